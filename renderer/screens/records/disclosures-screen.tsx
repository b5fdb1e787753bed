/** The disclosure log: which student data went to whom outside the school, and because of which threat. Nothing in it is ever changed. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconFileDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { recordsQueries, recordsSubscriptions, rosterHolds } from '../../../shared/contract/records-procedures.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { counted, someOf, spokenName } from '../../ui/words.ts';
import { saveText, saveZip } from '../../transport/save-file.ts';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { ExportProgress } from './export-progress.tsx';
import { DisclosureDialog } from './disclosure-dialog.tsx';
import { fieldWords, wayWords } from './record-words.ts';
import './records.css';

export function DisclosuresScreen() {
  const navigate = useNavigate();
  const { site } = useSurroundings();
  const [adding, setAdding] = useState(false);
  return (
    <Screen
      title="Disclosure log"
      next={
        <NextStep context="Disclosure log" sentence="Student data for somebody outside? Record it here." why="FERPA, 34 CFR 99.32(a)(5): the threat, and to whom it was disclosed. Entries are never changed.">
          <Button size="lg" onClick={() => setAdding(true)}>
            Record a disclosure
          </Button>
        </NextStep>
      }
      bar={
        <>
          <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/records')}>
            Records
          </Button>
          {mayUse(recordsSubscriptions.exports.permission, site.signedIn) && <ExportProgress />}
        </>
      }
    >
      {mayUse(recordsSubscriptions.disclosures.permission, site.signedIn) ? <Log /> : <p className="quiet">The log is read by those who lead.</p>}
      {mayUse(recordsQueries.exportRoster.permission, site.signedIn) && <RosterOut />}
      {adding && <DisclosureDialog why="emergency" incident={null} holds={null} parted onShut={() => setAdding(false)} onRecorded={() => setAdding(false)} />}
    </Screen>
  );
}

function Log() {
  const log = useList('disclosures', {});
  const nowMs = useWallMs(60_000);
  const { ask, busy, refusal, putAway } = useAsk();
  const save = async (): Promise<void> => {
    const file = await ask('exportDisclosures', {});
    if (file !== null) await saveText(file.name, file.type, file.text);
  };
  return (
    <>
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      <Button style={{ alignSelf: 'flex-start', marginBottom: 12 }} leftSection={<IconFileSpreadsheet size={22} aria-hidden />} loading={busy} onClick={() => void save()}>
        Save the log as a spreadsheet
      </Button>
      <Ledger heading="Disclosures" count={log.rows.length} aside="newest first">
        {log.rows.map((row) => (
          <div key={row.key} className="ledger-row">
            <span className="grow">
              {row.exercise && <b>DRILL </b>}
              <bdi className="strong">{row.party}</bdi>, {wayWords[row.way]}: {row.fields.map((field) => fieldWords[field]).join(', ')} of{' '}
              <bdi>{row.students === null ? 'everybody' : `${counted(row.students.length, 'student')}: ${someOf(row.students.map((one) => spokenName(one.name)), 3)}`}</bdi>
              <span className="quiet timeline-by">
                Because: <bdi>{row.threat}</bdi>
              </span>
              <span className="quiet timeline-by">
                {dayAndTime(row.wall, nowMs)}, <bdi>{row.by}</bdi>, {row.console}
              </span>
            </span>
          </div>
        ))}
        {log.rows.length === 0 && <NoRows list={log}>Nothing was disclosed.</NoRows>}
      </Ledger>
    </>
  );
}

/** For another system of the school, or for somebody outside. */
function RosterOut() {
  const { ask, busy, refusal, putAway } = useAsk();
  const [outside, setOutside] = useState(false);
  const save = async (disclosure: string | null): Promise<void> => {
    const zip = await ask('exportRoster', { disclosure });
    if (zip !== null) await saveZip(zip.name, zip.base64);
  };
  return (
    <>
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      <Ledger heading="The roster as a file">
        <div className="ledger-row file-row">
          <span className="grow">
            <b>OneRoster 1.2</b>
            <span className="quiet timeline-by">As it was imported, with contacts and court orders. What was set by hand since is not in it. (ZIP)</span>
          </span>
          <Button leftSection={<IconFileDownload size={22} aria-hidden />} loading={busy} aria-label="Roster: stays in the school" onClick={() => void save(null)}>
            Stays in the school
          </Button>
          <Button aria-label="Roster: for somebody outside" onClick={() => setOutside(true)}>
            For somebody outside
          </Button>
        </div>
      </Ledger>
      {outside && (
        <DisclosureDialog
          why="emergency"
          incident={null}
          holds={rosterHolds}
          parted={false}
          onShut={() => setOutside(false)}
          onRecorded={(disclosure) => {
            setOutside(false);
            void save(disclosure);
          }}
        />
      )}
    </>
  );
}
