/** What somebody adds to the report of a call: a fact of the standard set, whom it happened to, an account, a note, a lesson. */
import { SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { factWords } from '../../../../shared/contract/call-report-words.ts';
import type { NamedStaff } from '../../../../shared/contract/sign-in-rows.ts';
import { useIntent } from '../../../intents/use-intent.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { NameChoice } from '../../sign-in/name-choice.tsx';
import { WORD_FACTS, YES_NO_FACTS, type ReportFact } from './after-words.ts';

const WORDS_LENGTH = 2000;

interface FactDialogProps {
  readonly call: string;
  readonly fact: ReportFact;
  readonly onShut: () => void;
}

export function FactDialog({ call, fact, onShut }: FactDialogProps) {
  const intent = useIntent();
  const before = fact.newest.length === 1 ? fact.newest[0]?.said : undefined;
  const [answer, setAnswer] = useState<'yes' | 'no' | null>(before !== undefined && 'answer' in before ? before.answer : null);
  const [words, setWords] = useState(before?.words ?? '');
  const inWords = WORD_FACTS.find((one) => one === fact.name);
  const yesNo = YES_NO_FACTS.find((one) => one === fact.name);
  const said = inWords !== undefined && words.trim() !== '' ? { fact: inWords, words: words.trim() } : yesNo !== undefined && answer !== null ? { fact: yesNo, answer, words: words.trim() } : null;
  const save = async (): Promise<void> => {
    if (said !== null && (await intent.run((send) => send({ type: 'StateReportFact', call, said }))) !== null) onShut();
  };
  return (
    <FormDialog title={factWords[fact.name]} size={620} intent={intent} action="Record it" ready={said !== null} onSave={() => void save()} onShut={onShut} hint={said === null && <span className="quiet">{yesNo === undefined ? 'Write it in words.' : 'Choose yes or no.'}</span>}>
      {yesNo !== undefined && (
        <SegmentedControl
          aria-label={factWords[fact.name]}
          value={answer ?? ''}
          onChange={(value) => setAnswer(value === 'yes' ? 'yes' : 'no')}
          data={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      )}
      <Textarea label={yesNo === undefined ? 'In words' : 'More, if there is more to say'} value={words} maxLength={WORDS_LENGTH} autosize minRows={2} data-autofocus onChange={(event) => setWords(event.currentTarget.value)} />
    </FormDialog>
  );
}

export function AffectedDialog({ call, onShut }: { readonly call: string; readonly onShut: () => void }) {
  const intent = useIntent();
  const [chosen, setChosen] = useState<NamedStaff | null>(null);
  const save = async (): Promise<void> => {
    if (chosen !== null && (await intent.run((send) => send({ type: 'NameAffected', call, staff: chosen.staff }))) !== null) onShut();
  };
  return (
    <FormDialog title="Whom did it happen to?" size={620} intent={intent} action="Record it" ready={chosen !== null} onSave={() => void save()} onShut={onShut}>
      <p className="quiet">They see this report, and add their own account.</p>
      <NameChoice label="Name of the educator" lately={[]} chosen={chosen} onChoose={setChosen} />
    </FormDialog>
  );
}

const WORDS = {
  GiveOwnAccount: { title: 'Your own account', label: 'What happened, in your words', description: 'Kept as you write it. Add to it whenever you like; nothing follows for having called.' },
  WriteConfidentialNote: { title: 'A confidential note', label: 'Note', description: 'Read by administrators and assistant principals, and by you.' },
  RecordLesson: { title: 'What changed because of it', label: 'What is done differently now', description: 'Found by its words under Records, Calls. Name nobody.' },
} as const;
export type WordsCommand = keyof typeof WORDS;

export function WordsDialog({ call, of, onShut }: { readonly call: string; readonly of: WordsCommand; readonly onShut: () => void }) {
  const intent = useIntent();
  const [words, setWords] = useState('');
  const { title, label, description } = WORDS[of];
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: of, call, words: words.trim() }))) !== null) onShut();
  };
  return (
    <FormDialog title={title} size={620} intent={intent} action="Record it" ready={words.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <Textarea label={label} description={description} value={words} maxLength={WORDS_LENGTH} autosize minRows={4} data-autofocus onChange={(event) => setWords(event.currentTarget.value)} />
    </FormDialog>
  );
}
