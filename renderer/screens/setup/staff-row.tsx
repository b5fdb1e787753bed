/** One who uses Muster: in which role, whether they can sign in, and what can be done about it. */
import { Button, Select } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { Role } from '../../../shared/domain/site/events.ts';
import type { Intent } from '../../intents/use-intent.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { listedName, roleNames } from '../../ui/words.ts';
import { StaffDialog } from './staff-dialog.tsx';

export type Access = SubscriptionRow<'staff-access'>;
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

export function StaffRow({ row, intent }: { readonly row: Access; readonly intent: Intent }) {
  const navigate = useNavigate();
  const nowMs = useWallMs(60_000);
  const [changing, setChanging] = useState(false);
  const open = needsLetter(row) || row.secrets > 1 || row.rolesGrantedApart.length > 0;
  const grant = (role: Role): void => void intent.run((send) => send({ type: 'GrantRole', staff: row.staff, role }));
  return (
    <div className="staff-row">
      <span>
        <bdi className="name strong">{row.name}</bdi>
        <span className="under quiet">
          {row.personName === null ? 'on no roster record' : <>on the roster as <bdi>{listedName(row.personName)}</bdi></>}
          {row.lastSignedInWall !== null && ` · signed in here ${dayAndTime(row.lastSignedInWall, nowMs)}`}
        </span>
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
        <Button aria-label={`Change ${row.name}`} onClick={() => setChanging(true)}>
          Change
        </Button>
      </span>
      {changing && <StaffDialog row={row} onShut={() => setChanging(false)} />}
    </div>
  );
}
