/**
 * Real hosts that die at random moments, in the middle of commits and of catching up, with a ledger of every command that was
 * acknowledged. What was acknowledged must be everywhere in the end, and once; what was not may be there, and once.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { askHost } from '../../electron/host/cli/ask-host.ts';
import { verifyFile } from '../../electron/host/cli/operations.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { Random } from '../support/console.ts';
import { LanFleet, NAMES } from '../support/lan-fleet.ts';
import type { LanHost } from '../support/lan-host.ts';
import { join } from 'node:path';

export interface CrashReport {
  readonly cycles: number;
  readonly kills: number;
  readonly acknowledged: number;
  /** Sent, and the host died before it answered; tried again under the same id. */
  readonly unanswered: number;
  readonly events: number;
  /** What was acknowledged and is not there, or is there twice, at any host; damage that `verify` found; hosts that differ. */
  readonly faults: readonly string[];
  readonly slowestAgreementMs: number;
}

const HOSTS = 3;
const COMMANDS_AT_ONCE = 20;
const LONGEST_LIFE_MS = 120;
const CYCLES_BETWEEN_LOOKS = 5;
/** Far longer than it should take; how long it took is reported. */
const AGREE_WITHIN_MS = 30_000;

interface Sent {
  readonly commandId: CommandId;
  readonly text: string;
  readonly command: Command;
}

export async function crashHosts(cycles: number, seed: number, tell: (words: string) => void): Promise<CrashReport> {
  const random = new Random(seed);
  const fleet = await LanFleet.start(NAMES.slice(0, HOSTS), null);
  try {
    await fleet.found(60, async (host, students) => void (await askHost(host.data, 'sample', { seed: 1, students, date: null, founder: null })));
    await fleet.layCables();
    return await new Crashes(fleet, random, tell).run(cycles);
  } finally {
    await fleet.end();
  }
}

class Crashes {
  readonly #fleet: LanFleet;
  readonly #random: Random;
  readonly #tell: (words: string) => void;
  readonly #acknowledged = new Set<string>();
  readonly #sent = new Set<string>();
  readonly #faults: string[] = [];
  #incident = '';
  #kills = 0;
  #unanswered = 0;
  #slowestMs = 0;

  constructor(fleet: LanFleet, random: Random, tell: (words: string) => void) {
    this.#fleet = fleet;
    this.#random = random;
    this.#tell = tell;
  }

  async run(cycles: number): Promise<CrashReport> {
    const { incident = '' } = await this.#fleet.at(0).window.command({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
    this.#incident = incident;
    await this.#agree();
    for (let cycle = 1; cycle <= cycles; cycle++) {
      await this.#cycle();
      if (cycle % CYCLES_BETWEEN_LOOKS === 0) {
        await this.#agree();
        this.#tell(`${cycle} cycles, ${this.#kills} kills, ${this.#acknowledged.size} acknowledged, ${this.#unanswered} unanswered`);
      }
    }
    await this.#agree();
    const statuses = await this.#fleet.statuses();
    for (const host of this.#fleet.hosts) await this.#compare(host);
    for (const host of this.#fleet.hosts) await this.#verify(host);
    for (const { forks } of statuses) if (forks > 0) this.#faults.push('an origin numbered two facts alike, though no disk lost anything');
    return { cycles, kills: this.#kills, acknowledged: this.#acknowledged.size, unanswered: this.#unanswered, events: statuses[0]?.events ?? 0, faults: this.#faults, slowestAgreementMs: Math.round(this.#slowestMs) };
  }

  async #cycle(): Promise<void> {
    const { hosts } = this.#fleet;
    const victims = hosts.filter(() => this.#random.below(HOSTS) === 0);
    if (victims.length === 0) victims.push(this.#random.pick(hosts));
    const lost = new Map(hosts.map((host) => [host, this.#sendSome(host)]));
    await wait(this.#random.below(LONGEST_LIFE_MS));
    await Promise.all(victims.map((host) => host.kill()));
    this.#kills += victims.length;
    const unanswered = new Map(await Promise.all([...lost].map(async ([host, sending]) => [host, await sending] as const)));
    await Promise.all(victims.map((host) => host.start()));
    // As a window does when it is connected again.
    for (const [host, sent] of unanswered) {
      this.#unanswered += sent.length;
      await Promise.all(sent.map((one) => this.#send(host, one)));
    }
  }

  /** Answers with those that got no answer. */
  async #sendSome(host: LanHost): Promise<readonly Sent[]> {
    const some = Array.from({ length: 1 + this.#random.below(COMMANDS_AT_ONCE) }, (): Sent => {
      const text = `entry ${this.#sent.size + 1} of ${host.name}.`;
      this.#sent.add(text);
      return { commandId: randomIds.next() as CommandId, text, command: { type: 'AddNote', incident: this.#incident, text } };
    });
    const answered = await Promise.all(some.map((one) => this.#send(host, one)));
    return some.filter((_, place) => answered[place] === false);
  }

  async #send(host: LanHost, { commandId, text, command }: Sent): Promise<boolean> {
    let outcome;
    try {
      outcome = await host.window.execute(command, commandId);
    } catch {
      // The host died first, which is what this is about.
      return false;
    }
    if (outcome.accepted) this.#acknowledged.add(text);
    else this.#faults.push(`${host.name} refuses: ${JSON.stringify(outcome)}`);
    return true;
  }

  async #agree(): Promise<void> {
    const tookMs = await this.#fleet.agree(AGREE_WITHIN_MS);
    this.#slowestMs = Math.max(this.#slowestMs, tookMs);
  }

  async #compare(host: LanHost): Promise<void> {
    const shown = JSON.stringify(await host.window.list('timeline', { incident: this.#incident }));
    const found = new Map<string, number>();
    for (const [text] of shown.matchAll(/entry \d+ of [A-Za-z]+\./g)) found.set(text, (found.get(text) ?? 0) + 1);
    for (const text of this.#acknowledged) if (!found.has(text)) this.#faults.push(`${host.name} lacks what was acknowledged: ${text}`);
    for (const [text, times] of found) if (times > 1 || !this.#sent.has(text)) this.#faults.push(`${host.name} has ${times} times: ${text}`);
  }

  async #verify(host: LanHost): Promise<void> {
    await host.stop();
    const { findings } = await verifyFile(join(host.data, 'muster.db'));
    for (const { table, row, fault } of findings) this.#faults.push(`${host.name}: ${table}, ${row}: ${fault}`);
  }
}
