/** All stations: which are open, where each is and who is there, how long its line is; and what whoever leads can change. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconDeviceDesktop, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { clockTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { useIncident, useSurroundings } from '../surroundings.tsx';
import { minutesSince, stationTitle, useLines, type QueueRow } from './lines.ts';
import { StationDialog } from './station-dialog.tsx';
import './stations.css';

type Numbered = QueueRow & { readonly station: number };
const isNumbered = (row: QueueRow): row is Numbered => row.station !== null;

/** Posts that have a screen of their own, in the order in which a family meets them. */
const POSTS = [
  { post: 'greeter', title: 'Greeter', heldBy: 'many' },
  { post: 'checker', title: 'Checker', heldBy: 'many' },
  { post: 'accountant', title: 'Accountant', heldBy: 'one' },
  { post: 'reunifier', title: 'Reunifier', heldBy: 'many' },
  { post: 'class-leader', title: 'Class leader', heldBy: 'many' },
  { post: 'assembly-accountant', title: 'Assembly accountant', heldBy: 'one' },
  { post: 'drill-observer', title: 'Observer', heldBy: 'many' },
] as const;

export function StationsScreen() {
  const { incident, exercise } = useIncident();
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const intent = useIntent();
  const { ask } = useAsk();
  const { queues, nowMs } = useLines();
  const consoles = useList('consoles', {});
  const mayAssign = useMay('AssignStation');
  const maySet = useMay('SetStation');
  const [open, setOpen] = useState<Numbered | null>(null);
  const own = consoles.rows.find((one) => one.state === 'here')?.console ?? null;
  const numbered = queues.rows.filter(isNumbered);
  const silent = (row: QueueRow) => row.consoles.filter((one) => consoles.rows.some((known) => known.console === one.console && (known.state === 'stale' || known.state === 'neverHeard')));
  const dead = numbered.find((row) => row.consoles.length > 0 && silent(row).length === row.consoles.length);
  const apart = numbered.find((row) => row.alsoSet.length > 0 || row.consoles.length > 1);

  const assign = async (post: string, station: number): Promise<void> => {
    if (own === null) return;
    const done = await intent.run((send) => send({ type: 'AssignStation', incident, post, station, console: own }));
    // From here on the console is for whoever gives a name and a badge.
    if (done !== null) await ask('signOut', { lock: false });
  };
  const nextNumber = (post: string): number => Math.max(0, ...numbered.filter((one) => one.post === post).map((one) => one.station)) + 1;

  return (
    <Screen
      title="Stations"
      next={
        <NextStep
          context={`Stations · ${counted(numbered.length, 'station')}`}
          sentence={dead !== undefined ? `${stationTitle(dead)} is not heard: take it over here, or elsewhere.` : apart !== undefined ? `Consoles disagree about ${stationTitle(apart)}: set it again.` : numbered.length === 0 ? 'Make this computer a station, or work without any.' : 'Open, pause and divert lines here.'}
          why={dead !== undefined ? 'Nothing lies at a console alone: whoever takes it over sees everybody who waits there.' : 'A volunteer needs a name and a badge, and sees the screen of that station only.'}
        >
          {dead !== undefined && mayAssign && (
            <Button size="lg" loading={intent.busy} onClick={() => void assign(dead.post, dead.station)}>
              Take over here
            </Button>
          )}
        </NextStep>
      }
      bar={
        <>
          {site.signIn.station !== null && <span className="due strong">This computer is {site.signIn.station.title}.</span>}
          <span className="said">{mayAssign ? 'Making this computer a station signs you out.' : 'An assistant principal or an administrator makes a computer a station.'}</span>
        </>
      }
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {POSTS.filter(({ post }) => exercise || post !== 'drill-observer').map(({ post, title, heldBy }) => {
        const rows = numbered.filter((one) => one.post === post);
        const [line] = queues.rows.filter((one) => one.post === post && one.station === null && one.waiting > 0);
        return (
          <Ledger key={post} heading={title} count={rows.length === 0 ? undefined : rows.length} aside={line === undefined ? undefined : `${line.waiting} wait for whoever is free, ${minutesSince(line.longestSinceWall ?? nowMs, nowMs)} min`}>
            {rows.map((row) => (
              <StationRow
                key={row.key}
                row={row}
                nowMs={nowMs}
                silent={silent(row).map((one) => one.console)}
                busy={intent.busy}
                onSet={maySet && heldBy === 'many' ? () => setOpen(row) : null}
                onHere={mayAssign && !(row.consoles.length === 1 && row.consoles[0]?.mine === true) ? () => void assign(row.post, row.station) : null}
                onEnd={mayAssign && row.consoles.length > 0 ? () => void intent.run((send) => send({ type: 'GiveUpStation', incident, post: row.post, station: row.station })) : null}
              />
            ))}
            <div className="ledger-row">
              <Link className="grow with-icon station-open" to={`/stations/${post}`}>
                <span className="grow">{heldBy === 'one' ? `Open the ${title.toLowerCase()}’s screen here` : `Open ${title.startsWith('O') ? 'an' : 'a'} ${title.toLowerCase()}’s screen here, under your own name`}</span>
                <IconChevronRight size={20} aria-hidden />
              </Link>
              {maySet && post === 'checker' && (
                <Button leftSection={<IconPlus size={22} aria-hidden />} disabled={intent.busy} onClick={() => void intent.run((send) => send({ type: 'SetStation', incident, post, station: nextNumber(post), state: 'open', letters: null, divertedTo: null }))}>
                  Line {nextNumber(post)}
                </Button>
              )}
              {mayAssign && own !== null && (heldBy === 'many' || rows.length === 0) && (
                <Button leftSection={<IconPlus size={22} aria-hidden />} disabled={intent.busy} onClick={() => void assign(post, heldBy === 'one' ? 1 : nextNumber(post))}>
                  This computer is {heldBy === 'one' ? `the ${title.toLowerCase()}` : `${title} ${nextNumber(post)}`}
                </Button>
              )}
            </div>
          </Ledger>
        );
      })}
      <Ledger heading="Leading">
        <Button variant="subtle" onClick={() => void navigate('/reunification/board')}>
          The board: queues, waits, who to move
        </Button>
      </Ledger>
      {queues.rows.length === 0 && <NoRows list={queues}>This version has no posts.</NoRows>}
      {open !== null && <StationDialog row={open} others={numbered.filter((one) => one.post === open.post && one.station !== open.station).map((one) => one.station)} onShut={() => setOpen(null)} />}
    </Screen>
  );
}

