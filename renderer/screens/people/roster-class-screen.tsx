/** One class of the roster: its students, where, who teaches it today. From here a substitute is named and the list printed. */
import { Button } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconHeartHandshake, IconPrinter, IconSwitchHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted, roomName, spokenName } from '../../ui/words.ts';
import { BackButton } from './record-head.tsx';
import { className, whenOf } from './roster-class.ts';
import { DisputedRoster, useAsOf } from './roster-as-of.tsx';
import { SubstituteDialog } from './substitute-dialog.tsx';
import { useMay } from './use-may.ts';
import './people.css';

export function RosterClassScreen({ classId }: { readonly classId: string }) {
  const navigate = useNavigate();
  const asOf = useAsOf();
  const nowMs = useWallMs(60_000);
  const mayName = useMay('NameSubstitute');
  const [naming, setNaming] = useState(false);
  const classes = useList('roster-classes', {});
  const students = useList('class-list', { classId });
  const row = classes.rows.find((one) => one.classId === classId);
  if (row === undefined)
    return (
      <Screen title="Class" next={<NextStep context={asOf} sentence={classes.loaded ? 'This class is not on the roster.' : 'Reading the class…'} why="A newer roster may have it under another name." />} bar={<BackButton />}>
        <NoRows list={classes}>This class is not on the roster.</NoRows>
      </Screen>
    );
  const teacher = row.teacher === null ? 'no teacher on the roster' : spokenName(row.teacher);
  const facts = [whenOf(row), row.zone, counted(row.students, 'student')].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <Screen
      title={className(row)}
      flush
      next={
        <NextStep context={`${asOf} · ${facts}`} sentence={<bdi>{className(row)}</bdi>} why={<bdi>{row.substitutes.length > 0 ? `Today ${row.substitutes.map((one) => one.name).join(' or ')}, for ${teacher}.` : `Taught by ${teacher}. Somebody else today?`}</bdi>}>
          {mayName && (
            <Button size="lg" leftSection={<IconSwitchHorizontal size={24} aria-hidden />} onClick={() => setNaming(true)}>
              {row.substitutes.length > 0 ? 'Change the substitute' : 'Name a substitute'}
            </Button>
          )}
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void navigate(`/people/print/${classId}`)}>
            Print this list
          </Button>
          <span className="said">
            {row.substitutes.map((one) => (
              <span key={`${one.name} ${one.by}`}>
                <bdi>{one.name}</bdi>: said <bdi>{one.by}</bdi>, {dayAndTime(one.wall, nowMs)}{' '}
              </span>
            ))}
          </span>
        </>
      }
    >
      <DisputedRoster />
      {row.substitutes.length > 1 && (
        <div className="strip">
          <IconAlertTriangle size={24} aria-hidden />
          <span className="grow">
            <b>Two consoles named different people.</b> Both are shown until somebody names one.
          </span>
        </div>
      )}
      <div className="people-list">
        <VirtualRows label={`Students of ${roomName(row.room) ?? row.title}`} rows={students.rows} estimatedHeight={53}>
          {(one) => (
            <Link className="ledger-row" to={`/students/${one.person}`}>
              <Portrait name={one.name} photo={one.photo} />
              <span className="grow">
                <ListName name={one.name} grade={one.grade} />
                {one.bus !== null && <span className="quiet"> · bus {one.bus}</span>}
              </span>
              {one.hasNeeds && (
                <span className="quiet with-icon">
                  <IconHeartHandshake size={20} aria-hidden /> Needs
                </span>
              )}
              {one.restricted && (
                <span className="act strong with-icon">
                  <IconAlertOctagon size={20} aria-hidden /> Restriction
                </span>
              )}
              <span className="people-detail quiet number">{one.contacts.length === 0 ? <span className="blank">no contact on file</span> : counted(one.contacts.length, 'contact')}</span>
            </Link>
          )}
        </VirtualRows>
        {students.rows.length === 0 && <NoRows list={students}>Nobody is in this class.</NoRows>}
      </div>
      {naming && <SubstituteDialog row={row} onShut={() => setNaming(false)} />}
    </Screen>
  );
}
