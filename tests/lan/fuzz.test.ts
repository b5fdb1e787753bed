/**
 * The door for other consoles, beaten on: messages that are malformed, too large, forged, replayed, out of turn, from a site or
 * a key that nobody knows. Each is refused or dropped by name, the console lives, holds no more memory than before, and what
 * a sound console says meanwhile lands. Which blows fall is drawn from the seed in the test's name.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { breaches } from '../../electron/host/lan/breaches.ts';
import { LONGEST_PENALTY_MS } from '../../electron/host/lan/limits.ts';
import { BEAT_MS } from '../../shared/contract/lan-messages.ts';
import { MAX_QUARANTINED, MAX_WAITING_COMMITS } from '../../shared/kernel/limits.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import { consoleOfOrigin, type ConsoleId, type EventId, type IncidentId } from '../../shared/kernel/ids.ts';
import { incidentStream } from '../../shared/kernel/streams.ts';
import { fastSigner, type Random } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { commitsOf, findingsOf } from '../support/log-actions.ts';
import { agree, alarm, Net, Puppet, SITE, type Talker } from './talking.ts';

const BLOWS = 240;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const heapBytes = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

/** One who has an admitted console's key, and no good in mind. */
class Attacker {
  readonly author: Author;
  readonly puppet: Puppet;
  readonly #stranger: Author;
  readonly #random: Random;
  readonly #good: WireCommit[] = [];
  #run = 0;

  constructor(name: string, random: Random) {
    this.author = new Author(name);
    this.#stranger = new Author(`${name} whom nobody let in`);
    this.puppet = new Puppet(consoleOfOrigin(this.author.origin));
    this.#random = random;
  }

