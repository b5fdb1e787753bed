/**
 * What is raised at the desktop itself: by its shortcut from any program, and on the page that stands while no host runs. Each is on disk before anything
 * else and goes to the host until it has answered, with the same id, so that it goes out once. What an earlier desktop left is only sent when somebody says so.
 */
import { Notification } from 'electron';
import { raisedAtDesktop, type RaisedAtDesktop } from '../../shared/contract/desktop-messages.ts';
import { forget, remember, remembered } from './desktop-file.ts';
import { newCommandId } from './shell-random.ts';

export type Raisable = RaisedAtDesktop['what'];

export const raisedWords: Readonly<Record<Raisable, string>> = { help: 'A call for help', hold: 'HOLD', secure: 'SECURE', lockdown: 'LOCKDOWN', evacuate: 'EVACUATE', shelter: 'SHELTER' };

export class RaisedHere {
  readonly #file: string;
  readonly #toHost: (raised: RaisedAtDesktop) => void;
  #waiting: readonly RaisedAtDesktop[] = [];
  #left: readonly RaisedAtDesktop[];

  /** `toHost` does nothing while no host runs. */
  constructor(file: string, toHost: (raised: RaisedAtDesktop) => void) {
    this.#file = file;
    this.#toHost = toHost;
    const read = raisedAtDesktop.array().safeParse(remembered(file));
    this.#left = read.success ? read.data : [];
  }

  /** What a desktop before this one was asked and did not bring to a host. */
  get left(): readonly Raisable[] {
    return this.#left.map(({ what }) => what);
  }

  get waiting(): readonly Raisable[] {
    return this.#waiting.map(({ what }) => what);
  }

  sendLeft(send: boolean): void {
    const left = send ? this.#left : [];
    this.#left = [];
    this.#keep([...this.#waiting, ...left]);
    for (const one of left) this.#toHost(one);
  }

  raise(what: Raisable): void {
    if (this.waiting.includes(what)) return;
    const raised: RaisedAtDesktop = { is: 'raise', commandId: newCommandId(), what };
    this.#keep([...this.#waiting, raised]);
    this.#toHost(raised);
  }

  takeBack(what: Raisable): void {
    this.#keep(this.#waiting.filter((one) => one.what !== what));
  }

  /** A host runs, again or for the first time. */
  hostRuns(): void {
    for (const one of this.#waiting) this.#toHost(one);
  }

  answered(commandId: string, refused: string | null): void {
    const one = this.#waiting.find((each) => each.commandId === commandId);
    if (one === undefined) return;
    this.#keep(this.#waiting.filter((each) => each !== one));
    const name = raisedWords[one.what];
    new Notification({ title: refused === null ? `${name} went out` : `${name} did NOT go out`, body: refused ?? 'It was raised from this computer.', urgency: 'critical' }).show();
  }

  #keep(waiting: readonly RaisedAtDesktop[]): void {
    this.#waiting = waiting;
    const all = [...this.#left, ...waiting];
    if (all.length === 0) forget(this.#file);
    else remember(this.#file, all);
  }
}
