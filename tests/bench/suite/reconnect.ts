/** Row 5: fifty consoles that agree already find that out when all lines come back, beside as many Yjs documents that exchange state vectors. In one process, over memory. */
import type { IncidentId } from '../../../shared/kernel/ids.ts';
import { noteEvent } from '../../support/log-actions.ts';
import { testId } from '../../support/drawn-history.ts';
import { BenchFleet, pause } from '../lan-fleet.ts';
import { yjs, type YDoc } from './peers.ts';
import { median, timed, type Measured, type Row } from './row.ts';

const EQUAL_WITHIN_MS = 600_000;
const LOOK_EVERY_MS = 2;
const SETTLE_MS = 1_500;
const EVENTS_OF_EACH = 20;

interface Told {
  readonly ms: number;
  readonly bytes: number;
}

async function ours(fleet: BenchFleet): Promise<Told> {
  fleet.disconnectAll();
  await pause(100);
  const before = fleet.wire.bytes;
  const waiting = new Set(fleet.consoles);
  const sinceMs = performance.now();
  fleet.connectAll();
  while (waiting.size > 0) {
    await pause(LOOK_EVERY_MS);
    for (const one of waiting) {
      if (!one.exchange.peers().every(({ state }) => state === 'inStep')) break;
      waiting.delete(one);
    }
  }
  return { ms: performance.now() - sinceMs, bytes: fleet.wire.bytes - before };
}

async function theirs(docs: readonly YDoc[]): Promise<Told> {
  const { encodeStateVector, encodeStateAsUpdate, applyUpdate } = yjs();
  let bytes = 0;
  const tell = (from: YDoc, to: YDoc): void => {
    const vector = encodeStateVector(to);
    const update = encodeStateAsUpdate(from, vector);
    bytes += vector.length + update.length;
    applyUpdate(to, update);
  };
  const ms = await timed(() => {
    for (const [i, one] of docs.entries())
      for (const other of docs.slice(i + 1)) {
        tell(one, other);
        tell(other, one);
      }
  });
  return { ms, bytes };
}

function filledDocs(many: number): readonly YDoc[] {
  const { Doc, encodeStateAsUpdate, applyUpdate } = yjs();
  const docs = Array.from({ length: many }, () => new Doc());
  for (const [i, doc] of docs.entries()) for (let n = 0; n < EVENTS_OF_EACH; n++) doc.getArray('events').push([{ type: 'v1.NoteAdded', text: `${i} ${n}` }]);
  const all = docs.map((doc) => encodeStateAsUpdate(doc));
  for (const doc of docs) for (const update of all) applyUpdate(doc, update);
  return docs;
}

async function measured(quick: boolean): Promise<{ readonly ours: readonly Told[]; readonly theirs: readonly Told[] }> {
  const fleet = await BenchFleet.open(quick ? 10 : 50, 1, true);
  try {
    for (const [i, one] of fleet.consoles.entries()) for (let n = 0; n < EVENTS_OF_EACH; n++) one.append([noteEvent(`${i} ${n}`, testId<IncidentId>(`idle ${i}`))]);
    fleet.connectAll();
    await fleet.untilEqual(EQUAL_WITHIN_MS);
    await pause(SETTLE_MS);
    const docs = filledDocs(fleet.consoles.length);
    const all: { ours: Told[]; theirs: Told[] } = { ours: [], theirs: [] };
    for (let round = 0; round <= (quick ? 2 : 5); round++) {
      const [one, other] = [await ours(fleet), await theirs(docs)];
      if (round === 0) continue;
      all.ours.push(one);
      all.theirs.push(other);
    }
    return all;
  } finally {
    fleet.close();
  }
}

let known: ReturnType<typeof measured> | null = null;
async function of(quick: boolean, what: keyof Told, unit: string): Promise<Measured> {
  const all = await (known ??= measured(quick));
  const ratios = all.ours.map((one, i) => one[what] / (all.theirs[i]?.[what] ?? NaN));
  const said = (told: readonly Told[]): string => `${median(told.map((one) => one[what])).toPrecision(3)} ${unit}`;
  return { ratio: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)], figures: `ours ${said(all.ours)}, Yjs ${said(all.theirs)}` };
}

export const reconnect: readonly Row[] = [
  { id: '5a', name: 'idle reconnect of 50 consoles, time', ratioOf: 'until each knows that it is in step with each ÷ Yjs, each with each', aim: { atMost: 1 }, measure: (quick) => of(quick, 'ms', 'ms') },
  { id: '5b', name: 'idle reconnect of 50 consoles, bytes', ratioOf: 'bytes in all ÷ those of Yjs', aim: { atMost: 1 }, measure: (quick) => of(quick, 'bytes', 'bytes') },
];
