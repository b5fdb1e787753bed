/**
 * Keeps the living lists of all windows up to date: after a change, each list that depends on it is read again
 * and what differs is sent, soon but not within the commit, and not more often than a person can see. A window that does
 * not take its messages is skipped until it does, and then gets one difference. A window that drops may come back for
 * its lists for a while. Lists of a whole school are read, compared and sent in slices, in turn with the others, so that an
 * alarm commits in between; each is of one version from its first page to its last. Nothing here knows sockets.
 */
import type { z } from 'zod';
import type { DeltaMessage, FailedMessage } from '../../../shared/contract/messages.ts';
import { MAX_SUBSCRIPTIONS, RESUME_WINDOW_MS } from '../../../shared/contract/messages.ts';
import type { Permission } from '../../../shared/contract/permission.ts';
import { subscriptions, type SubscriptionName, type SubscriptionParams } from '../../../shared/contract/procedures.ts';
import type { Clock, Timers } from '../../../shared/kernel/ports.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Pieces } from '../../../shared/kernel/slices.ts';
import type { HostCore } from '../core.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import { deltaPages } from './delta-pages.ts';
import { BEHIND_RECHECK_MS, LIST_SLICE_MS, MAX_RETAINED, READ_SPACING_MS } from './limits.ts';
import { LivingList, type Keyed } from './living-list.ts';
import { mayUse } from './may-use.ts';
import { listUnreadable, notPermitted, notUnderstood, tooManySubscriptions, unknownProcedure } from './refusals.ts';

/** A window that is connected. */
export interface WindowLink {
  readonly session: string;
  /** Messages wait that it has not taken. */
  isBehind(): boolean;
  delta(message: DeltaMessage): void;
  failed(message: FailedMessage): void;
}

export interface SubscribeRequest {
  readonly subscription: string;
  readonly name: string;
  readonly params: unknown;
  readonly since: number | null;
}

interface Subscription {
  readonly id: string;
  readonly name: SubscriptionName;
  readonly paramsJson: string;
  readonly session: string;
  readonly permission: Permission;
  readonly row: z.ZodObject;
  readonly read: () => Pieces<readonly Keyed[]>;
  readonly list: LivingList<Keyed>;
  /** Null while its window is away. */
  window: WindowLink | null;
  /** The version that the window holds once it has taken what was sent; null where it holds nothing. */
  sent: number | null;
  /** The window was told that it failed, and waits to hear otherwise. */
  failed: boolean;
  readMs: number;
  /** Under way: reading it, and sending what changed. */
  work: Pieces<void> | null;
  /** Something changed since that began. */
  again: boolean;
  /** Calls off the next read, or while the window is away the end of waiting for it. */
  callOff: (() => void) | null;
}

export interface SubscriptionsNeeds {
  readonly core: HostCore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: HostLog;
}

const isName = (name: string): name is SubscriptionName => Object.hasOwn(subscriptions, name);
const keyOf = (session: string, id: string): string => `${session} ${id}`;

export class Subscriptions {
  readonly #needs: SubscriptionsNeeds;
  /** By session and the window's own id. */
  readonly #all = new Map<string, Subscription>();
  /** Those with work under way, in turn. */
  #line: readonly Subscription[] = [];
  /** Calls off the next slice. */
  #callOffSlice: (() => void) | null = null;
  readonly #stopListening: () => void;

  constructor(needs: SubscriptionsNeeds) {
    this.#needs = needs;
    this.#stopListening = needs.core.onChange((changed) => this.#onChange(changed));
  }

