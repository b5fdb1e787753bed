/** The buses: which wait, which are on their way, which have arrived, and what was counted where. Nothing stands here that nobody said. */
import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconBus, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { counted, someOf } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { useIncident } from '../surroundings.tsx';
import { AccountingTabs } from './accounting-tabs.tsx';
import { fewerThanListed } from './gaps.ts';
import { busLabel, theBus, usualKey, type Bus } from './movement-words.ts';
import './movement.css';

const seatsOf = ({ about }: Bus): number | null => about[0]?.seats ?? null;
const STATES: Readonly<Record<Bus['status'], string>> = { loading: 'Has not left', onTheWay: 'On its way', arrived: 'Arrived' };

export function BusesScreen() {
  const { incident } = useIncident();
  const navigate = useNavigate();
  const intent = useIntent();
  const nowMs = useWallMs(15_000);
  const mayAdd = useMay('AddBus');
  const buses = useList('buses', { incident });
  const whereabouts = useList('whereabouts', { incident });
  const [adding, setAdding] = useState(false);
  const short = buses.rows.find((bus) => bus.status === 'arrived' && (bus.notSeen > 0 || fewerThanListed(bus) > 0));
  const onTheWay = buses.rows.filter((bus) => bus.status === 'onTheWay');
  const waiting = buses.rows.filter((bus) => bus.status === 'loading');
  // Of the roster's own buses those that nobody has added yet, with how many usually ride them.
  const riders = Map.groupBy(whereabouts.rows.filter((row) => row.onList && row.usualBus !== null && row.usualBus !== ''), (row) => usualKey(row.usualBus ?? ''));
  const offered = [...riders].filter(([key]) => !buses.rows.some((bus) => bus.key === key)).sort(([a], [b]) => a.localeCompare(b, 'en-US', { numeric: true }));
  const add = (bus: string): void => void intent.run((send) => send({ type: 'AddBus', incident, bus, driver: '', seats: null }));

  const next = () => {
    if (short !== undefined) {
      const fewer = fewerThanListed(short);
      return (
        <NextStep context={`${busLabel(short.bus)} has arrived`} sentence={fewer > 0 ? `${fewer.toLocaleString('en-US')} fewer got off than its list names.` : `${counted(short.notSeen, 'person', 'people')} of its list nobody has seen at the site.`} why="Tick who is there: whoever is left is the gap, by name.">
          <Button size="lg" onClick={() => void navigate(`/accounting/arrivals?group=${encodeURIComponent(`bus ${short.key}`)}`)}>
            Tick who is there
          </Button>
        </NextStep>
      );
    }
    if (onTheWay.length > 0) return <NextStep context={`${counted(onTheWay.length, 'bus is', 'buses are')} on the way`} sentence={`Meet ${someOf(onTheWay.map((bus) => theBus(bus.bus)), 3)} and count who gets off.`} why={waiting.length === 0 ? 'No other bus is waiting at the school. Tell families of no bus that is not on this list.' : `${counted(waiting.length, 'bus has', 'buses have')} not left the school.`} />;
    if (waiting.length > 0) return <NextStep context={`${counted(waiting.length, 'bus waits', 'buses wait')} at the school`} sentence={`Put names on the list of ${theBus(waiting[0]?.bus ?? '')} as people get on.`} why="No bus is on its way: say so to families who ask." />;
    return <NextStep context="Buses" sentence={buses.loaded ? 'Add the first bus, then put names on its list.' : 'Reading the list…'} why="No bus is on its way. What is not on this list nobody may promise to families." />;
  };

  return (
    <Screen
      title="Buses"
      flush
      next={next()}
      bar={
        <>
          {mayAdd && (
            <Button leftSection={<IconPlus size={22} aria-hidden />} onClick={() => setAdding(true)}>
              Add a bus
            </Button>
          )}
          <span className="said">A bus counts as on its way only when somebody has said that it left.</span>
        </>
      }
    >
      <AccountingTabs chosen="buses" />
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px 0' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="move-list" tabIndex={0} role="region" aria-label="Buses">
        {buses.rows.map((bus) => (
          <Link className="bus-line" key={bus.key} to={`/accounting/buses/${encodeURIComponent(bus.key)}`}>
            <span className="bus-name">
              <IconBus size={26} aria-hidden />
              <bdi className="strong">{busLabel(bus.bus)}</bdi>
            </span>
            <BusCourse bus={bus} nowMs={nowMs} />
            <span>
              <b className="number">{bus.listed}</b> on its list{seatsOf(bus) !== null && <span className="quiet"> of {seatsOf(bus)} seats</span>}
              {bus.about[0] !== undefined && bus.about[0].driver !== '' && (
                <span className="quiet" style={{ display: 'block' }}>
                  driver <bdi>{bus.about[0].driver}</bdi>
                </span>
              )}
              {bus.about.length > 1 && <span className="due strong" style={{ display: 'block' }}>another console says otherwise</span>}
            </span>
            <BusGap bus={bus} />
            <IconChevronRight size={20} aria-hidden />
          </Link>
        ))}
        {buses.rows.length === 0 && <NoRows list={buses}>No bus is on the list yet.</NoRows>}
        {mayAdd && offered.length > 0 && (
          <div className="offered-buses">
            <h2>Buses of the roster</h2>
            <div className="choices">
              {offered.map(([key, people]) => (
                <Button key={key} leftSection={<IconPlus size={20} aria-hidden />} loading={intent.busy} onClick={() => add(people[0]?.usualBus ?? key)}>
                  {busLabel(people[0]?.usualBus ?? key)}, {people.length} usually ride it
                </Button>
              ))}
            </div>
          </div>
        )}
      </div>
      {adding && <AddBusDialog onShut={() => setAdding(false)} />}
    </Screen>
  );
}

