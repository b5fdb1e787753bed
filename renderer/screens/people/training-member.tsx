/** What one member of the staff is trained in: what holds, every record behind it, another one, and a mistake taken back. */
import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { calendarDate } from '../../ui/times.ts';
import { currencyWords, lapsed } from '../dispatch/responder-words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { useDialog } from '../use-dialog.ts';
import { BackButton } from './record-head.tsx';
import { useMay } from './use-may.ts';

type StaffTraining = SubscriptionRow<'trainings'>;

export function TrainingMemberScreen() {
  const { staff = '' } = useParams();
  const list = useList('trainings', {});
  const member = list.rows.find((one) => one.staff === staff);
  if (member === undefined)
    return (
      <Screen title="Training" next={<NextStep context="People: training" sentence="This person is not here." why="" />} bar={<BackButton />}>
        <NoRows list={list}>Nobody of this address uses Muster.</NoRows>
      </Screen>
    );
  return <MemberPage key={staff} member={member} />;
}

function MemberPage({ member }: { readonly member: StaffTraining }) {
  const may = useMay('RecordTrainings');
  const [dialog, setDialog] = useDialog(['record']);
  const [first, ...others] = lapsed(member.currency);
  return (
    <Screen
      title={`Training of ${member.name}`}
      next={
        <NextStep context={<bdi>{member.name}</bdi>} sentence={first === undefined ? 'Nothing is out of date.' : `${currencyWords(first)}${others.length === 0 ? '' : ` and ${others.length} more`}.`} why="What their skills need stands below, with every course on record.">
          {may && (
            <Button size="lg" leftSection={<IconPlus size={26} aria-hidden />} onClick={() => setDialog('record')}>
              Record a course
            </Button>
          )}
        </NextStep>
      }
      bar={<BackButton />}
    >
      <div className="columns" data-count="2">
        <div className="column">
          <TrainingLedgers member={member} />
        </div>
      </div>
      {dialog === 'record' && <RecordDialog member={member} onShut={() => setDialog(null)} />}
    </Screen>
  );
}

/** Also on the record of a member of the staff. */
export function TrainingLedgers({ member }: { readonly member: StaffTraining }) {
  const intent = useIntent();
  const may = useMay('TakeBackTraining');
  return (
    <>
      <Ledger heading="What holds" count={member.currency.length}>
        {member.currency.map((one) => (
          <div key={one.course} className="ledger-row">
            <span className={`grow ${one.is === 'current' ? '' : 'due strong'}`}>
              <bdi>{currencyWords(one)}</bdi>
            </span>
            {one.is === 'current' && <span className="quiet">{one.expires === null ? 'does not expire' : `until ${calendarDate(one.expires)}`}</span>}
          </div>
        ))}
        {member.currency.length === 0 && <p className="ledger-none">Nothing is on record, and no skill of theirs needs a course.</p>}
      </Ledger>
      <Ledger heading="Courses on record" count={member.trainings.length}>
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        {member.trainings.map((one) => (
          <div key={one.events.join(' ')} className="ledger-row">
            <span className="grow">
              <bdi className="strong">{one.name}</bdi>
              <span className="quiet" style={{ display: 'block' }}>
                {calendarDate(one.completed)}
                {one.hours !== null && ` · ${one.hours} h`} · {one.expires === null ? 'does not expire' : `until ${calendarDate(one.expires)}`}
              </span>
            </span>
            {may && (
              <Button leftSection={<IconArrowBackUp size={22} aria-hidden />} aria-label={`Take back ${one.name} of ${calendarDate(one.completed)}`} loading={intent.busy} onClick={() => void intent.run((send) => send({ type: 'TakeBackTraining', staff: member.staff, trainings: [...one.events] }))}>
                Take back
              </Button>
            )}
          </div>
        ))}
        {member.trainings.length === 0 && <p className="ledger-none">None on record.</p>}
      </Ledger>
    </>
  );
}

function RecordDialog({ member, onShut }: { readonly member: StaffTraining; readonly onShut: () => void }) {
  const { today } = useSurroundings().site;
  const intent = useIntent();
  const [list] = useList('courses', {}).rows;
  const courses = list?.courses ?? [];
  const [course, setCourse] = useState<string | null>(null);
  const [completed, setCompleted] = useState(today);
  const [expires, setExpires] = useState('');
  const [hours, setHours] = useState<number | string>('');
  const chosen = course ?? courses[0]?.key ?? '';
  const save = async (): Promise<void> => {
    const entry = { staff: member.staff, course: chosen, completed, hours: typeof hours === 'number' ? hours : null, expires: expires === '' ? null : expires };
    if ((await intent.run((send) => send({ type: 'RecordTrainings', trainings: [entry] }))) !== null) onShut();
  };
  return (
    <FormDialog title={<bdi>A course of {member.name}</bdi>} size={560} intent={intent} action="Record it" ready={chosen !== '' && completed !== ''} onSave={() => void save()} onShut={onShut}>
      <NativeSelect label="Course" size="md" value={chosen} onChange={(event) => setCourse(event.currentTarget.value)} data={courses.map(({ key, name }) => ({ value: key, label: name }))} />
      <TextInput type="date" label="Completed" value={completed} max={today} onChange={(event) => setCompleted(event.currentTarget.value)} />
      <NumberInput label="Hours" description="Can be left empty" hideControls min={0} max={1000} value={hours} onChange={setHours} />
      <TextInput type="date" label="Holds until" description="As its paper says; empty: as the school’s list of courses says" value={expires} onChange={(event) => setExpires(event.currentTarget.value)} />
    </FormDialog>
  );
}