  /** Answers at once; the first delta follows later, so that the window hears the answer before it. */
  subscribe(window: WindowLink, request: SubscribeRequest): Result<{ resumed: boolean }, Rejection> {
    if (!isName(request.name)) return err(unknownProcedure(request.name));
    const { permission, params: paramsSchema } = subscriptions[request.name];
    const actor = this.#needs.core.signedIn();
    if (!mayUse(permission, actor)) return err(notPermitted(actor));
    const params = paramsSchema.safeParse(request.params);
    if (!params.success) return err(notUnderstood(params.error));

    const key = keyOf(window.session, request.subscription);
    const paramsJson = JSON.stringify(params.data);
    const before = this.#all.get(key);
    if (before?.window !== window && this.#of(window).length >= MAX_SUBSCRIPTIONS) return err(tooManySubscriptions);
    // A window that asks again has forgotten the pages that came so far: what follows the answer begins with the version that it names.
    if (before !== undefined) this.#stop(before);

    const same = before !== undefined && before.name === request.name && before.paramsJson === paramsJson;
    const subscription = same ? before : this.#create(window.session, request.subscription, request.name, params.data, paramsJson);
    const resumed = request.since !== null && subscription.list.canResume(request.since);
    subscription.window = window;
    subscription.sent = resumed ? request.since : null;
    this.#all.set(key, subscription);
    this.#readAfter(subscription, 0);
    return ok({ resumed });
  }

  unsubscribe(window: WindowLink, id: string): void {
    const key = keyOf(window.session, id);
    const subscription = this.#all.get(key);
    if (subscription?.window !== window) return;
    this.#stop(subscription);
    this.#all.delete(key);
  }

  /** The window is gone, and may come back under the same session. */
  drop(window: WindowLink): void {
    for (const subscription of this.#of(window)) {
      const key = keyOf(subscription.session, subscription.id);
      this.#stop(subscription);
      subscription.window = null;
      subscription.callOff = this.#needs.timers.after(RESUME_WINDOW_MS, () => this.#all.delete(key));
      // Moves to the end: what is retained longest comes first.
      this.#all.delete(key);
      this.#all.set(key, subscription);
    }
    const retained = [...this.#all].filter(([, other]) => other.session === window.session && other.window === null);
    for (const [key, oldest] of retained.slice(0, -MAX_RETAINED)) {
      oldest.callOff?.();
      this.#all.delete(key);
    }
  }

  close(): void {
    this.#stopListening();
    for (const subscription of this.#all.values()) this.#stop(subscription);
    this.#callOffSlice?.();
    this.#all.clear();
  }

  /** Nothing more is read or sent of it until it is asked for again. */
  #stop(subscription: Subscription): void {
    subscription.callOff?.();
    subscription.callOff = null;
    subscription.work = null;
    subscription.again = false;
    this.#line = this.#line.filter((other) => other !== subscription);
  }

  #create<N extends SubscriptionName>(session: string, id: string, name: N, params: unknown, paramsJson: string): Subscription {
    const { core } = this.#needs;
    const { permission, row } = subscriptions[name];
    return {
      id,
      name,
      paramsJson,
      session,
      permission,
      row,
      // The caller has parsed them with this subscription's own schema.
      read: () => core.readInPieces(name, params as SubscriptionParams<N>),
      list: new LivingList(),
      window: null,
      sent: null,
      failed: false,
      readMs: 0,
      work: null,
      again: false,
      callOff: null,
    };
  }

  #of(window: WindowLink): readonly Subscription[] {
    return [...this.#all.values()].filter((subscription) => subscription.window === window);
  }

  #onChange(changed: ReadonlySet<string>): void {
    const touched = new Map<SubscriptionName, boolean>();
    for (const subscription of this.#all.values()) {
      if (subscription.window === null || subscription.callOff !== null) continue;
      const known = touched.get(subscription.name);
      const isTouched = known ?? [...this.#needs.core.dependsOn(subscription.name)].some((view) => changed.has(view));
      if (known === undefined) touched.set(subscription.name, isTouched);
      if (!isTouched) continue;
      if (subscription.work === null) this.#readSoon(subscription);
      else subscription.again = true;
    }
  }

  #readSoon(subscription: Subscription): void {
    const sinceReadMs = this.#needs.clock.monotonicMs() - subscription.readMs;
    this.#readAfter(subscription, Math.max(0, READ_SPACING_MS - sinceReadMs));
  }

  /** Even without a wait not now: the commit's own answer goes first. */
  #readAfter(subscription: Subscription, delayMs: number): void {
    subscription.callOff = this.#needs.timers.after(delayMs, () => {
      subscription.callOff = null;
      if (subscription.window === null) return;
      if (subscription.window.isBehind()) return this.#readAfter(subscription, BEHIND_RECHECK_MS);
      subscription.work = this.#sendChanges(subscription, subscription.window);
      this.#line = [...this.#line, subscription];
      if (this.#callOffSlice === null) this.#workOneSlice();
    });
  }

  /** A list that is not done at the end of a slice goes behind the others. */
  #workOneSlice(): void {
    const { clock, timers } = this.#needs;
    const startedMs = clock.monotonicMs();
    const isOver = (): boolean => clock.monotonicMs() - startedMs >= LIST_SLICE_MS;
    for (let [first] = this.#line; first !== undefined && !isOver(); [first] = this.#line) {
      let done = false;
      while (!done && !isOver()) done = first.work?.next().done ?? true;
      this.#line = this.#line.filter((other) => other !== first);
      if (!done) this.#line = [...this.#line, first];
      else this.#finish(first);
    }
    if (this.#line.length === 0) return;
    this.#callOffSlice = timers.after(0, () => {
      this.#callOffSlice = null;
      this.#workOneSlice();
    });
  }

  #finish(subscription: Subscription): void {
    subscription.work = null;
    if (subscription.again) this.#readSoon(subscription);
    subscription.again = false;
  }

  *#sendChanges(subscription: Subscription, window: WindowLink): Pieces<void> {
    const { core, clock, log } = this.#needs;
    const { id, list } = subscription;
    subscription.readMs = clock.monotonicMs();
    const fail = (rejection: Rejection): void => {
      subscription.failed = true;
      window.failed({ subscription: id, rejection });
    };
    const actor = core.signedIn();
    if (!mayUse(subscription.permission, actor)) return fail(notPermitted(actor));

    let rows: readonly Keyed[];
    try {
      rows = yield* subscription.read();
      yield* list.update(rows);
    } catch (error) {
      log.fault(`list ${subscription.name}`, error);
      return fail(listUnreadable);
    }
    if (subscription.sent === list.version && !subscription.failed) return;

    const changes = list.changesSince(subscription.sent, rows);
    const from = changes.reset ? 0 : (subscription.sent ?? 0);
    const pages = yield* deltaPages({ subscription: id, from, to: list.version }, changes, subscription.row);
    if (!pages.ok) {
      log.fault(`row of list ${subscription.name}`, pages.error);
      return fail(listUnreadable);
    }
    if (!mayUse(subscription.permission, core.signedIn())) return fail(notPermitted(core.signedIn()));
    for (const page of pages.value) {
      window.delta(page);
      yield;
    }
    subscription.sent = list.version;
    subscription.failed = false;
  }
}
