/**
 * The lists of one drill and of the drills that run. DR-18 how long a drill has run, the same at every console however its wall clock stands: the start's time is set right by how far the starter's
 * clock is off, as the line to it says, and from then on time is counted by a clock that only grows.
 */
import { readDrillPace } from '../../db/queries/drill-pace.ts';
import { byTheClocks, listRunningDrills, readDrillRun, type SinceStart } from '../../db/queries/drill-runs.ts';
import type { Reader } from '../../db/queries/reader.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Heard } from '../../db/queries/consoles.ts';
import { consoleOfOrigin, type ConsoleId } from '../../shared/kernel/ids.ts';
import type { Clock } from '../../shared/kernel/ports.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import type { Elapsed } from './elapsed.ts';

interface DrillClockNeeds {
  readonly clock: Clock;
  readonly elapsed: Elapsed;
  /** This console. */
  readonly own: ConsoleId;
  readonly heard: () => ReadonlyMap<ConsoleId, Heard> | undefined;
}

export const drillClock =
  ({ clock, elapsed, own, heard }: DrillClockNeeds): SinceStart =>
  (drill, started) => {
    const starter = consoleOfOrigin(started.origin);
    const off = starter === own ? 0 : (heard()?.get(starter)?.clockOffMs ?? null);
    const counted = `drill ${drill}`;
    // Until the starter is heard its clock is taken at its word, and nothing is settled by that.
    return off === null && !elapsed.knows(counted) ? byTheClocks(clock)(drill, started) : elapsed.of(counted, started.wall - (off ?? 0));
  };

export class DrillLists {
  readonly #sinceStart: SinceStart;

  constructor(needs: DrillClockNeeds) {
    this.#sinceStart = drillClock(needs);
  }

  running(reader: Reader): SubscriptionRow<'running-drills'>[] {
    return listRunningDrills(reader, this.#sinceStart);
  }

  *of(reader: Reader, name: 'drill-run' | 'drill-pace', drill: string): Pieces<SubscriptionRow<'drill-run' | 'drill-pace'>[]> {
    return name === 'drill-run' ? readDrillRun(reader, drill, this.#sinceStart) : yield* readDrillPace(reader, drill);
  }
}