  /** Something that the other end never saw before, good or bad. */
  message(target: Talker): unknown {
    const { author } = this;
    const pick = this.#random.below(28);
    const any = (): unknown => this.#anything(3);
    const live = (commit: unknown): unknown => ({ kind: 'live', commit });
    const good = (): WireCommit => {
      const commit = this.#note(author, `${this.#random.next()}`);
      this.#good.push(commit);
      return commit;
    };
    switch (pick) {
      case 0:
        return any();
      case 1:
        return JSON.parse('{"__proto__":{"kind":"hello","polluted":true},"kind":"beat","events":1}');
      case 2:
        return JSON.parse(`{"kind":"live","commit":{"__proto__":{"polluted":true},"events":[],"constructor":{"prototype":{"polluted":true}}}}`);
      case 3:
        return { kind: this.#random.pick(['hello', 'beat', 'frontier', 'page', 'taken', 'live', 'wanted', 'passesOn', 'notice', 'obey', '__proto__', 'constructor']), run: any(), page: any(), ends: any(), commits: any(), commit: any(), more: any(), events: any(), told: any(), to: any() };
      case 4:
        return { kind: 'live', commit: 'x'.repeat(3_000_000) };
      case 5:
        return { kind: 'page', run: 1, page: 0, last: true, commits: Array.from({ length: 1_400 }, () => ['x'.repeat(2_000)]) };
      case 6:
        return nested(3_000);
      case 7:
        return { kind: 'page', run: this.#random.below(5), page: this.#random.below(5), commits: [good(), any()], last: this.#random.below(2) === 0 };
      case 8:
        return { kind: 'taken', run: this.#random.below(4), page: this.#random.below(4) };
      case 9:
        return { kind: 'frontier', run: (this.#run += this.#random.below(3)), ends: [{ origin: author.origin, seq: 2 ** 52, id: 'a'.repeat(64) }], more: this.#random.below(2) === 0 };
      case 10:
        return { kind: 'wanted', run: (this.#run += 1), events: [testEvent(this.#random), author.prev ?? 'b'.repeat(64)] };
      case 11:
        return live({ ...good(), signature: this.#random.pick(['', 'A'.repeat(86), this.#note(this.#stranger, 'x').signature]) });
      case 12:
        return live({ ...good(), publicKey: fastSigner('another').publicKey });
      case 13:
        return live(tampered(good(), this.#random));
      case 14:
        return live(this.#note(this.#stranger, `${this.#random.next()}`));
      case 15: {
        // A gap: its effect without the cause.
        this.#note(author, `left out ${this.#random.next()}`);
        return live(good());
      }
      case 16:
        return live(this.#good.length > 0 ? this.#random.pick(this.#good) : good());
      case 17:
        return live(this.#random.pick(commitsOf(target.test)));
      case 18: {
        const commit = this.#random.pick(commitsOf(target.test));
        return live({ ...commit, events: commit.events.map((event) => ({ ...event, payload: null })) });
      }
      case 19: {
        // A fork of itself.
        const fork = author.clone();
        return live(this.#note(fork, `fork ${this.#random.next()}`));
      }
      case 20:
        return live({ ...good(), events: Array.from({ length: 300 }, () => good().events[0]) });
      case 21:
        return { kind: 'notice', told: { notice: { ...alarm(`${this.#random.next()}`, this.puppet.console), directive: any() }, ageMs: 0 } };
      case 22:
        return { kind: 'passesOn', to: [target.console, '__proto__'] };
      case 23:
        return { kind: 'beat', events: -1, frontier: 'f'.repeat(64), wall: Number.MAX_SAFE_INTEGER };
      case 24:
        return { kind: 'beat', events: 2 ** 50, frontier: 'f'.repeat(64), wall: -1_000_000_000 };
      case 25:
        return live(deep(author));
      case 26:
        // Whoever compares such a length throws; zod did.
        return this.#random.pick([live({ events: { length: { toString: 1 } } }), { kind: 'wanted', run: 1, events: { length: { toString: 1 } } }]);
      default:
        return { kind: 'hello', protocols: [1], version: 'x', site: this.#random.pick([SITE, testId('elsewhere')]), events: 0, frontier: 'e'.repeat(64), wall: 0 };
    }
  }

  #note(author: Author, text: string): WireCommit {
    const incident = testId<IncidentId>(`incident ${text}`);
    return author.write({ stream: incidentStream(incident), type: 'v1.NoteAdded', payload: { incident, text } }).wire;
  }

  #anything(depth: number): unknown {
    const dice = this.#random.below(depth > 0 ? 10 : 7);
    if (dice === 7) return Array.from({ length: this.#random.below(5) }, () => this.#anything(depth - 1));
    if (dice > 7) return Object.fromEntries(Array.from({ length: this.#random.below(5) }, (_, i) => [this.#random.pick(['kind', 'run', '__proto__', 'toString', 'length', `${i}`]), this.#anything(depth - 1)]));
    return [null, true, 0, -1, 1e308, 'x', '\u0000\ud800'][dice];
  }
}

const testEvent = (random: Random): EventId => Array.from({ length: 64 }, () => '0123456789abcdef'[random.below(16)]).join('') as EventId;

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

/** A payload that only a patient reader gets to the bottom of, well sealed. */
const deep = (author: Author): WireCommit =>
  author.write({ stream: incidentStream(testId(`deep ${author.seq}`)), type: 'v1.NoteAdded', payload: { text: nested(3_000) } }).wire;

/** One letter of it is another. */
function tampered(commit: WireCommit, random: Random): WireCommit {
  const [first, ...rest] = commit.events;
  const place = random.below(first!.header.length);
  const header = `${first!.header.slice(0, place)}${first!.header[place] === 'a' ? 'b' : 'a'}${first!.header.slice(place + 1)}`;
  return { ...commit, events: [{ ...first!, header }, ...rest] };
}

async function beaten(seed: number): Promise<void> {
  const net = new Net(seed);
  const attacker = new Attacker(`attacker ${seed}`, net.random);
  const members: { console: ConsoleId; publicKey: string }[] = [{ console: attacker.puppet.console, publicKey: fastSigner(`attacker ${seed}`).publicKey }];
  const [target, friend] = (await net.talkers(['target', 'friend'], members)) as [Talker, Talker];
  net.connect(target, friend);
  net.pass(4 * BEAT_MS);
  let said = 0;
  const strike = (blows: number): void => {
    for (let i = 0; i < blows; i++) {
      if (attacker.puppet.link === null || attacker.puppet.closed > 0) {
        // Kept off for a while; it comes again, as often as it may.
        net.pass(LONGEST_PENALTY_MS);
        attacker.puppet.closed = 0;
        net.connect(attacker.puppet, target);
        if (net.random.below(8) > 0) attacker.puppet.hello({ frontier: net.random.pick([target.frontier, 'c'.repeat(64)]) });
      }
      attacker.puppet.say(attacker.message(target));
      attacker.puppet.heard.length = 0;
      if (net.random.below(4) === 0) {
        (said % 2 === 0 ? friend : target).note(`good ${(said += 1)}`);
      }
      net.pass(net.random.below(80));
    }
  };
  strike(BLOWS / 2);
  const before = heapBytes();
  strike(BLOWS / 2);
  expect(heapBytes() - before).toBeLessThan(12 * 1024 * 1024);

  net.pass(LONGEST_PENALTY_MS);
  expect(said).toBeGreaterThan(BLOWS / 8);
  expect(agree([target, friend])).toBe(true);
  expect(target.sees(friend).state).toBe('inStep');
  expect([...target.faults, ...friend.faults]).toEqual([]);
  expect(friend.dropped).toEqual([]);
  const dropped = new Set(target.dropped);
  expect(dropped.size).toBeGreaterThan(4);
  for (const name of dropped) expect(Object.hasOwn(breaches, name)).toBe(true);
  expect({}).not.toHaveProperty('polluted');
  const counted = (table: string): number => Number(target.test.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  expect(counted('local_quarantine')).toBeGreaterThan(0);
  expect(counted('local_quarantine')).toBeLessThanOrEqual(MAX_QUARANTINED);
  expect(counted('local_waiting')).toBeLessThanOrEqual(MAX_WAITING_COMMITS);
  const strangers = commitsOf(target.test).filter(({ publicKey }) => publicKey === fastSigner(`attacker ${seed} whom nobody let in`).publicKey);
  expect(strangers).toEqual([]);
  expect(await findingsOf(target.test)).toEqual([]);
}

test.each([1, 2, 3, 4])('seed %i', beaten);
