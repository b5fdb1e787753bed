/** The line at the foot: which console, how old the roster is, what is saved, who is signed in. It never rounds up. */
import { IconAlertTriangle, IconCheck, IconClock, IconDeviceDesktop, IconPlugConnectedX, IconUserCircle } from '@tabler/icons-react';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { useConnection, useSending, useWallMs } from '../stores/muster.tsx';
import { dayAndTime } from './times.ts';
import { counted, roleNames } from './words.ts';

function Saved() {
  const { commands } = useSending();
  const connection = useConnection();
  const unsaved = commands.filter((one) => one.state === 'sent').length;
  if (connection.is !== 'connected')
    return (
      <span className="act strong" role="status">
        <IconPlugConnectedX size={20} aria-hidden />
        {unsaved > 0 ? `${unsaved} not saved yet` : 'Connection lost'}
      </span>
    );
  return (
    <span role="status">
      {unsaved > 0 ? <IconClock size={20} aria-hidden /> : <IconCheck size={20} aria-hidden />}
      {unsaved > 0 ? `Saving ${unsaved}` : 'All saved here'}
    </span>
  );
}

/** What in the log needs a person's eye, most pressing first; null where nothing does. */
function logTrouble(site: SubscriptionRow<'site'>): string | null {
  if (site.forks > 0) return 'Numbered twice: a copied disk or an old backup';
  if (site.rosterDisputed) return 'Two rosters are active';
  if (site.unknownEvents > 0) return `${counted(site.unknownEvents, 'event')} of a newer version, not shown`;
  if (site.waiting > 0) return `${counted(site.waiting, 'commit')} waiting for their causes`;
  return null;
}

export function FootLine({ site }: { readonly site: SubscriptionRow<'site'> }) {
  const nowMs = useWallMs(60_000);
  const trouble = logTrouble(site);
  return (
    <footer className="foot">
      <span className="may-shrink">
        <IconDeviceDesktop size={20} aria-hidden />
        <span className="cut">
          <b>
            <bdi>{site.consoleName === '' ? 'This console' : site.consoleName}</bdi>
          </b>
          , the only console
        </span>
      </span>
      {trouble !== null && (
        <span className="due strong may-shrink">
          <IconAlertTriangle size={20} aria-hidden />
          <span className="cut">{trouble}</span>
        </span>
      )}
      {site.founded && !site.rosterDisputed && <span>{site.rosterAsOfWall === null ? 'No roster yet' : `Roster as of ${dayAndTime(site.rosterAsOfWall, nowMs)}`}</span>}
      <Saved />
      <span className="may-shrink">
        <IconUserCircle size={20} aria-hidden />
        <span className="cut">
          {site.signedIn === null ? (
            'Nobody signed in'
          ) : site.signIn.is === 'notSetUp' ? (
            <span className="due strong">
              No sign-in: all act as <bdi>{site.signedIn.name}</bdi>
            </span>
          ) : (
            <>
              <bdi>{site.signedIn.name}</bdi> <span className="quiet">· {roleNames[site.signedIn.role]}</span>
            </>
          )}
        </span>
      </span>
    </footer>
  );
}
