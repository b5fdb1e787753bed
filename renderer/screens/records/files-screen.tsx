/** The record of one incident as files: for the school itself, or for somebody outside, of whom the disclosure log then tells. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft, IconBroadcast, IconFileDownload, IconPrinter, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { documents, evidenceHolds, exportKinds, partedKinds, recordsQueries, type DocumentName, type ExportKind } from '../../../shared/contract/records-procedures.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { calendarDay, clockTime } from '../../ui/times.ts';
import { directiveNames } from '../../ui/words.ts';
import { saveText, saveZip } from '../../transport/save-file.ts';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { DisclosureDialog } from './disclosure-dialog.tsx';
import { documentWords } from './document-words.ts';
import { ExportProgress } from './export-progress.tsx';
import { evidenceWords, exportWords, fieldWords, type DisclosedField } from './record-words.ts';
import './records.css';

/** What is saved of an incident: a file, or all of it with the seals. */
type Saved = ExportKind | 'evidence';
const SAVED: readonly { readonly kind: Saved; readonly title: string; readonly what: string; readonly holds: readonly DisclosedField[] }[] = [
  { kind: 'evidence', ...evidenceWords, holds: evidenceHolds },
  ...(Object.keys(exportKinds) as ExportKind[]).map((kind) => ({ kind, ...exportWords[kind], holds: exportKinds[kind] })),
];
const OF_INCIDENT = (Object.keys(documents) as DocumentName[]).filter((name) => documents[name].of === 'incident');

export function FilesScreen({ incident }: { readonly incident: string }) {
  const navigate = useNavigate();
  const { site } = useSurroundings();
  const may = mayUse(recordsQueries.exportIncident.permission, site.signedIn);
  const records = useList('records', {});
  const { ask, busy, refusal, putAway } = useAsk();
  const [outside, setOutside] = useState<Saved | null>(null);
  const [sender, setSender] = useState('');
  const [addresses, setAddresses] = useState('');
  const record = records.rows.find((one) => one.incident === incident);
  const to = addresses.split('\n').map((one) => one.trim()).filter((one) => one !== '');

  const save = async (kind: Saved, disclosure: string | null): Promise<void> => {
    if (kind === 'evidence') {
      const zip = await ask('exportEvidence', { incident, disclosure });
      if (zip !== null) await saveZip(zip.name, zip.base64);
      return;
    }
    const file = await ask('exportIncident', { incident, kind, disclosure });
    if (file !== null) await saveText(file.name, file.type, file.text);
  };
  const saveAlert = async (): Promise<void> => {
    const file = await ask('exportAlert', { incident, sender: sender.trim(), addresses: to });
    if (file !== null) await saveText(file.name, file.type, file.text);
  };
  return (
    <Screen
      title="Records: files"
      next={
        <NextStep
          context={record === undefined ? 'Files' : `${record.exercise ? 'DRILL' : 'REAL'} · ${directiveNames[record.directive]} · ${calendarDay(record.startedWall)} ${clockTime(record.startedWall)}`}
          sentence={may ? 'Choose a document or a file, and who gets it.' : 'Files are saved by those who lead.'}
          why="What stays in the school is saved at once. What goes to somebody outside is recorded first: to whom, and because of which threat."
        />
      }
      bar={
        <>
          <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate(`/records/${incident}`)}>
            Timeline
          </Button>
          <Button leftSection={<IconShieldCheck size={22} aria-hidden />} disabled={!may} onClick={() => void navigate('/records/disclosures')}>
            Disclosure log
          </Button>
          {may && <ExportProgress />}
        </>
      }
    >
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      <Ledger heading="Documents for print" count={OF_INCIDENT.length} aside={record?.exercise === true ? 'DRILL across each page' : ''}>
        {OF_INCIDENT.map((name) => (
          <div key={name} className="ledger-row file-row">
            <span className="grow">
              <b>{documentWords[name].title}</b>
              <span className="quiet timeline-by">{documentWords[name].what}</span>
            </span>
            <Button leftSection={<IconPrinter size={22} aria-hidden />} disabled={!may} aria-label={`Open ${documentWords[name].title}`} onClick={() => void navigate(`/records/${incident}/documents/${name}`)}>
              Open
            </Button>
          </div>
        ))}
      </Ledger>
      <Ledger heading="Files of this record" count={SAVED.length} aside="nothing in them is run by a spreadsheet">
        {SAVED.map(({ kind, title, what, holds }) => (
          <div key={kind} className="ledger-row file-row">
            <span className="grow">
              <b>{title}</b>
              <span className="quiet timeline-by">{what}</span>
              <span className="quiet timeline-by">Of students: {holds.map((field) => fieldWords[field]).join(', ')}</span>
            </span>
            <Button leftSection={<IconFileDownload size={22} aria-hidden />} disabled={!may} loading={busy} aria-label={`${title}: stays in the school`} onClick={() => void save(kind, null)}>
              Stays in the school
            </Button>
            <Button disabled={!may} aria-label={`${title}: for somebody outside`} onClick={() => setOutside(kind)}>
              For somebody outside
            </Button>
          </div>
        ))}
      </Ledger>
      <Ledger heading="Alert for other systems" count={1} aside="Common Alerting Protocol 1.2; nobody is named in it">
        <div className="file-alert">
          <TextInput label="Sender: an address of the school, without spaces" value={sender} maxLength={120} onChange={(event) => setSender(event.currentTarget.value)} />
          <Textarea label="To: one address on each line" value={addresses} autosize minRows={2} maxRows={6} onChange={(event) => setAddresses(event.currentTarget.value)} />
          <Button leftSection={<IconBroadcast size={22} aria-hidden />} disabled={!may || sender.trim() === '' || to.length === 0} loading={busy} onClick={() => void saveAlert()}>
            {record?.exercise === true ? 'Save the alert, marked Exercise' : 'Save the alert'}
          </Button>
          <p className="quiet">Muster sends nothing: it saves a file for the system that does.</p>
        </div>
      </Ledger>
      {outside !== null && (
        <DisclosureDialog
          why="emergency"
          incident={incident}
          holds={outside === 'evidence' ? evidenceHolds : exportKinds[outside]}
          parted={outside !== 'evidence' && partedKinds.has(outside)}
          onShut={() => setOutside(null)}
          onRecorded={(disclosure) => {
            setOutside(null);
            void save(outside, disclosure);
          }}
        />
      )}
    </Screen>
  );
}