interface StationRowProps {
  readonly row: Numbered;
  readonly nowMs: number;
  /** Consoles that are not heard. */
  readonly silent: readonly string[];
  readonly busy: boolean;
  readonly onSet: (() => void) | null;
  readonly onHere: (() => void) | null;
  readonly onEnd: (() => void) | null;
}

function StationRow({ row, nowMs, silent, busy, onSet, onHere, onEnd }: StationRowProps) {
  const name = stationTitle(row);
  return (
    <div className="ledger-row station-row">
      <Link className="grow" to={`/stations/${row.post}/${row.station}`}>
        <span className="strong">{name}</span>
        {row.state !== 'open' && <span className="due strong"> {row.state}</span>}
        {row.letters !== null && (
          <span className="quiet">
            {' '}
            · {row.letters.from} to {row.letters.to}
          </span>
        )}
        {row.divertedTo !== null && <span className="due strong"> · goes on at {row.divertedTo}</span>}
        <span className="quiet under">
          {row.holders.length === 0 ? (row.consoles.length === 0 ? 'at no computer' : 'nobody is there') : row.holders.map((one) => <bdi key={one.event}>{`${one.name}, badge ${one.badge}, since ${clockTime(one.sinceWall)} `}</bdi>)}
          {row.served > 0 && ` · ${row.served} done`}
        </span>
        {row.alsoSet.map((one) => (
          <span key={`${one.by} ${one.wall}`} className="due strong under with-icon">
            <IconAlertTriangle size={18} aria-hidden /> <bdi>{one.by}</bdi> said {one.state}
            {one.divertedTo !== null && `, to ${one.divertedTo}`}, {clockTime(one.wall)}
          </span>
        ))}
        {row.consoles.map((one) => (
          <span key={one.event} className={silent.includes(one.console) || row.consoles.length > 1 ? 'due strong under with-icon' : 'quiet under with-icon'}>
            <IconDeviceDesktop size={18} aria-hidden /> {one.mine ? 'this computer' : <bdi>{one.name}</bdi>}
            {silent.includes(one.console) && ': not heard'}
          </span>
        ))}
      </Link>
      {(row.post === 'checker' || row.waiting > 0) && (
        <span className="number strong">
          {row.waiting} waiting{row.longestSinceWall !== null && `, ${minutesSince(row.longestSinceWall, nowMs)} min`}
        </span>
      )}
      <span className="choices">
        {onSet !== null && (
          <Button aria-label={`Set ${name}`} disabled={busy} onClick={onSet}>
            Set
          </Button>
        )}
        {onHere !== null && (
          <Button aria-label={`${row.consoles.length === 0 ? 'Here' : 'Take over here'}: ${name}`} disabled={busy} onClick={onHere}>
            {row.consoles.length === 0 ? 'Here' : 'Take over here'}
          </Button>
        )}
        {onEnd !== null && (
          <Button aria-label={`End ${name}`} disabled={busy} onClick={onEnd}>
            End
          </Button>
        )}
      </span>
    </div>
  );
}
