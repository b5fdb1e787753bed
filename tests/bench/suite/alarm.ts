/**
 * Row 3: an alarm on one of ten and of fifty consoles. Until it is on the disk at its origin and shown on all, beside plain socket.io
 * that hands the same bytes to as many and one commit of the same bytes; until it is on all disks, beside as many commits one after
 * another. All consoles are in one process, over a wire of memory: what is measured is Muster, and no network.
 */
import type { IncidentId } from '../../../shared/kernel/ids.ts';
import { BenchFleet, pause } from '../lan-fleet.ts';
import { PlainFanOut } from './plain-fan-out.ts';
import { raise } from './raised.ts';
import { RawStore } from './raw.ts';
import { percentile, timed, type Aim, type Row } from './row.ts';
import { inFolder } from './school.ts';

const EQUAL_WITHIN_MS = 600_000;
const SETTLE_MS = 6_000;

interface Rounds {
  readonly shown: readonly number[];
  readonly recorded: readonly number[];
  /** Fan-out and one commit; as many commits. */
  readonly handed: readonly number[];
  readonly serial: readonly number[];
}

async function rounds(consoles: number, quick: boolean): Promise<Rounds> {
  return inFolder(async (folder) => {
    const fleet = await BenchFleet.open(consoles, 1, true);
    const plain = new PlainFanOut();
    const stores = fleet.consoles.map((_, i) => new RawStore(folder, `${i}.db`));
    await plain.open(consoles - 1);
    const all = { shown: [] as number[], recorded: [] as number[], handed: [] as number[], serial: [] as number[] };
    try {
      fleet.connectAll();
      await fleet.untilEqual(EQUAL_WITHIN_MS);
      const incident = fleet.consoles[0]?.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false })['incident'] as IncidentId;
      await pause(SETTLE_MS);
      for (let round = 0; round <= (quick ? 5 : 40); round++) {
        const { durable, shown, recorded, commit } = await raise(fleet, incident, round);
        await pause(150);
        const body = JSON.stringify(commit);
        const handedMs = (await plain.send([commit])) + (await timed(() => stores[0]?.single([body])));
        const serialMs = await timed(() => {
          for (const store of stores) store.single([body]);
        });
        await pause(50);
        if (round === 0) continue;
        all.shown.push(Math.max(durable, shown));
        all.recorded.push(recorded);
        all.handed.push(handedMs);
        all.serial.push(serialMs);
      }
      return all;
    } finally {
      for (const store of stores) store.close();
      await plain.close();
      fleet.close();
    }
  });
}

/** Measured once for the three rows of a size. */
const known = new Map<number, Promise<Rounds>>();
function once(consoles: number, quick: boolean): Promise<Rounds> {
  const measured = known.get(consoles) ?? rounds(consoles, quick);
  known.set(consoles, measured);
  return measured;
}

function row(id: string, consoles: number, what: 'shown' | 'recorded', share: number, aim: Aim): Row {
  const name = `alarm on ${consoles} consoles, ${what === 'shown' ? 'shown on all' : 'on all disks'}, p${share * 100}`;
  return {
    id,
    name,
    ratioOf: what === 'shown' ? 'its time ÷ plain socket.io and one raw commit' : `its time ÷ ${consoles} raw commits one after another`,
    aim,
    measure: async (quick) => {
      const all = await once(consoles, quick);
      const [ours, beside] = what === 'shown' ? [all.shown, all.handed] : [all.recorded, all.serial];
      const ratios = ours.map((ms, i) => ms / (beside[i] ?? NaN));
      const [oursMs, besideMs] = [percentile(ours, share), percentile(beside, share)];
      return { ratio: oursMs / besideMs, spread: [Math.min(...ratios), Math.max(...ratios)], figures: `ours ${oursMs.toFixed(1)} ms, beside ${besideMs.toFixed(1)} ms, ${ours.length} alarms` };
    },
  };
}

const ofSize = (letters: readonly [string, string, string], consoles: number): readonly Row[] => [
  row(`3${letters[0]}`, consoles, 'shown', 0.5, { atMost: 1.5 }),
  row(`3${letters[1]}`, consoles, 'shown', 0.99, { atMost: 2 }),
  row(`3${letters[2]}`, consoles, 'recorded', 0.5, { atMost: 2 }),
];

export const alarm: readonly Row[] = [...ofSize(['a', 'b', 'c'], 10), ...ofSize(['d', 'e', 'f'], 50)];
