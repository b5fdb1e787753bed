/** One or several people, found by two letters each, and what is said of their day. */
import { Button, Modal, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { PEOPLE_PER_COMMAND } from '../../../shared/kernel/limits.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dateWords } from '../../ui/times.ts';
import { counted, listedName, spokenName } from '../../ui/words.ts';
import { LeavesWith } from './leaves-with.tsx';
import { markingWords, type AttendanceRow, type Marking } from './marking.ts';
import { PersonSearch } from './person-search.tsx';
import './people.css';
import './today.css';

type Person = SubscriptionRow<'people'>;

/** Said most often; the line beside them takes any other. */
const REASONS = ['Ill', 'Appointment', 'Family'] as const;

interface MarkDialogProps {
  readonly marking: Marking;
  readonly date: string;
  /** What is on record of that day. */
  readonly rows: readonly AttendanceRow[];
  readonly onShut: () => void;
}

/** It stands only while it is open, so that each opening begins anew. */
export function MarkDialog({ marking, date, rows, onShut }: MarkDialogProps) {
  const intent = useIntent();
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const [words, setWords] = useState('');
  const full = chosen.length >= PEOPLE_PER_COMMAND;
  const ready = chosen.length > 0 && (marking !== 'left' || words.trim() !== '');
  const [first] = chosen;
  const who = first === undefined ? 'nobody' : chosen.length === 1 ? spokenName(first.name) : counted(chosen.length, 'person', 'people');

  const choose = (person: Person): void => {
    setChosen([...chosen.filter((one) => one.person !== person.person), person]);
  };
  const save = async (): Promise<void> => {
    const about = { people: chosen.map((one) => one.person), date };
    const done = await intent.run((send) => {
      if (marking === 'absent') return send({ type: 'MarkAbsent', ...about, reason: words.trim() });
      return marking === 'arrived' ? send({ type: 'MarkArrived', ...about }) : send({ type: 'MarkLeftEarly', ...about, with: words.trim() });
    });
    if (done !== null) onShut();
  };

  return (
    <Modal opened onClose={onShut} title={`${markingWords[marking].title}, ${dateWords(date)}`} size={680} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <form
        className="form mark-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        {intent.refusal !== null && <RefusalPanel level="act" rejection={intent.refusal} onPutAway={intent.putAway} />}
        {chosen.length > 0 && (
          <ul aria-label="Chosen">
            {chosen.map((person) => {
              const now = rows.find((row) => row.person === person.person);
              return (
                <li className="ledger-row" key={person.person}>
                  <span className="grow">
                    <ListName name={person.name} grade={person.grade} room={person.room} />
                    {now !== undefined && <span className="quiet"> · until now: {now.status === 'disputed' ? 'disputed' : markingWords[now.status].word.toLowerCase()}</span>}
                  </span>
                  <Button aria-label={`Leave out ${listedName(person.name)}`} onClick={() => setChosen(chosen.filter((one) => one !== person))}>
                    <IconX size={20} aria-hidden />
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
        {full ? (
          <p className="quiet">These are as many as can be saved at once. Save them, then go on.</p>
        ) : (
          <div className="search-in-dialog">
            <PersonSearch key={chosen.length} label={chosen.length === 0 ? 'Name' : 'Another name'} kinds={['student', 'staff']} onChoose={choose} />
          </div>
        )}
        {marking === 'absent' && (
          <div className="reason-line">
            <TextInput label="Reason, if known" value={words} maxLength={200} autoComplete="off" onChange={(event) => setWords(event.currentTarget.value)} />
            {REASONS.map((reason) => (
              <Button key={reason} onClick={() => setWords(reason)}>
                {reason}
              </Button>
            ))}
          </div>
        )}
        {marking === 'left' && (
          <>
            {chosen.filter((person) => person.kind === 'student').map((person) => (
              <LeavesWith key={person.person} person={person.person} onChoose={setWords} />
            ))}
            <TextInput label="With whom" description="Check the ID, and the record above. “Alone” or “drives” where that is allowed." value={words} maxLength={200} autoComplete="off" onChange={(event) => setWords(event.currentTarget.value)} />
          </>
        )}
        <div className="spread">
          <Button onClick={onShut}>Cancel</Button>
          <Button variant="filled" type="submit" disabled={!ready} loading={intent.busy}>
            <bdi>{markingWords[marking].action(who)}</bdi>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
