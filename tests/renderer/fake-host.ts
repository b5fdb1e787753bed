/** A host of canned answers that speaks the contract's messages, and misbehaves where a test asks it to. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { commandMessage, subscribeMessage, type Answer, type DeltaMessage } from '../../shared/contract/messages.ts';
import type { CommandOutcome } from '../../shared/contract/procedures.ts';

export const TOKEN = 'token';
type Reply = (answer: Answer<unknown>) => void;
export interface Asked {
  readonly subscription: string;
  readonly since: number | null;
}

export class FakeHost {
  readonly commandIds: string[] = [];
  readonly asked: Asked[] = [];
  /** How many commands it leaves unanswered before it answers. */
  deaf = 0;
  outcome: CommandOutcome = { accepted: true, events: [], result: {} };
  /** What it answers to a subscription: nothing but the acknowledgement, unless a test says so. */
  onSubscribe: (asked: Asked) => readonly DeltaMessage[] = () => [];
  readonly #http = createServer();
  readonly #io = new Server(this.#http, { transports: ['websocket'] });
  #sockets: Socket[] = [];

  constructor() {
    this.#io.use((socket, next) => {
      if ((socket.handshake.auth as { token?: unknown }).token === TOKEN) next();
      else next(Object.assign(new Error('no'), { data: { name: 'SessionUnknown', message: 'Unknown.', whatToDo: 'Start again.' } }));
    });
    this.#io.on('connection', (socket) => {
      this.#sockets.push(socket);
      socket.on('command', (body: unknown, reply: Reply) => {
        this.commandIds.push(commandMessage.parse(body).commandId);
        if (this.deaf > 0) this.deaf -= 1;
        else reply({ ok: true, value: this.outcome });
      });
      socket.on('subscribe', (body: unknown, reply: Reply) => {
        const { subscription, since } = subscribeMessage.parse(body);
        this.asked.push({ subscription, since });
        reply({ ok: true, value: { resumed: since !== null } });
        for (const delta of this.onSubscribe({ subscription, since })) this.send(delta);
      });
      socket.on('unsubscribe', (_body: unknown, reply: Reply) => reply({ ok: true, value: {} }));
    });
  }

  async listen(): Promise<string> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  send(delta: DeltaMessage): void {
    for (const socket of this.#sockets) socket.emit('delta', delta);
  }

  /** As a network does it: without a word, and the window comes back by itself. */
  drop(): void {
    for (const socket of this.#sockets) socket.conn.close();
    this.#sockets = [];
  }

  async close(): Promise<void> {
    await this.#io.close();
  }
}
