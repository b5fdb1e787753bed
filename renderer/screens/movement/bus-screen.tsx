/** One bus: names onto its list by class or by who usually rides it, all in one press but those who were touched; when it left; when it arrived. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconBus, IconFlag, IconUserCheck } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { movePeople } from '../../intents/move-people.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { spokenName } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { useIncident } from '../surroundings.tsx';
import { AccountingTabs } from './accounting-tabs.tsx';
import { BusDialog, type BusStepName } from './bus-dialog.tsx';
import { BusCourse } from './buses-screen.tsx';
import { GroupPicker, groupNamed, groupsOf } from './group-picker.tsx';
import { AWAY, busLabel, theBus, WITH_A_LOOK, type Whereabouts } from './movement-words.ts';
import { PersonLine } from './person-line.tsx';
import { PickList, usePicked } from './pick-list.tsx';
import { SaidBy, useSaidBy } from './said-by.tsx';
import './movement.css';

/** Whoever is gone gets on no bus. */
const canBoard = (row: Whereabouts): boolean => !AWAY.has(row.leg) && row.leg !== 'released';

const isElsewhere = (row: Whereabouts): boolean => row.place?.is === 'bus';

export function BusScreen({ busKey }: { readonly busKey: string }) {
  const { incident } = useIncident();
  const navigate = useNavigate();
  const intent = useIntent();
  const by = useSaidBy();
  const nowMs = useWallMs(15_000);
  const mayBoard = useMay('BoardPeople');
  const mayTakeBack = useMay('TakeBackBus');
  const buses = useList('buses', { incident });
  const classes = useList('classes', { incident });
  const whereabouts = useList('whereabouts', { incident });
  const [chosen, choose] = useState<string | null>(null);
  const [step, setStep] = useState<BusStepName | null>(null);

  const bus = buses.rows.find((one) => one.key === busKey) ?? null;
  const offered = useMemo(() => groupsOf(whereabouts.rows, classes.rows, []), [whereabouts.rows, classes.rows]);
  const usual = groupNamed(offered, `usual ${busKey}`);
  const group = groupNamed(offered, chosen) ?? usual;
  const isListed = useCallback((row: Whereabouts): boolean => row.boarded.includes(busKey), [busKey]);
  const listed = whereabouts.rows.filter(isListed);
  const candidates = useMemo(() => (group === null ? [] : whereabouts.rows.filter((row) => group.has(row) && canBoard(row) && !isListed(row))), [group, whereabouts.rows, isListed]);
  /** Whoever is said to be somewhere else on the way is moved one by one, with a look. */
  const apart = useCallback((row: Whereabouts): boolean => row.place !== null || WITH_A_LOOK.has(row.leg), []);
  const picked = usePicked(candidates, apart);
  if (bus === null)
    return (
      <Screen title="Bus" flush next={<NextStep context="Buses" sentence={buses.loaded ? 'This bus is not on the list.' : 'Reading the list…'} why="Go back to the buses, or add it." />}>
        <AccountingTabs chosen="buses" />
      </Screen>
    );

  const label = busLabel(bus.bus);
  const { word } = by;
  const board = (people: readonly Whereabouts[]): void => {
    if (word === null || people.length === 0) return;
    const moved = people.map((row) => ({ person: row.person, settles: row.place?.is === 'bus' ? [...row.place.events] : [] }));
    void intent.run((send) => movePeople(send, { type: 'BoardPeople', incident, bus: bus.bus, ...word }, moved));
  };
  const takeOff = (row: Whereabouts): void => {
    if (word !== null && row.place !== null) void intent.run((send) => send({ type: 'TakeBackPlaces', incident, person: row.person, settles: [...(row.place?.events ?? [])], reporter: word.reporter }));
  };
  const undo = (): void => {
    const settles = (bus.status === 'arrived' ? bus.arrived : bus.left).map((one) => one.event);
    if (word !== null) void intent.run((send) => send({ type: 'TakeBackBus', incident, bus: bus.bus, settles, reporter: word.reporter }));
  };
  const going = picked.going.length;

  return (
    <Screen
      title={label}
      flush
      next={
        going > 0 && mayBoard ? (
          <NextStep context={<><bdi>{label}</bdi> · {listed.length} on its list</>} sentence={<>Touch who is not on <bdi>{theBus(bus.bus)}</bdi>.</>} why={word === null ? 'Write who calls in, below.' : 'Then one press puts everybody else on its list.'}>
            <Button size="xl" loading={intent.busy} disabled={word === null} leftSection={<IconUserCheck size={30} aria-hidden />} onClick={() => board(picked.going)}>
              {picked.staying.length === 0 ? (going === 1 ? 'This one is on it' : `All ${going} are on it`) : `The other ${going} are on it`}
            </Button>
          </NextStep>
        ) : (
          <NextStep context={<bdi>{label}</bdi>} sentence={group === null ? 'Choose who gets on: a class, or staff.' : 'Nobody of this list is left to get on.'} why="Choose another class, or say that the bus has left.">
            {bus.status === 'loading' && listed.length > 0 && (
              <Button size="lg" leftSection={<IconBus size={26} aria-hidden />} onClick={() => setStep('left')}>
                It has left
              </Button>
            )}
          </NextStep>
        )
      }
      bar={
        <>
          <SaidBy by={by} who="Who calls in" />
          <span className="said" />
          {bus.status === 'loading' && <Button leftSection={<IconBus size={22} aria-hidden />} onClick={() => setStep('left')}>It has left</Button>}
          {bus.status !== 'arrived' && <Button leftSection={<IconFlag size={22} aria-hidden />} onClick={() => setStep('arrived')}>It has arrived</Button>}
          {bus.status !== 'loading' && mayTakeBack && <Button onClick={undo}>{bus.status === 'arrived' ? 'It has not arrived' : 'It has not left'}</Button>}
          <Button leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={() => void navigate('/accounting/buses')}>
            Buses
          </Button>
        </>
      }
    >
      <AccountingTabs chosen="buses" />
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px 0' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="columns move-columns" data-count="2">
        <section className="ledger" aria-label="Who gets on">
          <div className="ledger-head">
            <h2>
              Who gets on <span className="number">{candidates.length}</span>
            </h2>
          </div>
          <GroupPicker label="Of" offered={offered} value={group?.value ?? null} onChoose={choose} />
          {candidates.length === 0 && <NoRows list={whereabouts}>{group === null ? 'Choose a class, the usual riders, staff or visitors.' : 'Everybody of this list is on a bus or gone.'}</NoRows>}
          <PickList
            label="Who gets on"
            rows={candidates}
            picked={picked}
            nowMs={nowMs}
            leaveOut="Not on it"
            apart={(row) =>
              apart(row) ? (
                <Button disabled={word === null} aria-label={`${isElsewhere(row) ? 'Move here' : 'Is on it'}: ${spokenName(row.name)}`} onClick={() => board([row])}>
                  {isElsewhere(row) ? 'Move here' : 'Is on it'}
                </Button>
              ) : null
            }
          />
        </section>
        <section className="ledger" aria-label={`List of ${theBus(bus.bus)}`}>
          <div className="ledger-head">
            <h2>
              On its list <span className="number">{listed.length}</span>
            </h2>
            <BusCourse bus={bus} nowMs={nowMs} />
          </div>
          {listed.length === 0 && <NoRows list={whereabouts}>Nobody is on its list yet.</NoRows>}
          <VirtualRows label={`List of ${theBus(bus.bus)}`} rows={listed} estimatedHeight={62}>
            {(row) => (
              <PersonLine row={row} nowMs={nowMs} quiet={row.leg !== 'bus' && row.leg !== 'disagreeing'}>
                {row.place?.is === 'bus' && row.leg === 'bus' && (
                  <Button disabled={word === null} aria-label={`Take off: ${spokenName(row.name)}`} onClick={() => takeOff(row)}>
                    Take off
                  </Button>
                )}
              </PersonLine>
            )}
          </VirtualRows>
        </section>
      </div>
      {step !== null && <BusDialog bus={bus} step={step} listed={listed.length} onShut={() => setStep(null)} />}
    </Screen>
  );
}
