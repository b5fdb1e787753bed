/**
 * This window's connection to its host. Socket.io delivers at most once, so: a command is sent again under the same id
 * until it is answered; a living list resumes from the version held; a lost delta is asked for again. Everything that
 * comes in is checked against the contract. It must never make up an answer.
 */
import { io, type Socket } from 'socket.io-client';
import { answer, deltaMessage, failedMessage } from '../../shared/contract/messages.ts';
import { commandOutcome, queries, type CommandOutcome, type QueryAnswer, type QueryName, type QueryParams, type SubscriptionName, type SubscriptionParams, type SubscriptionRow } from '../../shared/contract/procedures.ts';
import { rejection } from '../../shared/contract/rejection.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { HeldList } from './held-list.ts';
import { hostSilent, messageNotUnderstood, sessionEnded } from './rejections.ts';

/** After this a command that is not answered is sent again. */
const RESEND_AFTER_MS = 4_000;
/** An import of a large district may take this long; nothing else comes near it. */
const QUERY_TIMEOUT_MS = 180_000;
const RECONNECT_MIN_MS = 250;
const RECONNECT_MAX_MS = 2_000;

export type ConnectionState = { readonly is: 'connecting' | 'connected' | 'dropped' } | { readonly is: 'refused'; readonly rejection: Rejection };
export type QueryResult<N extends QueryName> = { readonly ok: true; readonly value: QueryAnswer<N> } | { readonly ok: false; readonly rejection: Rejection };

export interface ListSink<N extends SubscriptionName> {
  readonly rows: (rows: readonly SubscriptionRow<N>[]) => void;
  /** The host would not or could not show this list; what is held may be out of date. */
  readonly failed: (rejection: Rejection) => void;
}

interface Subscribed {
  readonly subscription: string;
  readonly name: SubscriptionName;
  readonly params: unknown;
  readonly list: HeldList<SubscriptionName>;
  readonly changed: () => void;
  readonly failed: (rejection: Rejection) => void;
}

interface Unanswered {
  readonly commandId: CommandId;
  readonly command: Command;
  readonly settle: (outcome: CommandOutcome) => void;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly token: string;
  readonly freshId: () => CommandId;
  readonly onState: (state: ConnectionState) => void;
  readonly resendAfterMs?: number;
}

const commandAnswer = answer(commandOutcome);

export class HostConnection {
  readonly #socket: Socket;
  readonly #freshId: () => CommandId;
  readonly #resendAfterMs: number;
  readonly #subscribed = new Map<string, Subscribed>();
  readonly #unanswered = new Map<CommandId, Unanswered>();

