/** Setup: who uses Muster, in which role, and whether they can sign in; letters for those who cannot. */
import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMail, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { Role } from '../../../shared/domain/site/events.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent, type Intent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { counted, roleNames } from '../../ui/words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { SetUpSignIn } from './set-up-sign-in.tsx';
import '../sign-in/sign-in.css';

type Access = SubscriptionRow<'staff-access'>;
export const roleChoices = (Object.keys(roleNames) as Role[]).map((role) => ({ value: role, label: roleNames[role] }));

/** Whoever has a role and cannot sign in with what they have. */
export const needsLetter = (row: Access): boolean => row.role !== null && (row.secret === 'none' || row.secret === 'notEnough');

function secretWords(row: Access, nowMs: number): string {
  if (row.letterUntilWall !== null && row.letterUntilWall > nowMs) return `letter out, good until ${dayAndTime(row.letterUntilWall, nowMs)}`;
  switch (row.secret) {
    case 'none':
      return 'cannot sign in yet';
    case 'notEnough':
      return 'needs a passphrase for this role';
    default:
      return row.secrets > 1 ? `${row.secrets} opened apart: print a new letter` : `has a ${row.secret === 'pin' ? 'PIN' : 'passphrase'}`;
  }
}

function StaffRow({ row, intent }: { readonly row: Access; readonly intent: Intent }) {
  const navigate = useNavigate();
  const nowMs = useWallMs(60_000);
  const open = needsLetter(row) || row.secrets > 1 || row.rolesGrantedApart.length > 0;
  const grant = (role: Role): void => void intent.run((send) => send({ type: 'GrantRole', staff: row.staff, role }));
  return (
    <li className="staff-row">
      <span>
        <bdi className="name strong">{row.name}</bdi>
        <span className="under quiet">{row.lastSignedInWall === null ? 'has not signed in here' : `signed in here ${dayAndTime(row.lastSignedInWall, nowMs)}`}</span>
        {row.rolesGrantedApart.length > 0 && <span className="under due strong">Two roles were given apart. Choose one.</span>}
      </span>
      <Select aria-label={`Role of ${row.name}`} placeholder="no role" data={roleChoices} value={row.role} allowDeselect={false} onChange={(value) => value !== null && grant(value)} />
      <span className={`with-icon ${open ? 'due strong' : 'quiet'}`}>
        {open ? <IconAlertTriangle size={20} aria-hidden /> : <IconCheck size={20} aria-hidden />}
        {row.role === null ? 'no role' : secretWords(row, nowMs)}
      </span>
      <span className="choices">
        {row.role !== null && (
          <Button aria-label={`Letter for ${row.name}`} onClick={() => void navigate(`/setup/letters/${row.staff}`)}>
            Letter
          </Button>
        )}
        {row.role !== null && (
          <Button aria-label={`Take role of ${row.name}`} onClick={() => void intent.run((send) => send({ type: 'WithdrawRole', staff: row.staff }))}>
            Take role
          </Button>
        )}
      </span>
    </li>
  );
}

function IdleLock() {
  const { site } = useSurroundings();
  const intent = useIntent();
  const [minutes, setMinutes] = useState<number | string>(site.signIn.idleLockMinutes);
  const right = typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 1 && minutes <= 120;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (right) void intent.run((send) => send({ type: 'SetIdleLock', minutes }));
      }}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <div className="choices">
        <NumberInput label="Lock after so many minutes without a touch" description="From 1 to 120. While an incident is open nothing is locked" value={minutes} onChange={setMinutes} min={1} max={120} hideControls w={360} />
        <Button type="submit" disabled={!right || minutes === site.signIn.idleLockMinutes} loading={intent.busy} style={{ alignSelf: 'flex-end' }}>
          Set it
        </Button>
      </div>
    </form>
  );
}

function NewRecoveryCode({ onNewCode }: { readonly onNewCode: (code: string) => void }) {
  const asking = useAsk();
  const [passphrase, setPassphrase] = useState('');
  const make = async (): Promise<void> => {
    const done = await asking.ask('newRecoveryCode', { passphrase });
    setPassphrase('');
    if (done !== null) onNewCode(done.recoveryCode);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      <div className="choices">
        <TextInput type="password" label="Your passphrase" description="The code in the safe is void with the new one" value={passphrase} maxLength={200} autoComplete="off" w={360} onChange={(event) => setPassphrase(event.currentTarget.value)} />
        <Button type="submit" disabled={passphrase === ''} loading={asking.busy} style={{ alignSelf: 'flex-end' }}>
          Make a new recovery code
        </Button>
      </div>
    </form>
  );
}

function Staff({ onNewCode }: { readonly onNewCode: (code: string) => void }) {
  const navigate = useNavigate();
  const intent = useIntent();
  const staff = useList('staff-access', {});
  const without = staff.rows.filter(needsLetter);
  return (
    <Screen
      title="Setup"
      next={
        without.length === 0 ? (
          <NextStep context="Setup" sentence="Who uses Muster here?" why="Everybody who answers for students in an emergency needs a role.">
            <Button size="lg" leftSection={<IconUserPlus size={26} aria-hidden />} onClick={() => void navigate('/setup/add')}>
              Add staff
            </Button>
          </NextStep>
        ) : (
          <NextStep context="Setup" sentence={`${counted(without.length, 'person', 'people')} cannot sign in yet.`} why="Each gets a letter with a code, and chooses a PIN with it at any computer.">
            <Button size="lg" leftSection={<IconMail size={26} aria-hidden />} onClick={() => void navigate('/setup/letters')}>
              Letters for all of them
            </Button>
          </NextStep>
        )
      }
      bar={
        <>
          <Button leftSection={<IconUserPlus size={22} aria-hidden />} onClick={() => void navigate('/setup/add')}>
            Add staff
          </Button>
          <Button onClick={() => void navigate('/setup/bell-schedule')}>Bell schedule</Button>
          <Button onClick={() => void navigate('/permissions')}>Who may do what</Button>
        </>
      }
    >
      <div className="column">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <Ledger heading="Staff and roles" count={staff.rows.length}>
          {staff.rows.length === 0 ? <NoRows list={staff}>Nobody yet.</NoRows> : (
            <ul>
              {staff.rows.map((row) => (
                <StaffRow key={row.key} row={row} intent={intent} />
              ))}
            </ul>
          )}
        </Ledger>
        <Ledger heading="Idle lock">
          <IdleLock />
        </Ledger>
        <Ledger heading="Recovery code">
          <NewRecoveryCode onNewCode={onNewCode} />
        </Ledger>
      </div>
    </Screen>
  );
}

export function SetupScreen({ onNewCode }: { readonly onNewCode: (code: string) => void }) {
  const { site } = useSurroundings();
  if (site.signedIn?.role !== 'administrator')
    return <Screen title="Setup" next={<NextStep context="Setup" sentence="Setup is for administrators." why="Ask one of them. What each role may do stands under “Who may do what”." />}>{null}</Screen>;
  return site.signIn.is === 'notSetUp' ? <SetUpSignIn onNewCode={onNewCode} /> : <Staff onNewCode={onNewCode} />;
}
