/** The plainest way to hand one thing to many: a socket.io server and so many clients on the loopback, and nothing else; over TLS where it has a certificate. */
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { createServer as createTlsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';

export class PlainFanOut {
  readonly #http: HttpServer | HttpsServer;
  readonly #server: Server;
  readonly #pem: string | null;
  readonly #clients: Socket[] = [];
  #left = 0;
  #done: () => void = () => undefined;

  /** `pem`: key and certificate; null: in the clear. */
  constructor(pem: string | null = null) {
    this.#pem = pem;
    this.#http = pem === null ? createServer() : createTlsServer({ key: pem, cert: pem });
    this.#server = new Server(this.#http, { transports: ['websocket'], perMessageDeflate: false, maxHttpBufferSize: 1e8 });
  }

  async open(many: number): Promise<void> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    for (let i = 0; i < many; i++) {
      const secure = this.#pem === null ? {} : { ca: this.#pem, rejectUnauthorized: false };
      const client = io(`${this.#pem === null ? 'http' : 'https'}://127.0.0.1:${(this.#http.address() as AddressInfo).port}`, { transports: ['websocket'], forceNew: true, ...secure });
      client.on('message', () => {
        this.#left -= 1;
        if (this.#left === 0) this.#done();
      });
      this.#clients.push(client);
      await new Promise<void>((resolve) => {
        client.on('connect', resolve);
      });
    }
  }

  /** Each client gets each of them. */
  async send(messages: readonly unknown[]): Promise<number> {
    const sinceMs = performance.now();
    this.#left = this.#clients.length * messages.length;
    const all = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    for (const message of messages) for (const socket of this.#server.sockets.sockets.values()) socket.emit('message', message);
    await all;
    return performance.now() - sinceMs;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.disconnect();
    await this.#server.close();
  }
}
