/** Import: files in, what would change and every problem, and only then Apply. Until then nothing is written. */
import { Button, FileButton, Loader, Radio } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconFileImport, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useMuster } from '../../stores/muster.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { counted } from '../../ui/words.ts';
import { ImportProblems } from './import-problems.tsx';
import './people.css';

type Stage = { readonly at: 'choose' } | { readonly at: 'reading' } | { readonly at: 'preview'; readonly preview: ImportPreview } | { readonly at: 'applying'; readonly preview: ImportPreview };

const COUNTS: readonly { readonly key: keyof ImportPreview['counts']; readonly word: string }[] = [
  { key: 'students', word: 'students' },
  { key: 'guardians', word: 'guardians' },
  { key: 'staff', word: 'staff' },
  { key: 'classes', word: 'classes' },
  { key: 'enrollments', word: 'enrollments' },
  { key: 'relationships', word: 'relationships' },
  { key: 'restrictions', word: 'restrictions' },
];

export function ImportScreen() {
  const { upload, query } = useMuster();
  const navigate = useNavigate();
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const [files, setFiles] = useState<readonly File[]>([]);
  const [school, setSchool] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Rejection | null>(null);
  const [over, setOver] = useState(false);
  const reading = useRef<AbortController | null>(null);

  const read = async (chosen: readonly File[], of: string | null): Promise<void> => {
    if (chosen.length === 0) return;
    if (stage.at === 'preview' && stage.preview.ticket !== null) await query('discardImport', { ticket: stage.preview.ticket });
    setFiles(chosen);
    setSchool(of);
    setRefusal(null);
    setStage({ at: 'reading' });
    const abort = new AbortController();
    reading.current = abort;
    const answer = await upload(chosen, of, abort.signal);
    if (abort.signal.aborted) return;
    if (!answer.ok) setRefusal(answer.rejection);
    setStage(answer.ok ? { at: 'preview', preview: answer.preview } : { at: 'choose' });
  };
  const cancel = async (): Promise<void> => {
    reading.current?.abort();
    if (stage.at === 'preview' && stage.preview.ticket !== null) await query('discardImport', { ticket: stage.preview.ticket });
    setStage({ at: 'choose' });
  };
  const apply = async (preview: ImportPreview, ticket: string): Promise<void> => {
    setStage({ at: 'applying', preview });
    const answer = await query('applyImport', { ticket, leaving: null });
    if (answer.ok) {
      await navigate('/people');
      return;
    }
    setRefusal(answer.rejection);
    setStage({ at: 'choose' });
  };

  const preview = stage.at === 'preview' || stage.at === 'applying' ? stage.preview : null;
  const ticket = preview?.ticket ?? null;
  const errors = preview?.problems.filter((one) => one.severity === 'error').length ?? 0;
  const choosesSchool = preview !== null && preview.schools.length > 1;
  const changes = preview === null ? '' : `${counted(preview.added, 'entry', 'entries')} added, ${preview.changed.toLocaleString('en-US')} changed, ${preview.withdrawn.toLocaleString('en-US')} withdrawn. Who is withdrawn leaves the lists; what is on record stays.`;

  const next =
    preview === null ? (
      <NextStep context="Import a roster" sentence={stage.at === 'reading' ? 'Reading the files…' : 'Choose your roster files.'} why={stage.at === 'reading' ? 'Nothing is written. A large district takes a minute.' : 'OneRoster, School Data Sync, or a class list as CSV. The side file with restrictions goes with it.'}>
        {stage.at === 'reading' ? (
          <Button size="lg" onClick={() => void cancel()}>
            Cancel
          </Button>
        ) : (
          <FileButton multiple accept=".zip,.csv" onChange={(chosen) => void read(chosen, null)}>
            {(props) => (
              <Button size="lg" leftSection={<IconFileImport size={26} aria-hidden />} {...props}>
                Choose files
              </Button>
            )}
          </FileButton>
        )}
      </NextStep>
    ) : ticket === null ? (
      <NextStep context={preview.source === '' ? 'Import a roster' : preview.source} sentence="This file cannot be imported." why={`${counted(errors, 'problem')} below. Nothing was written.`}>
        <Button size="lg" onClick={() => void cancel()}>
          Choose other files
        </Button>
      </NextStep>
    ) : (
      <NextStep context={`${preview.source} · nothing is written yet`} sentence={stage.at === 'applying' ? 'Writing the roster…' : 'Look at what changes, then apply.'} why={changes}>
        <Button size="lg" leftSection={<IconX size={24} aria-hidden />} disabled={stage.at === 'applying'} onClick={() => void cancel()}>
          Cancel
        </Button>
        <Button size="lg" leftSection={<IconCheck size={24} aria-hidden />} loading={stage.at === 'applying'} onClick={() => void apply(preview, ticket)}>
          Apply
        </Button>
      </NextStep>
    );

  return (
    <Screen
      title="People: import"
      next={next}
      bar={
        <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/people')}>
          People
        </Button>
      }
    >
      <div className="column">
        {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={() => setRefusal(null)} />}
        {stage.at === 'choose' && (
          <div
            className="drop"
            {...(over ? { 'data-over': true } : {})}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              void read([...event.dataTransfer.files], null);
            }}
          >
            <IconFileImport size={48} aria-hidden />
            <p className="strong">Or drop the files here</p>
            <p className="quiet">A OneRoster or School Data Sync export (a zip or its files), or a class list saved as CSV. They are read on this computer and go nowhere else.</p>
          </div>
        )}
        {(stage.at === 'reading' || stage.at === 'applying') && (
          <p className="with-icon" role="status">
            <Loader size={24} color="var(--ink)" /> {stage.at === 'reading' ? `Reading ${files.map((file) => file.name).join(', ')}` : 'Writing. Muster stays usable meanwhile; an alarm goes first.'}
          </p>
        )}
        {preview !== null && (
          <>
            {choosesSchool && (
              <Radio.Group label="Which school is this computer in?" value={school ?? ''} onChange={(value) => void read(files, value === '' ? null : value)}>
                <div className="choices">
                  {[{ sourceId: '', name: 'All of them', students: preview.schools.reduce((sum, one) => sum + one.students, 0) }, ...preview.schools].map((one) => (
                    <Radio.Card key={one.sourceId} value={one.sourceId} className="pick" disabled={stage.at === 'applying'}>
                      {(school ?? '') === one.sourceId && <IconCheck size={22} aria-hidden />}
                      <span>
                        <bdi>{one.name}</bdi> · {counted(one.students, 'student')}
                      </span>
                    </Radio.Card>
                  ))}
                </div>
              </Radio.Group>
            )}
            {ticket !== null && (
              <section className="import-counts" aria-label="What the files hold">
                {COUNTS.map(({ key, word }) => (
                  <div key={key}>
                    <b className="number">{preview.counts[key].toLocaleString('en-US')}</b>
                    {word}
                  </div>
                ))}
              </section>
            )}
            <ImportProblems problems={preview.problems} />
          </>
        )}
      </div>
    </Screen>
  );
}
