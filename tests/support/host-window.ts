/** A window of a running host, as the screens are one: it asks, commands, and reads lists over the door's socket. */
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { randomIds } from '../../electron/host/system/crypto.ts';
import type { Answer, DeltaMessage } from '../../shared/contract/messages.ts';
import { PROTOCOL_VERSION, subscriptions, type CommandOutcome, type QueryAnswer, type QueryName, type QueryParams, type SubscriptionName, type SubscriptionParams, type SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { ListReplica } from '../host/web/list-replica.ts';

/** A host that begins again on another site, or catches up, answers late. */
const ANSWER_TIMEOUT_MS = 10_000;

class Refused extends Error {
  override readonly name = 'Refused';
}

export class HostWindow {
  readonly #socket: Socket;
  /** Those that are waited for. */
  readonly #lists = new Map<string, { readonly take: (delta: DeltaMessage) => void; readonly dropped: () => void }>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('delta', (delta: DeltaMessage) => this.#lists.get(delta.subscription)?.take(delta));
    socket.on('disconnect', () => {
      for (const list of this.#lists.values()) list.dropped();
    });
  }

  /** `url`: as the host's ready line has it. */
  static async open(url: string): Promise<HostWindow> {
    const { origin, hash } = new URL(url);
    const answer = await fetch(`${origin}/session`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ code: hash.slice('#code='.length), protocol: PROTOCOL_VERSION }) });
    const { token } = (await answer.json()) as { readonly token: string };
    const socket = io(origin, { transports: ['websocket'], auth: { token }, extraHeaders: { origin }, reconnectionDelay: 100, reconnectionDelayMax: 300 });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    return new HostWindow(socket);
  }

  /** Under an id of its own, or one that was tried before. Rejects where no answer came. */
  execute(command: Command, commandId = randomIds.next() as CommandId): Promise<CommandOutcome> {
    return this.#ask<CommandOutcome>('command', { commandId, command });
  }

  /** Throws where it was refused. */
  async command(command: Command): Promise<Readonly<Record<string, string>>> {
    const outcome = await this.execute(command);
    if (!outcome.accepted) throw new Refused(JSON.stringify(outcome.rejection));
    return outcome.result;
  }

  query<N extends QueryName>(name: N, params: QueryParams<N>): Promise<QueryAnswer<N>> {
    return this.#ask<QueryAnswer<N>>('query', { name, params });
  }

  /** All rows, as they are now. Asked again where the host began again on another site meanwhile, as a window does. */
  async list<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>): Promise<readonly SubscriptionRow<N>[]> {
    try {
      return await this.#list(name, params);
    } catch (error) {
      if (this.#socket.connected || !this.#socket.active) throw error;
      await Promise.race([new Promise<void>((resolve) => this.#socket.once('connect', resolve)), this.#late('the host')]);
      return this.#list(name, params);
    }
  }

  /** What comes of it, from now until the window closes. */
  async watch<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>, came: (rows: DeltaMessage['upserts']) => void): Promise<void> {
    const subscription = randomIds.next();
    this.#lists.set(subscription, { take: ({ upserts }) => came(upserts), dropped: () => undefined });
    await this.#ask('subscribe', { subscription, name, params, since: null });
  }

  async #list<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>): Promise<readonly SubscriptionRow<N>[]> {
    const subscription = randomIds.next();
    const replica = new ListReplica();
    const whole = new Promise<void>((resolve, reject) => {
      this.#lists.set(subscription, {
        take: (delta) => {
          replica.take(delta);
          if (!delta.more) resolve();
        },
        // Asked for and not come yet: the next connection knows nothing of it.
        dropped: () => reject(new Error(`the list ${name} was lost with the connection`)),
      });
    });
    try {
      await Promise.all([this.#ask('subscribe', { subscription, name, params, since: null }), Promise.race([whole, this.#late(`the list ${name}`)])]);
      await this.#ask('unsubscribe', { subscription });
    } finally {
      this.#lists.delete(subscription);
    }
    return z.array(z.custom<SubscriptionRow<N>>((row) => subscriptions[name].row.safeParse(row).success)).parse(replica.rows);
  }

  close(): void {
    this.#socket.close();
  }

  async #late(what: string): Promise<never> {
    await new Promise((resolve) => setTimeout(resolve, ANSWER_TIMEOUT_MS).unref());
    throw new Error(`${what} did not come`);
  }

  async #ask<T>(event: string, body: unknown): Promise<T> {
    const answer = (await this.#socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck(event, body)) as Answer<T>;
    if (!answer.ok) throw new Refused(JSON.stringify(answer.rejection));
    return answer.value;
  }
}