export function BusCourse({ bus, nowMs }: { readonly bus: Bus; readonly nowMs: number }) {
  const [step] = bus.status === 'arrived' ? bus.arrived : bus.left;
  return (
    <span className={bus.status === 'loading' ? 'quiet' : ''}>
      <span className="strong">{STATES[bus.status]}</span>
      {step !== undefined && (
        <span className="quiet" style={{ display: 'block' }}>
          {bus.status === 'arrived' ? 'at' : 'to'} <bdi>{step.place}</bdi>, {clockTime(step.wall)}, {ago(step.wall, nowMs)} · <bdi>{step.reporter}</bdi>
        </span>
      )}
    </span>
  );
}

function BusGap({ bus }: { readonly bus: Bus }) {
  const fewer = fewerThanListed(bus);
  if (bus.status !== 'arrived') return <span className="quiet">{bus.left.some((one) => one.counted !== null) ? `${bus.left.map((one) => one.counted ?? '?').join(' or ')} counted as it left` : ''}</span>;
  if (fewer > 0) return <span className="act strong">{fewer} fewer counted than listed</span>;
  if (bus.notSeen > 0) return <span className="act strong">{bus.notSeen} not seen at the site</span>;
  return <span className="ok strong">Everybody on its list was seen</span>;
}

function AddBusDialog({ onShut }: { readonly onShut: () => void }) {
  const { incident } = useIncident();
  const intent = useIntent();
  const navigate = useNavigate();
  const [bus, setBus] = useState('');
  const [driver, setDriver] = useState('');
  const [seats, setSeats] = useState<number | null>(null);
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'AddBus', incident, bus: bus.trim(), driver: driver.trim(), seats }))) !== null) void navigate(`/accounting/buses/${encodeURIComponent(usualKey(bus))}`);
  };
  return (
    <FormDialog title="Add a bus" size={560} intent={intent} action="Add the bus" ready={bus.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <TextInput label="What stands on it" description="Its number or name. For its second trip: “4, second trip”." value={bus} maxLength={40} autoComplete="off" data-autofocus onChange={(event) => setBus(event.currentTarget.value)} />
      <TextInput label="Driver" value={driver} maxLength={120} autoComplete="off" onChange={(event) => setDriver(event.currentTarget.value)} />
      <NumberInput label="Seats" value={seats ?? ''} min={1} max={200} allowDecimal={false} hideControls onChange={(value) => setSeats(typeof value === 'number' ? value : null)} />
    </FormDialog>
  );
}
