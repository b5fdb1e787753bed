/** Recovery tasks of every call that are open, the longest overdue first: all for those who lead, for others their own. */
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { taskWords } from '../../../../shared/contract/call-report-words.ts';
import { useList } from '../../../stores/muster.tsx';
import { Ledger, NoRows } from '../../../ui/ledger.tsx';
import { NextStep, Screen } from '../../../ui/next-step.tsx';
import { calendarDay } from '../../../ui/times.ts';
import { counted } from '../../../ui/words.ts';
import { useMay } from '../../people/use-may.ts';
import { callTitle, type Task } from './after-words.ts';
import { AnswerTaskDialog, AssignTaskDialog, TaskRow } from './task-dialogs.tsx';
import './after.css';

export function RecoveryScreen() {
  const navigate = useNavigate();
  const tasks = useList('recovery', {});
  const mayAssign = useMay('AssignRecoveryTask');
  const [assigning, setAssigning] = useState<Task | null>(null);
  const [answering, setAnswering] = useState<Task | null>(null);
  const overdue = tasks.rows.filter((one) => one.overdue);
  const coming = tasks.rows.filter((one) => !one.overdue);
  const row = (task: Task) => <TaskRow key={task.key} task={task} title={`${taskWords[task.name]} · ${callTitle(task)}, ${calendarDay(task.requestedWall)}`} onAssign={mayAssign ? () => setAssigning(task) : null} onAnswer={() => setAnswering(task)} />;
  return (
    <Screen
      title="Records: recovery"
      next={<NextStep context="Records · recovery after calls" sentence={overdue.length > 0 ? `${counted(overdue.length, 'task')} overdue: see to ${overdue.length === 1 ? 'it' : 'them'}, or say that ${overdue.length === 1 ? 'it does' : 'they do'} not apply.` : tasks.rows.length > 0 ? 'See to what comes next.' : 'No recovery task is open.'} why="Each is open until somebody says by name that it is done or does not apply." />}
      bar={
        <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/records/calls')}>
          Calls
        </Button>
      }
    >
      {overdue.length > 0 && (
        <Ledger heading="Overdue" count={overdue.length} level="due">
          {overdue.map(row)}
        </Ledger>
      )}
      <Ledger heading="Open" count={coming.length}>
        {coming.map(row)}
        {coming.length === 0 && <NoRows list={tasks}>When a call is cleared, what is offered to whoever it happened to appears here.</NoRows>}
      </Ledger>
      {assigning !== null && <AssignTaskDialog task={assigning} onShut={() => setAssigning(null)} />}
      {answering !== null && <AnswerTaskDialog call={answering.call} tasks={[answering]} onShut={() => setAnswering(null)} />}
    </Screen>
  );
}
