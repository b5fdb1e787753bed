/** Setup: what is set at this school and what is still due, section by section. Each opens its own screen. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { DataTrouble } from '../../../shared/contract/backup-procedures.ts';
import type { Permission } from '../../../shared/contract/permission.ts';
import { commandPermissions, queries, supportPermission } from '../../../shared/contract/procedures.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { presenceOf } from '../../ui/console-words.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { lockdownRuleWords } from './lockdown-rule-words.ts';
import { needsLetter } from './staff-row.tsx';
import { whoMay } from './who-may.ts';
import './setup.css';

const DATA_TROUBLE: Readonly<Record<DataTrouble, string>> = {
  recovered: 'The data here was damaged or replaced, and mended: read what happened.',
  keysReplaced: 'The keys of this console were replaced: read what to do.',
  backupFailed: 'No backup could be made.',
};

interface Section {
  readonly to: string;
  readonly name: string;
  /** What is set; null: it is not known yet, or not for whoever is signed in. */
  readonly says: ReactNode;
  /** What is still to be done, as a sentence; null: nothing. */
  readonly due: string | null;
  /** Null: it comes with Muster. */
  readonly permission: Permission | null;
  /** Whoever may not change it may not see it either. */
  readonly hidden?: boolean;
}

function SectionRow({ section }: { readonly section: Section }) {
  const { to, name, says, due, permission, hidden } = section;
  const words = (
    <>
      <span className="setup-name name">{name}</span>
      <span className="grow">
        {due === null ? (
          <span>{says}</span>
        ) : (
          <span className="due strong with-icon">
            <IconAlertTriangle size={20} aria-hidden />
            <span>{due}</span>
          </span>
        )}
      </span>
      {permission !== null && <span className="setup-by quiet">set by: {whoMay(permission)}</span>}
    </>
  );
  if (hidden === true) return <li className="ledger-row">{words}</li>;
  return (
    <li>
      <Link className="ledger-row" to={to}>
        {words}
        <IconChevronRight size={22} aria-hidden />
      </Link>
    </li>
  );
}

export function SetupScreen() {
  const { signedIn } = useSurroundings().site;
  return signedIn?.role === 'administrator' ? <ForAdministrators /> : <Sections staff={null} />;
}

/** Only they are shown who can sign in. */
function ForAdministrators() {
  const { rows } = useList('staff-access', {});
  return <Sections staff={{ all: rows.length, without: rows.filter(needsLetter).length }} />;
}