  constructor(options: ConnectionOptions) {
    this.#freshId = options.freshId;
    this.#resendAfterMs = options.resendAfterMs ?? RESEND_AFTER_MS;
    this.#socket = io(options.url, {
      auth: { token: options.token },
      transports: ['websocket'],
      reconnectionDelay: RECONNECT_MIN_MS,
      reconnectionDelayMax: RECONNECT_MAX_MS,
      forceNew: true,
    });
    this.#socket.on('connect', () => {
      options.onState({ is: 'connected' });
      for (const one of this.#subscribed.values()) this.#subscribe(one);
      for (const one of this.#unanswered.values()) void this.#send(one);
    });
    this.#socket.on('disconnect', () => {
      for (const one of this.#subscribed.values()) one.list.forgetPages();
      options.onState({ is: 'dropped' });
    });
    this.#socket.on('connect_error', (error: Error & { readonly data?: unknown }) => {
      // Refused at the door carries a rejection; anything else is a host that is not there, and is tried again.
      const refused = rejection.safeParse(error.data);
      if (refused.success) options.onState({ is: 'refused', rejection: refused.data.name === 'SessionUnknown' ? sessionEnded : refused.data });
      else options.onState({ is: 'dropped' });
    });
    this.#socket.on('delta', (message: unknown) => this.#onDelta(message));
    this.#socket.on('failed', (message: unknown) => this.#onFailed(message));
  }

  /** Resolves when the host has the command on disk or has refused it; until then it is sent again and again. */
  execute(commandId: CommandId, command: Command): Promise<CommandOutcome> {
    return new Promise((resolve) => {
      const unanswered: Unanswered = {
        commandId,
        command,
        settle: (outcome) => {
          if (this.#unanswered.delete(commandId)) resolve(outcome);
        },
      };
      this.#unanswered.set(commandId, unanswered);
      void this.#send(unanswered);
    });
  }

  async query<N extends QueryName>(name: N, params: QueryParams<N>): Promise<QueryResult<N>> {
    let raw: unknown;
    try {
      raw = await this.#socket.timeout(QUERY_TIMEOUT_MS).emitWithAck('query', { name, params });
    } catch {
      return { ok: false, rejection: hostSilent };
    }
    const parsed = answer(queries[name].answer).safeParse(raw);
    if (!parsed.success) return { ok: false, rejection: messageNotUnderstood(`the answer to "${name}"`) };
    return parsed.data.ok ? { ok: true, value: parsed.data.value as QueryAnswer<N> } : { ok: false, rejection: parsed.data.rejection };
  }

  /** Returns how to stop. */
  subscribe<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>, sink: ListSink<N>): () => void {
    const list = new HeldList(name);
    const one: Subscribed = { subscription: this.#freshId(), name, params, list, changed: () => sink.rows(list.rows), failed: sink.failed };
    this.#subscribed.set(one.subscription, one);
    if (this.#socket.connected) this.#subscribe(one);
    return () => {
      this.#subscribed.delete(one.subscription);
      if (this.#socket.connected) this.#socket.emit('unsubscribe', { subscription: one.subscription }, () => undefined);
    };
  }

  close(): void {
    this.#socket.close();
  }

  async #send(one: Unanswered): Promise<void> {
    while (this.#socket.connected && this.#unanswered.get(one.commandId) === one) {
      let raw: unknown;
      try {
        raw = await this.#socket.timeout(this.#resendAfterMs).emitWithAck('command', { commandId: one.commandId, command: one.command });
      } catch {
        // Not answered in time, or dropped: here it is sent again, after a drop the next 'connect' does it.
        continue;
      }
      const parsed = commandAnswer.safeParse(raw);
      if (!parsed.success) one.settle({ accepted: false, rejection: messageNotUnderstood('the answer to a command') });
      else one.settle(parsed.data.ok ? parsed.data.value : { accepted: false, rejection: parsed.data.rejection });
    }
  }

  #subscribe(one: Subscribed): void {
    one.list.forgetPages();
    this.#socket.emit('subscribe', { subscription: one.subscription, name: one.name, params: one.params, since: one.list.version }, (raw: unknown) => {
      const refusal = refusalIn(raw);
      if (refusal !== null) one.failed(refusal);
    });
  }

  #onDelta(message: unknown): void {
    const delta = deltaMessage.safeParse(message);
    if (!delta.success) {
      // Without a readable subscription nobody can be told but everybody.
      for (const one of this.#subscribed.values()) one.failed(messageNotUnderstood('a change to a list'));
      return;
    }
    const one = this.#subscribed.get(delta.data.subscription);
    if (one === undefined) return;
    const applied = one.list.apply(delta.data);
    if (applied === 'changed') one.changed();
    else if (applied === 'gap') this.#subscribe(one);
    else if (applied === 'broken') one.failed(messageNotUnderstood(`a row of the list "${one.name}"`));
  }

  #onFailed(message: unknown): void {
    const failed = failedMessage.safeParse(message);
    if (!failed.success) return;
    this.#subscribed.get(failed.data.subscription)?.failed(failed.data.rejection);
  }
}

/** Null where an acknowledgement says yes; what it carries besides is of no use here. */
function refusalIn(raw: unknown): Rejection | null {
  if (typeof raw === 'object' && raw !== null && 'ok' in raw) {
    if (raw.ok === true) return null;
    const parsed = rejection.safeParse('rejection' in raw ? raw.rejection : null);
    if (parsed.success) return parsed.data;
  }
  return messageNotUnderstood('an acknowledgement');
}
