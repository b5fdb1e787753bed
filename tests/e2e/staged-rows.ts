/**
 * Puts rows into a window in place of the host's: for pictures of what takes six computers, hours or a full disk to come
 * about. All else in the window stays the host's, and each row is checked by the window against the contract as any other.
 */
import type { Page, WebSocketRoute } from '@playwright/test';
import { subscribeMessage, queryMessage } from '../../shared/contract/messages.ts';
import type { QueryAnswer, QueryName, SubscriptionName, SubscriptionRow } from '../../shared/contract/procedures.ts';

/** Of socket.io: an event with an acknowledgement, its number, its name and its body. */
const EVENT = /^42(\d+)(\[.*\])$/s;
const DELTA = /^42\["delta",/;

export class StagedRows {
  readonly #rows = new Map<string, readonly unknown[]>();
  readonly #answers = new Map<string, unknown>();
  /** By the window's own id of each subscription to a staged list, its name. */
  #subscriptions = new Map<string, string>();
  #window: WebSocketRoute | null = null;
  #version = 1_000_000;

  /** Before the window is opened. */
  async stage(page: Page): Promise<void> {
    await page.routeWebSocket(/socket\.io/, (window) => {
      this.#window = window;
      this.#subscriptions = new Map();
      const host = window.connectToServer();
      window.onMessage((message) => {
        if (typeof message !== 'string' || !this.#answersItself(window, message)) host.send(message);
      });
      host.onMessage((message) => {
        // The host knows the list too; what it says of it is not shown.
        const staged = typeof message === 'string' && DELTA.test(message) && [...this.#subscriptions.keys()].some((id) => message.includes(id));
        if (!staged) window.send(message);
      });
    });
  }

  show<N extends SubscriptionName>(name: N, rows: readonly SubscriptionRow<N>[]): void {
    this.#rows.set(name, rows);
    for (const [subscription, of] of this.#subscriptions) if (of === name) this.#send(subscription, rows);
  }

  answer<N extends QueryName>(name: N, answer: QueryAnswer<N>): void {
    this.#answers.set(name, answer);
  }

  #answersItself(window: WebSocketRoute, message: string): boolean {
    const [, number, body] = EVENT.exec(message) ?? [];
    if (number === undefined || body === undefined) return false;
    const said: unknown = JSON.parse(body);
    if (!Array.isArray(said)) return false;
    const reply = (value: unknown): boolean => {
      window.send(`43${number}${JSON.stringify([{ ok: true, value }])}`);
      return true;
    };
    if (said[0] === 'query') {
      const { name } = queryMessage.parse(said[1]);
      return this.#answers.has(name) && reply(this.#answers.get(name));
    }
    if (said[0] !== 'subscribe') return false;
    const { name, subscription } = subscribeMessage.parse(said[1]);
    const rows = this.#rows.get(name);
    if (rows === undefined) return false;
    this.#subscriptions.set(subscription, name);
    reply({ resumed: false });
    this.#send(subscription, rows);
    return true;
  }

  #send(subscription: string, rows: readonly unknown[]): void {
    this.#version += 1;
    this.#window?.send(`42${JSON.stringify(['delta', { subscription, from: 0, to: this.#version, reset: true, more: false, upserts: rows, removals: [], order: null }])}`);
  }
}
