/** A list of completed courses comes in: what it says and every problem by row, and only then is it recorded. */
import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { QueryAnswer } from '../../../shared/contract/procedures.ts';
import { PEOPLE_PER_COMMAND } from '../../../shared/kernel/limits.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { calendarDate } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { BackButton } from './record-head.tsx';
import './people.css';

type Read = QueryAnswer<'readTrainings'>;

export function TrainingImportScreen() {
  const navigate = useNavigate();
  const asking = useAsk();
  const intent = useIntent();
  const [looked, setLooked] = useState<{ readonly file: string; readonly read: Read; readonly written: boolean } | null>(null);
  const fresh = looked?.read.rows.filter(({ onRecord }) => !onRecord) ?? [];
  const look = async (file: File): Promise<void> => {
    const read = await asking.ask('readTrainings', { text: await file.text() });
    if (read !== null) setLooked({ file: file.name, read, written: false });
  };
  /** As many as one command takes; what is refused stops here, and the same file can be imported again. */
  const record = async (): Promise<void> => {
    for (let at = 0; at < fresh.length; at += PEOPLE_PER_COMMAND) {
      const trainings = fresh.slice(at, at + PEOPLE_PER_COMMAND).map(({ staff, course, completed, hours, expires }) => ({ staff, course, completed, hours, expires }));
      if ((await intent.run((send) => send({ type: 'RecordTrainings', trainings }))) === null) return;
    }
    if (looked !== null) setLooked({ ...looked, written: true });
  };
  const choose = (label: string, size: 'lg' | 'md') => (
    <FileButton accept=".csv,.txt" onChange={(file) => file !== null && void look(file)}>
      {(props) => (
        <Button size={size} leftSection={<IconFileImport size={size === 'lg' ? 26 : 22} aria-hidden />} loading={asking.busy} {...props}>
          {label}
        </Button>
      )}
    </FileButton>
  );
  return (
    <Screen
      title="People: import training"
      next={
        looked === null ? (
          <NextStep context="People: training" sentence="Choose a list of completed courses." why="You see what it says, and every problem, before anything is written.">
            {choose('Choose a file', 'lg')}
          </NextStep>
        ) : looked.written ? (
          <NextStep context={looked.file} sentence={`Done: ${counted(fresh.length, 'course')} recorded.`} why="Who is due follows at once.">
            <Button size="lg" onClick={() => void navigate('/people/training')}>
              Who is due
            </Button>
          </NextStep>
        ) : fresh.length === 0 ? (
          <NextStep context={looked.file} sentence={looked.read.rows.length === 0 ? 'Nothing in this list can be recorded.' : 'All of it is on record already.'} why="Nothing was written.">
            {choose('Choose another', 'lg')}
          </NextStep>
        ) : (
          <NextStep context={looked.file} sentence={`${counted(fresh.length, 'course')} to record${looked.read.problems.length === 0 ? '' : `, ${counted(looked.read.problems.length, 'problem')}`}.`} why="Nothing is written yet. Rows with a problem are left out.">
            <Button size="lg" loading={intent.busy} onClick={() => void record()}>
              Import {counted(fresh.length, 'course')}
            </Button>
          </NextStep>
        )
      }
      bar={
        <>
          <BackButton />
          {looked !== null && !looked.written && choose('Another file', 'md')}
        </>
      }
    >
      {[asking, intent].map((one, index) => one.refusal !== null && <RefusalPanel key={index} rejection={one.refusal} onPutAway={one.putAway} />)}
      {looked === null ? (
        <div className="teach">
          <h2>What this is for</h2>
          <p>A CSV with a row for each course that somebody completed: name, course and the day of completion. Hours and the day of expiry may stand beside.</p>
          <p>A course without a day of expiry holds as long as the school’s list of courses says. What is on record already is not recorded twice.</p>
        </div>
      ) : (
        <div className="columns" data-count="2">
          <div className="column">
            <Ledger heading="What it says" count={looked.read.rows.length} aside={looked.read.rows.length > fresh.length && `${looked.read.rows.length - fresh.length} on record already`}>
              {looked.read.rows.map((one) => (
                <div key={one.row} className="ledger-row">
                  <span className="number quiet">{one.row}</span>
                  <span className="grow">
                    <bdi className="strong">{one.name}</bdi>
                    <span className="quiet" style={{ display: 'block' }}>
                      {one.courseName} · {calendarDate(one.completed)}
                      {one.hours !== null && ` · ${one.hours} h`}
                    </span>
                  </span>
                  <span className="quiet">{one.onRecord ? 'on record' : looked.written ? 'recorded' : 'new'}</span>
                </div>
              ))}
              {looked.read.rows.length === 0 && <p className="ledger-none">None.</p>}
            </Ledger>
          </div>
          <div className="column">
            <Ledger heading="Problems" count={looked.read.problems.length} {...(looked.read.problems.length === 0 ? {} : { level: 'due' as const })}>
              {looked.read.problems.map((one, index) => (
                <div key={index} className="ledger-row">
                  <span className="number quiet">{one.row === null ? 'file' : `row ${one.row}`}</span>
                  <span className="grow">{one.message}</span>
                </div>
              ))}
              {looked.read.problems.length === 0 && <p className="ledger-none">None.</p>}
            </Ledger>
          </div>
        </div>
      )}
    </Screen>
  );
}