/** `staff`: null to whoever may not see it. */
function Sections({ staff }: { readonly staff: { readonly all: number; readonly without: number } | null }) {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const nowMs = useWallMs(60_000);
  const rooms = useList('rooms', {});
  const consoles = useList('consoles', {});
  const presence = presenceOf(consoles.rows);
  const [bells] = useList('bell-schedule', {}).rows;
  const setBy = bells?.setBy ?? null;
  const [rule] = useList('self-release', {}).rows;
  const [settings] = useList('site-settings', {}).rows;
  const [calls] = useList('call-settings', {}).rows;
  const used = rooms.rows.filter((room) => room.used);
  const withoutZone = used.filter((room) => room.zone === null).length;
  const zones = new Set(used.flatMap((room) => room.zone ?? [])).size;
  const notSetUp = site.signIn.is === 'notSetUp';

  const sections: readonly Section[] = [
    {
      to: '/setup/sign-in',
      name: 'Signing in',
      says: `Locks after ${site.signIn.idleLockMinutes} minutes without a touch`,
      due: notSetUp ? 'Nobody has a passphrase yet: anyone here acts as the founder.' : null,
      permission: commandPermissions.SetIdleLock,
    },
    {
      to: '/setup/staff',
      name: 'Staff and roles',
      says: staff === null ? 'For administrators' : staff.all === 0 ? null : `${counted(staff.all, 'person', 'people')}${notSetUp ? '' : ', all can sign in'}`,
      due: staff === null || staff.without === 0 || notSetUp ? null : `${counted(staff.without, 'person', 'people')} cannot sign in yet.`,
      permission: commandPermissions.GrantRole,
      hidden: staff === null,
    },
    {
      to: '/setup/site',
      name: 'Site and schools',
      says: (
        <>
          <bdi>{site.siteName}</bdi>
          {site.schools.length > 1 && `, ${counted(site.schools.length, 'school')}`} · this console: <bdi>{site.consoleName}</bdi> · {site.clockHours}-hour clock
        </>
      ),
      due: null,
      permission: commandPermissions.RenameSite,
    },
    {
      to: '/setup/consoles',
      name: 'Consoles',
      says: !consoles.loaded ? null : presence === null ? 'This console is the only one' : `${presence.inStep} of ${presence.of} in step${presence.apart === null ? '' : `; ${presence.apart}`}`,
      due: null,
      permission: commandPermissions.RevokeConsole,
    },
    { to: '/setup/network', name: 'Network', says: 'What it must allow, addresses, and a test', due: null, permission: queries.setLanPort.permission },
    {
      to: '/setup/rooms',
      name: 'Rooms and zones',
      says: rooms.loaded ? `${counted(used.length, 'room')} in ${counted(zones, 'zone')}` : null,
      due: !rooms.loaded ? null : used.length === 0 ? 'No room is known. They come with the roster, or are added by hand.' : withoutZone === 0 ? null : `${counted(withoutZone, 'room')} without a zone.`,
      permission: commandPermissions.PlaceRooms,
    },
    { to: '/setup/floors', name: 'Floor plans', says: 'Where rooms and zones are, for calls on Dispatch', due: null, permission: commandPermissions.DrawPlaces },
    {
      to: '/setup/bell-schedule',
      name: 'Bell schedule',
      says: setBy === null ? null : `Set ${dayAndTime(setBy.wall, nowMs)} by ${setBy.by}`,
      due: bells === undefined ? null : bells.bells === null ? 'Not set: homerooms answer in every incident.' : bells.alsoSet.length > 0 ? 'Set apart on two consoles: look at it.' : null,
      permission: commandPermissions.SetBellSchedule,
    },
    {
      to: '/setup/self-release',
      name: 'Who may leave alone',
      says: rule === undefined ? null : rule.lowestGrade === null ? 'No student leaves without an adult' : `Students from grade ${rule.lowestGrade}`,
      due: null,
      permission: commandPermissions.SetSelfRelease,
    },
    {
      to: '/setup/lockdown',
      name: 'All clear of a lockdown',
      says: settings === undefined ? null : lockdownRuleWords(settings.lockdownAllClear),
      due: null,
      permission: commandPermissions.SetLockdownAllClear,
    },
    {
      to: '/setup/calls',
      name: 'Calls for help',
      says: calls === undefined ? null : `${counted(calls.kinds.length, 'kind')}, ${counted(calls.ladder.length, 'step')} until everybody is told`,
      due: null,
      permission: commandPermissions.SetEscalation,
    },
    { to: '/setup/responders', name: 'Responders', says: 'Who comes to calls, with what they can do and where', due: null, permission: commandPermissions.SetResponder },
    { to: '/setup/courses', name: 'Courses of responders', says: 'How long each holds, and who needs it', due: null, permission: commandPermissions.SetCourses },
    { to: '/setup/relief', name: 'Relief for some minutes', says: 'Who sees who asked, and when it is erased', due: null, permission: commandPermissions.SetTapOutRules },
    { to: '/drills/rules', name: 'Drills', says: 'What the state asks, and the school calendar', due: null, permission: commandPermissions.SetDrillRules },
    { to: '/records/retention', name: 'Retention and holds', says: 'How long records are kept, and what must not be erased', due: null, permission: commandPermissions.SetRetention },
    { to: '/setup/texts', name: 'Words in other languages', says: 'On cards, in messages and at the hand-off, as families read and hear them', due: null, permission: commandPermissions.CorrectText },
    { to: '/permissions', name: 'Who may do what', says: 'The table of roles, which Muster itself goes by', due: null, permission: null },
    {
      to: '/setup/backups',
      name: 'Backups',
      says: 'A checked copy each day, and where it goes',
      due: site.dataTrouble === null ? null : DATA_TROUBLE[site.dataTrouble],
      permission: queries.setBackups.permission,
    },
    { to: '/setup/keys', name: 'Keys for scripts', says: 'With which “muster export” makes files at this computer', due: null, permission: queries.makeExportKey.permission },
    { to: '/setup/support', name: 'Support file', says: 'How this console fares, and nothing about people', due: null, permission: supportPermission },
  ];
  const open = sections.filter(({ due }) => due !== null);
  const [first] = open;
  return (
    <Screen
      title="Setup"
      next={
        first === undefined ? (
          <NextStep context="Setup" sentence="This school is set up." why="Look again when the roster, the building or the staff change." />
        ) : (
          <NextStep context={`Setup: ${counted(open.length, 'thing')} to do`} sentence={first.due} why={first.permission === null ? '' : `Set by: ${whoMay(first.permission)}.`}>
            <Button size="lg" onClick={() => void navigate(first.to)}>
              {first.name}
            </Button>
          </NextStep>
        )
      }
    >
      <Ledger heading="This school" aside={open.length === 0 ? <span className="ok with-icon"><IconCheck size={20} aria-hidden />nothing is due</span> : counted(open.length, 'thing is due', 'things are due')}>
        <ul className="setup-sections">
          {sections.map((section) => (
            <SectionRow key={section.to} section={section} />
          ))}
        </ul>
      </Ledger>
    </Screen>
  );
}
