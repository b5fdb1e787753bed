/** Open calls where they are: marks at their rooms on the floor plan, else in their zone. The columns above say the same without a picture; on a small screen it is folded. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { FloorBox } from '../../../shared/domain/site/floor-events.ts';
import { foldRoom } from '../../../shared/kernel/room-names.ts';
import { useList } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { boxStyle, FloorPlan, ZonesOn, type Floor } from '../floors/floor-plan.tsx';
import { callKind, callPlace, levelOf, STATES, type Call } from './call-words.ts';

interface CallsOnFloorsProps {
  /** Those that are open. */
  readonly calls: readonly Call[];
  readonly nowMs: number;
}

interface Spot {
  readonly floor: string;
  readonly box: FloorBox;
  /** Null: in the room itself. */
  readonly zone: string | null;
}

/** Where a call is drawn: at the room that was said first of those that are on a plan. */
function spotOf({ rooms }: Call, floors: readonly Floor[]): Spot | null {
  const all = floors.flatMap(({ floor, places }) => places.map((one) => ({ floor, ...one })));
  for (const { room, zone } of rooms) {
    const at = all.find(({ place }) => place.is === 'room' && place.room === room);
    if (at !== undefined) return { floor: at.floor, box: at.box, zone: null };
    const around = zone === null ? undefined : all.find(({ place }) => place.is === 'zone' && foldRoom(place.zone) === foldRoom(zone));
    if (around !== undefined) return { floor: around.floor, box: around.box, zone: around.name };
  }
  return null;
}

const stateWord = (call: Call): string => STATES.find(({ state }) => state === call.state)?.word ?? '';

export function CallsOnFloors({ calls, nowMs }: CallsOnFloorsProps) {
  const { rows: floors } = useList('floors', {});
  const [shown, show] = useState(() => window.matchMedia('(min-width: 1100px)').matches);
  const [chosen, choose] = useState<string | null>(null);
  const spotted = calls.map((call) => ({ call, spot: spotOf(call, floors) }));
  const first = spotted.find(({ spot }) => spot !== null)?.spot?.floor;
  const floor = floors.find((one) => one.floor === chosen) ?? floors.find((one) => one.floor === first) ?? floors[0];
  if (floor === undefined) return null;
  const here = Map.groupBy(spotted.flatMap(({ call, spot }) => (spot?.floor === floor.floor ? [{ call, spot }] : [])), ({ spot }) => JSON.stringify(spot.box));
  const nowhere = spotted.filter(({ spot }) => spot === null);
  return (
    <Ledger
      heading="Floor plan"
      aside={
        <Button aria-expanded={shown} onClick={() => show(!shown)}>
          {shown ? 'Fold it' : 'Show it'}
        </Button>
      }
    >
      {shown && (
        <div className="floor-calls">
          {floors.length > 1 && <FilterTabs label="Floors" filters={floors.map((one) => ({ name: one.floor, word: one.name, count: spotted.filter(({ spot }) => spot?.floor === one.floor).length }))} chosen={floor.floor} onChoose={choose} />}
          <FloorPlan floor={floor}>
            <ZonesOn floor={floor} />
            <ul className="floor-marks" aria-label={`Calls on the plan of ${floor.name}`}>
              {[...here].map(([key, of]) => (
                <li key={key} style={of[0] === undefined ? {} : boxStyle(of[0].spot.box)}>
                  {of.map(({ call, spot }) => (
                    <Link key={call.key} className="floor-mark" data-level={levelOf(call, nowMs)} {...(call.exercise ? { 'data-exercise': true } : {})} to={`/dispatch/call/${call.call}`}>
                      <span>
                        <bdi className="strong">{callPlace(call)}</bdi>
                        {spot.zone !== null && <span className="quiet">, in {spot.zone}</span>}
                        {call.exercise && <span className="strong"> DRILL</span>}
                      </span>
                      <span>
                        <bdi>{callKind(call)}</bdi> · {stateWord(call)}
                      </span>
                    </Link>
                  ))}
                </li>
              ))}
            </ul>
          </FloorPlan>
          {nowhere.length > 0 && (
            <p>
              Not on a plan: <bdi>{nowhere.map(({ call }) => callPlace(call)).join(', ')}</bdi>
            </p>
          )}
        </div>
      )}
    </Ledger>
  );
}
