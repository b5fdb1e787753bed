/** The numbers, trouble first and larger, the total last with its bar. Each opens the list behind it. */
import { IconChevronRight, IconDoorExit, IconFirstAidKit, IconUserPlus, IconUserQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { StandingStatus } from '../../../shared/contract/standing-status.ts';
import { statusNames } from '../../ui/words.ts';
import type { Incident } from '../surroundings.tsx';
import './number-row.css';

interface NumberProps {
  readonly count: number;
  readonly status: Exclude<StandingStatus, 'here' | 'elsewhere' | 'answeredFor' | 'absent' | 'left'>;
  readonly icon: ReactNode;
  readonly large?: boolean;
}

function OneNumber({ count, status, icon, large }: NumberProps) {
  const act = status === 'missing' && count > 0;
  return (
    <Link className={`number-cell ${act ? 'act' : ''}`} to={`/now/list/${status}`} {...(large === true ? { 'data-large': true } : {})}>
      <span className="number-count number">{count.toLocaleString('en-US')}</span>
      <span className="with-icon">
        {icon}
        {statusNames[status]}
        <IconChevronRight size={18} aria-hidden />
      </span>
    </Link>
  );
}

/** Beside the total and not in it. */
function Away({ count, status }: { readonly count: number; readonly status: 'absent' | 'left' }) {
  return (
    <Link to={`/now/list/${status}`}>
      <b className="number">{count.toLocaleString('en-US')}</b> {statusNames[status].toLowerCase()}
      <IconChevronRight size={18} aria-hidden />
    </Link>
  );
}

/** Those whom nobody has accounted for: "3 missing, 1,247 unknown". */
export const openWords = ({ missing, unknown }: Pick<Incident, 'missing' | 'unknown'>): string =>
  [missing > 0 ? `${missing.toLocaleString('en-US')} missing` : [], unknown > 0 ? `${unknown.toLocaleString('en-US')} unknown` : []].flat().join(', ');

export function NumberRow({ incident }: { readonly incident: Incident }) {
  const part = (count: number): Record<string, string> => ({ flexGrow: String(count) });
  return (
    <div className="number-row">
      <OneNumber count={incident.missing} status="missing" large icon={<IconUserQuestion size={22} aria-hidden />} />
      <OneNumber count={incident.unknown} status="unknown" large icon={<span className="hatch hatch-box" aria-hidden />} />
      <OneNumber count={incident.injured} status="injured" icon={<IconFirstAidKit size={22} aria-hidden />} />
      <OneNumber count={incident.extra} status="extra" icon={<IconUserPlus size={22} aria-hidden />} />
      <OneNumber count={incident.released} status="released" icon={<IconDoorExit size={22} aria-hidden />} />
      {incident.absent + incident.left > 0 && (
        <div className="number-away">
          <Away count={incident.absent} status="absent" />
          <Away count={incident.left} status="left" />
        </div>
      )}
      <Link className="number-cell number-total" to="/now/list/all">
        <span>
          <b className="number-count number">{incident.accounted.toLocaleString('en-US')}</b> accounted of <b className="number">{incident.expected.toLocaleString('en-US')}</b> expected
          <IconChevronRight size={18} aria-hidden style={{ verticalAlign: '-3px' }} />
        </span>
        <span className="number-bar" aria-hidden>
          <span className="bar-known" style={part(incident.accounted)} />
          <span className="bar-missing" style={part(incident.missing)} />
          <span className="hatch" style={part(incident.unknown)} />
        </span>
      </Link>
    </div>
  );
}
