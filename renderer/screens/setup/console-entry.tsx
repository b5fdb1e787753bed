/** One console in the list: mark, name and state in words; when it was heard, its clock, version and address; what is wrong; what can be done. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCheck, IconClockExclamation, IconDeviceDesktop, IconLogout, IconPlugConnectedX, IconRefresh, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { clockOffWords, isMember, stateWords, type ConsoleRow } from '../../ui/console-words.ts';
import { ago, dayAndTime } from '../../ui/times.ts';
import '../people/people.css';
import './consoles.css';

export type ConsoleAct = 'rename' | 'revoke' | 'leave';

const MARKS: Readonly<Record<ConsoleRow['state'], { readonly icon: ComponentType<IconProps>; readonly level: 'ok' | 'due' | 'quiet' | '' }>> = {
  here: { icon: IconDeviceDesktop, level: '' },
  inStep: { icon: IconCheck, level: 'ok' },
  behind: { icon: IconRefresh, level: 'due' },
  stale: { icon: IconPlugConnectedX, level: 'due' },
  neverHeard: { icon: IconPlugConnectedX, level: 'due' },
  left: { icon: IconLogout, level: 'quiet' },
  revoked: { icon: IconBan, level: 'quiet' },
};

const ACTS: Readonly<Record<ConsoleAct, string>> = { rename: 'Rename', revoke: 'Revoke', leave: 'Leave' };

/** "12 min ago, today 09:18"; of another day the day once. */
function when(wallMs: number, nowMs: number): string {
  const [since, at] = [ago(wallMs, nowMs), dayAndTime(wallMs, nowMs)];
  return at.startsWith(since) ? at : `${since}, ${at}`;
}

interface ConsoleEntryProps {
  readonly row: ConsoleRow;
  readonly nowMs: number;
  /** What whoever is signed in may do with it. */
  readonly acts: readonly ConsoleAct[];
  readonly onAct: (act: ConsoleAct) => void;
}

export function ConsoleEntry({ row, nowMs, acts, onAct }: ConsoleEntryProps) {
  const { icon: Mark, level } = MARKS[row.state];
  const clockOff = clockOffWords(row);
  const heard = row.state === 'here' || row.lastHeardWall === null ? null : `heard ${when(row.lastHeardWall, nowMs)}`;
  const facts = [heard, row.version === null ? null : `version ${row.version}`, row.address].filter((fact) => fact !== null);
  return (
    <li className="ledger-row console-entry">
      <span className={`console-mark ${level}`}>
        <Mark size={26} aria-hidden />
      </span>
      <span className="grow">
        <bdi className="name">{row.name}</bdi> <span className={`strong ${level}`}>· {stateWords(row, nowMs)}</span>
        {facts.length > 0 && <span className="under quiet number">{facts.join(' · ')}</span>}
        {clockOff !== null && (
          <span className="under">
            <span className="due strong with-icon">
              <IconClockExclamation size={20} aria-hidden />
              <span>{clockOff}: set it right, or times in the record mislead.</span>
            </span>
          </span>
        )}
        {row.problem !== null && isMember(row) && (
          <span className="under">
            <span className="due strong with-icon">
              <IconAlertTriangle size={20} aria-hidden />
              <bdi>{row.problem}</bdi>
            </span>
          </span>
        )}
      </span>
      {acts.length > 0 && (
        <span className="console-acts">
          {acts.map((act) => (
            <Button key={act} aria-label={act === 'leave' ? 'Leave the site with this console' : `${ACTS[act]} ${row.name}`} onClick={() => onAct(act)}>
              {ACTS[act]}
            </Button>
          ))}
        </span>
      )}
    </li>
  );
}
