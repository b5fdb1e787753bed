/**
 * Row 9: what safety costs. The same work with and without it: a class reported in one commit, with and without seals and the checks of
 * what is said; and an alarm on ten consoles, with and without seals and TLS. Never switched off but here.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { newCertificate } from '../../../electron/host/system/certificate.ts';
import { newSigningKey, sealChecker, signerFromKey } from '../../../electron/host/system/crypto.ts';
import { eventRegistry, type EventRegistry } from '../../../shared/domain/registry.ts';
import type { CommandId, IncidentId, PersonId } from '../../../shared/kernel/ids.ts';
import { openTestConsole, type TestConsole, type TestConsoleOptions } from '../../support/console.ts';
import { testId } from '../../support/drawn-history.ts';
import { reportEvent } from '../../support/log-actions.ts';
import { BenchFleet, pause } from '../lan-fleet.ts';
import { PlainFanOut } from './plain-fan-out.ts';
import { raise } from './raised.ts';
import { beside, median, timed, type Row } from './row.ts';
import { inFolder } from './school.ts';

/** What eight people said meanwhile, in one transaction and under one seal. */
const TOGETHER = 8;
const CONSOLES = 10;
const EQUAL_WITHIN_MS = 600_000;
const SETTLE_MS = 3_000;

const UNSEALED: NonNullable<TestConsoleOptions['crypto']> = { signer: { publicKey: 'A'.repeat(43), sign: () => '' }, seals: { verify: () => true } };
const UNCHECKED: EventRegistry = { schemas: Object.fromEntries(Object.keys(eventRegistry.schemas).map((type) => [type, z.unknown()])), upcasts: eventRegistry.upcasts };

function report(at: TestConsole, round: number, commits: number): void {
  for (let commit = 0; commit < commits; commit++) {
    const events = Array.from({ length: TOGETHER }, (_, i) => reportEvent(testId<PersonId>(`person ${(commit * TOGETHER + i) % 1_000}`), round % 2 === 0 ? 'here' : 'missing'));
    at.committer.append({ commandId: at.ports.ids.next() as CommandId, actor: 'unsigned', events, outcome: () => ({}) });
  }
}

const append: Row = {
  id: '9a',
  name: 'safety on and off, eight reports in one commit',
  ratioOf: 'time with seals and checks ÷ without',
  aim: { atMost: 1.15 },
  measure: (quick) =>
    inFolder(async (folder) => {
      const [on, off] = [
        await openTestConsole({ seed: 1, path: join(folder, 'on.db'), crypto: { signer: signerFromKey(newSigningKey()), seals: sealChecker() } }),
        await openTestConsole({ seed: 1, path: join(folder, 'off.db'), crypto: UNSEALED, registry: UNCHECKED }),
      ];
      const commits = quick ? 40 : 150;
      try {
        return await beside({
          rounds: quick ? 3 : 9,
          ours: (round) => timed(() => report(on, round, commits)),
          theirs: (round) => timed(() => report(off, round, commits)),
          ratio: (onMs, offMs) => onMs / offMs,
        });
      } finally {
        on.db.close();
        off.db.close();
      }
    }),
};

/** Each alarm: heard by all over a wire of memory, and its bytes handed to as many over sockets. */
async function alarms(safe: boolean, rounds: number): Promise<readonly number[]> {
  const fleet = await BenchFleet.open(CONSOLES, 1, safe);
  const fanOut = new PlainFanOut(safe ? await newCertificate() : null);
  await fanOut.open(CONSOLES - 1);
  try {
    fleet.connectAll();
    await fleet.untilEqual(EQUAL_WITHIN_MS);
    const incident = fleet.consoles[0]?.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false })['incident'] as IncidentId;
    await pause(SETTLE_MS);
    const took: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const { durable, shown, commit } = await raise(fleet, incident, round);
      await pause(100);
      const handedMs = await fanOut.send([commit]);
      await pause(50);
      if (round > 0) took.push(Math.max(durable, shown) + handedMs);
    }
    return took;
  } finally {
    await fanOut.close();
    fleet.close();
  }
}

const alarm: Row = {
  id: '9b',
  name: `safety on and off, alarm on ${CONSOLES} consoles`,
  ratioOf: 'time until all show it, with seals and TLS ÷ without',
  aim: { atMost: 1.15 },
  measure: async (quick) => {
    const turns = quick ? 1 : 4;
    const [on, off, ratios]: [number[], number[], number[]] = [[], [], []];
    for (let turn = 0; turn < turns; turn++) {
      const [safe, bare] = [await alarms(true, quick ? 5 : 15), await alarms(false, quick ? 5 : 15)];
      on.push(...safe);
      off.push(...bare);
      ratios.push(median(safe) / median(bare));
    }
    return { ratio: median(on) / median(off), spread: [Math.min(...ratios), Math.max(...ratios)], figures: `with ${median(on).toFixed(1)} ms, without ${median(off).toFixed(1)} ms, ${on.length} alarms each` };
  },
};

export const safety: readonly Row[] = [append, alarm];
