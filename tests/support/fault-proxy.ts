/** A cable between two programs of this machine that can be cut, stalled, slowed and reset: TCP, whatever goes through it. */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * `fine`: all goes through. `cut`: what is open is torn, and nobody gets in. `stalled`: what is open stays and nothing moves
 * in it, as when a cable is pulled. `halfOpen`: what the dialing end says arrives, and it hears nothing.
 */
export type CableState = 'fine' | 'cut' | 'stalled' | 'halfOpen';

const LOOPBACK = '127.0.0.1';

export class FaultProxy {
  readonly #server: Server;
  readonly #target: () => number;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  /** Whose other end is gone, which a cable on which nothing moves does not tell. */
  readonly #unheard: Socket[] = [];
  #state: CableState = 'fine';
  /** Null: as fast as it goes. */
  #bytesPerSecond: number | null = null;

  private constructor(target: () => number) {
    this.#target = target;
    this.#server = createServer({ noDelay: true, allowHalfOpen: true }, (near) => this.#connected(near));
  }

  /** `target`: the port behind it, asked at each connection, since a program that was started again may have another. */
  static async open(target: () => number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, LOOPBACK, resolve));
    return proxy;
  }

  get address(): string {
    return `${LOOPBACK}:${(this.#server.address() as AddressInfo).port}`;
  }

  be(state: CableState): void {
    this.#state = state;
    if (state === 'fine') for (const socket of this.#unheard.splice(0)) socket.destroy();
    if (state === 'cut') this.reset();
    for (const pair of this.#pairs) this.#flow(pair);
  }

  slowTo(bytesPerSecond: number | null): void {
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** What is open is torn at both ends; the next gets in. */
  reset(): void {
    for (const sockets of this.#pairs) for (const socket of sockets) socket.resetAndDestroy();
    this.#pairs.clear();
    for (const socket of this.#unheard.splice(0)) socket.destroy();
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #connected(near: Socket): void {
    if (this.#state === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port: this.#target(), host: LOOPBACK, noDelay: true, allowHalfOpen: true });
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (bytes: Buffer) => this.#pass(bytes, from, to));
      from.on('end', () => to.end());
      // Torn on one side is torn on the other.
      from.on('error', () => undefined);
      from.on('close', () => this.#closed(pair, to));
    }
    this.#flow(pair);
  }

  #closed(pair: readonly [Socket, Socket], to: Socket): void {
    this.#pairs.delete(pair);
    if (this.#state === 'stalled' || this.#state === 'halfOpen') this.#unheard.push(to);
    else to.destroy();
  }

  #pass(bytes: Buffer, from: Socket, to: Socket): void {
    const full = !to.write(bytes);
    if (this.#bytesPerSecond !== null) {
      from.pause();
      setTimeout(() => this.#flowAgain(from), (bytes.length / this.#bytesPerSecond) * 1000);
    } else if (full) {
      from.pause();
      to.once('drain', () => this.#flowAgain(from));
    }
  }

  #flowAgain(from: Socket): void {
    for (const pair of this.#pairs) if (pair.includes(from)) this.#flow(pair);
  }

  #flow([near, far]: readonly [Socket, Socket]): void {
    for (const [socket, moves] of [[near, this.#state === 'fine' || this.#state === 'halfOpen'], [far, this.#state === 'fine']] as const) {
      if (moves) socket.resume();
      else socket.pause();
    }
  }
}
