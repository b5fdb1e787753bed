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

interface ConsoleEntryProps {
  readonly row: ConsoleRow;
  readonly nowMs: number;
  /** Whoever is signed in may rename, revoke and leave. */
  readonly may: boolean;
  /** There is no other: a site is not left by its last console. */
  readonly alone: boolean;
  readonly onAct: (act: ConsoleAct) => void;
}

export function ConsoleEntry({ row, nowMs, may, alone, onAct }: ConsoleEntryProps) {
  const { icon: Mark, level } = MARKS[row.state];
  const clockOff = clockOffWords(row);
  const heard = row.state === 'here' || row.lastHeardWall === null ? null : `heard ${ago(row.lastHeardWall, nowMs)}, ${dayAndTime(row.lastHeardWall, nowMs)}`;
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
      {may && (
        <span className="console-acts">
          <Button aria-label={`Rename ${row.name}`} onClick={() => onAct('rename')}>
            Rename
          </Button>
          {row.state !== 'here' && (
            <Button aria-label={`Revoke ${row.name}`} onClick={() => onAct('revoke')}>
              Revoke
            </Button>
          )}
          {row.state === 'here' && !alone && (
            <Button aria-label="Leave the site with this console" onClick={() => onAct('leave')}>
              Leave
            </Button>
          )}
        </span>
      )}
    </li>
  );
}
