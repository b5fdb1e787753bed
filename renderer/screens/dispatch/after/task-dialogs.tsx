/** Recovery: who sees to a task until when, whether it is done, and a referral to the care team. */
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { taskWords } from '../../../../shared/contract/call-report-words.ts';
import type { NamedStaff } from '../../../../shared/contract/sign-in-rows.ts';
import { useIntent } from '../../../intents/use-intent.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { calendarDate, daysLater, isoDate } from '../../../ui/times.ts';
import { useWallMs } from '../../../stores/muster.tsx';
import { NameChoice } from '../../sign-in/name-choice.tsx';
import { answerWords, type Task } from './after-words.ts';

const ANSWERS: readonly Task['state'][] = ['done', 'notApplicable', 'open'];
const isAnswer = (value: string): value is Task['state'] => ANSWERS.some((one) => one === value);

interface AnswerTaskDialogProps {
  /** Of one call, one or several. */
  readonly tasks: readonly Task[];
  readonly call: string;
  readonly onShut: () => void;
}

export function AnswerTaskDialog({ tasks, call, onShut }: AnswerTaskDialogProps) {
  const intent = useIntent();
  const [first] = tasks;
  const several = tasks.length > 1;
  const [is, setIs] = useState<Task['state']>(several ? 'notApplicable' : 'done');
  const [words, setWords] = useState('');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'AnswerRecoveryTasks', call, tasks: tasks.map((one) => one.task), is, words: words.trim() }))) !== null) onShut();
  };
  const choices = ANSWERS.filter((one) => one !== 'open' || (first !== undefined && first.state !== 'open'));
  return (
    <FormDialog title={several || first === undefined ? `The ${tasks.length} open tasks of this call` : taskWords[first.name]} size={620} intent={intent} action="Record it" ready onSave={() => void save()} onShut={onShut}>
      {several && <p className="quiet">{tasks.map((one) => taskWords[one.name]).join('. ')}.</p>}
      <SegmentedControl aria-label="Answer" value={is} onChange={(value) => isAnswer(value) && setIs(value)} data={choices.map((value) => ({ value, label: answerWords[value] }))} />
      <Textarea label="What was said, if anything" value={words} maxLength={2000} autosize minRows={2} onChange={(event) => setWords(event.currentTarget.value)} />
    </FormDialog>
  );
}

export function AssignTaskDialog({ task, onShut }: { readonly task: Task; readonly onShut: () => void }) {
  const intent = useIntent();
  const [owner, setOwner] = useState<NamedStaff | null>(null);
  const [due, setDue] = useState(task.due);
  const [kept] = task.owners;
  const save = async (): Promise<void> => {
    const chosen = owner?.staff ?? kept?.staff ?? null;
    if ((await intent.run((send) => send({ type: 'AssignRecoveryTask', call: task.call, task: task.task, owner: chosen, due }))) !== null) onShut();
  };
  return (
    <FormDialog title={taskWords[task.name]} size={620} intent={intent} action="Save" ready={due !== ''} onSave={() => void save()} onShut={onShut}>
      {kept !== undefined && owner === null && (
        <p>
          <bdi>{kept.name}</bdi> sees to it now.
        </p>
      )}
      <NameChoice label="Who sees to it" lately={[]} chosen={owner} onChoose={setOwner} />
      <TextInput type="date" label="Until" value={due} required onChange={(event) => setDue(event.currentTarget.value)} />
    </FormDialog>
  );
}

/** So that a referral is not forgotten over a weekend. */
const REFERRAL_DAYS = 5;

export function ReferDialog({ call, onShut }: { readonly call: string; readonly onShut: () => void }) {
  const intent = useIntent();
  const today = isoDate(useWallMs(60_000));
  const [toWhom, setToWhom] = useState('');
  const [shared, setShared] = useState('');
  const [owner, setOwner] = useState<NamedStaff | null>(null);
  const [due, setDue] = useState(daysLater(today, REFERRAL_DAYS));
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'ReferToCareTeam', call, toWhom: toWhom.trim(), shared: shared.trim(), owner: owner?.staff ?? null, due }))) !== null) onShut();
  };
  const ready = toWhom.trim() !== '' && shared.trim() !== '' && due !== '';
  return (
    <FormDialog title="Refer to the care team" size={620} intent={intent} action="Record the referral" ready={ready} onSave={() => void save()} onShut={onShut} hint={!ready && <span className="quiet">Say with whom, and what.</span>}>
      <TextInput label="With whom it was shared" value={toWhom} maxLength={200} data-autofocus onChange={(event) => setToWhom(event.currentTarget.value)} />
      <Textarea label="What was shared" description="Read by administrators and assistant principals, and by you." value={shared} maxLength={2000} autosize minRows={2} onChange={(event) => setShared(event.currentTarget.value)} />
      <NameChoice label="Who follows it up" lately={[]} chosen={owner} onChoose={setOwner} />
      <TextInput type="date" label="Until" value={due} required onChange={(event) => setDue(event.currentTarget.value)} />
    </FormDialog>
  );
}

interface TaskRowProps {
  readonly task: Task;
  readonly title: string;
  /** Null: only whoever leads says who sees to it. */
  readonly onAssign: (() => void) | null;
  readonly onAnswer: () => void;
}

export function TaskRow({ task, title, onAssign, onAnswer }: TaskRowProps) {
  const [newest] = task.answers;
  return (
    <div className="ledger-row">
      <span className="grow">
        <span className={task.overdue ? 'strong due' : 'strong'}>{title}</span>
        <span className="quiet call-line">
          {task.state === 'open' || newest === undefined ? `${task.overdue ? 'Overdue since' : 'Until'} ${calendarDate(task.due)}` : `${answerWords[task.state]} · ${newest.by}`}
          {newest !== undefined && newest.words !== '' && ` · ${newest.words}`}
          {task.owners.length > 0 && ` · ${task.owners.map((one) => one.name).join(' or ')}`}
          {task.referral !== null && ` · with ${task.referral.toWhom}${task.referral.shared === null ? '' : `: ${task.referral.shared}`}`}
        </span>
        {task.differ && <b className="due call-line">Two say different things: {task.answers.map((one) => `${answerWords[one.is]} (${one.by})`).join(', ')}. Answer again.</b>}
      </span>
      {onAssign !== null && (
        <Button aria-label={`Who, when: ${title}`} onClick={onAssign}>
          Who, when
        </Button>
      )}
      {task.mine && (
        <Button aria-label={`Answer: ${title}`} onClick={onAnswer}>
          Answer
        </Button>
      )}
    </div>
  );
}
