/**
 * The line at the foot: consoles, how old the roster is, what is saved, who is signed in. It never rounds up. In a narrow
 * window it says the same in fewer words, so that nothing is cut off.
 */
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconDeviceDesktop, IconPlugConnected, IconPlugConnectedX, IconUserCircle } from '@tabler/icons-react';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { useConnection, useList, useSending, useWallMs } from '../stores/muster.tsx';
import { presenceOf, type Presence } from './console-words.ts';
import { dayAndTime } from './times.ts';
import { counted, roleNames } from './words.ts';

function Fitting({ wide, narrow }: { readonly wide: string; readonly narrow: string }) {
  return (
    <>
      <span className="wide-only">{wide}</span>
      <span className="narrow-only">{narrow}</span>
    </>
  );
}

/** Two checks only while every console has all of it. */
function Saved({ everywhere }: { readonly everywhere: boolean }) {
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
      {unsaved > 0 ? <IconClock size={20} aria-hidden /> : everywhere ? <IconChecks size={20} aria-hidden /> : <IconCheck size={20} aria-hidden />}
      {unsaved > 0 ? `Saving ${unsaved}` : everywhere ? <Fitting wide="Saved on all consoles" narrow="Saved on all" /> : <Fitting wide="All saved here" narrow="Saved here" />}
    </span>
  );
}

interface Trouble {
  readonly wide: string;
  readonly narrow: string;
}

/** What in the log needs a person's eye, most pressing first; null where nothing does. */
function logTrouble(site: SubscriptionRow<'site'>): Trouble | null {
  if (site.diskReserveGoneWall !== null) return { wide: 'The disk is full: free some space', narrow: 'Disk full' };
  if (site.dataTrouble === 'recovered') return { wide: 'The data here was damaged or replaced, and mended', narrow: 'Data was mended' };
  if (site.dataTrouble === 'keysReplaced') return { wide: 'The keys of this console were replaced: Setup says what to do', narrow: 'New keys here' };
  if (site.forks > 0) return { wide: 'Numbered twice: a copied disk or an old backup', narrow: 'Copied disk or old backup' };
  if (site.rosterDisputed) return { wide: 'Two rosters are active', narrow: 'Two rosters' };
  if (site.unknownEvents > 0) return { wide: `${counted(site.unknownEvents, 'event')} of a newer version, not shown`, narrow: `${counted(site.unknownEvents, 'event')} not shown` };
  if (site.waiting > 0) return { wide: `${counted(site.waiting, 'commit')} waiting for their causes`, narrow: `${counted(site.waiting, 'commit')} waiting` };
  if (site.dataTrouble === 'backupFailed') return { wide: 'No backup could be made: Setup says why', narrow: 'No backup' };
  return null;
}

/** How many hold the same; of those that do not, the worst off. While an incident is open that is amber. */
function Consoles({ presence, ownName, incidentOpen }: { readonly presence: Presence | null; readonly ownName: string; readonly incidentOpen: boolean }) {
  if (presence === null)
    return (
      <span className="may-shrink">
        <IconDeviceDesktop size={20} aria-hidden />
        <span className="cut">
          <b>
            <bdi>{ownName === '' ? 'This console' : ownName}</bdi>
          </b>
          <span className="wide-only">, the only console</span>
          <span className="narrow-only">, alone</span>
        </span>
      </span>
    );
  return (
    <>
      <span>
        <IconPlugConnected size={20} aria-hidden />
        <b>
          <Fitting wide={`${presence.inStep} of ${presence.of} consoles in step`} narrow={`${presence.inStep} of ${presence.of} in step`} />
        </b>
      </span>
      {presence.apart !== null && (
        <span className={`may-shrink ${incidentOpen ? 'due strong' : ''}`} role="status">
          {incidentOpen ? <IconAlertTriangle size={20} aria-hidden /> : <IconPlugConnectedX size={20} aria-hidden />}
          <bdi className="cut">{presence.apart}</bdi>
        </span>
      )}
    </>
  );
}

export function FootLine({ site, incidentOpen }: { readonly site: SubscriptionRow<'site'>; readonly incidentOpen: boolean }) {
  const nowMs = useWallMs(60_000);
  const trouble = logTrouble(site);
  const presence = presenceOf(useList('consoles', {}).rows);
  const rosterAsOf = site.rosterAsOfWall === null ? null : dayAndTime(site.rosterAsOfWall, nowMs);
  return (
    <footer className="foot">
      <Consoles presence={presence} ownName={site.consoleName} incidentOpen={incidentOpen} />
      {trouble !== null && (
        <span className="due strong may-shrink">
          <IconAlertTriangle size={20} aria-hidden />
          <span className="cut">
            <Fitting {...trouble} />
          </span>
        </span>
      )}
      {site.founded && !site.rosterDisputed && <span>{rosterAsOf === null ? 'No roster yet' : <Fitting wide={`Roster as of ${rosterAsOf}`} narrow={`Roster ${rosterAsOf}`} />}</span>}
      <Saved everywhere={presence !== null && presence.apart === null} />
      <span className="may-shrink">
        <IconUserCircle size={20} aria-hidden />
        <span className="cut">
          {site.signedIn === null ? (
            'Nobody signed in'
          ) : site.signIn.is === 'notSetUp' && site.signIn.station?.taken !== true ? (
            <span className="due strong">
              <span className="wide-only">No sign-in: all act as </span>
              <span className="narrow-only">All act as </span>
              <bdi>{site.signedIn.name}</bdi>
            </span>
          ) : (
            <>
              <bdi>{site.signedIn.name}</bdi> <span className="quiet wide-only">· {roleNames[site.signedIn.role]}</span>
            </>
          )}
        </span>
      </span>
    </footer>
  );
}
