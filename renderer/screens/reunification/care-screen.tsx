/** One student in a hospital, or deceased: stated, corrected, and whom of the family was told. Only those who may know it come here. */
import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import type { SendCommand } from '../../stores/sending-store.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { StopPanel } from '../../ui/refusal-panel.tsx';
import { clockTime } from '../../ui/times.ts';
import { spokenName } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { WhyDialog } from '../people/why-dialog.tsx';
import { useIncident, useMe } from '../surroundings.tsx';
import { careTitle, type Care } from './care-words.ts';

type Open = { readonly is: 'hospital' | 'deceased' } | { readonly is: 'told' | 'takeBack'; readonly care: Care };

export function CareScreen({ person }: { readonly person: string }) {
  const { incident } = useIncident();
  const navigate = useNavigate();
  const list = useList('student', { person, incident });
  const mayState = useMay('StateDeceased');
  const [open, setOpen] = useState<Open | null>(null);
  const [student] = list.rows;
  const shut = (): void => setOpen(null);
  if (student === undefined || student.care === null)
    return (
      <Screen title="In private" next={<NextStep context="In private" sentence={list.loaded ? 'A colleague has the answer.' : 'Reading the record…'} why="This page is for those who speak to the family." />}>
        <NoRows list={list}>Nothing is shown here.</NoRows>
      </Screen>
    );
  const name = spokenName(student.name);
  const about = { incident, student: person } as const;
  const { care } = student;
  const told = care.flatMap((one) => one.told);
  return (
    <Screen
      title={`${name}, in private`}
      next={
        <NextStep
          context="Shown to those who may know, and to nobody at the desk"
          sentence={care.length === 0 ? `Is ${name} in a hospital?` : told.length === 0 ? 'Tell the family, in private.' : `The family was told at ${clockTime(told[0]?.wall ?? 0)}.`}
          why="At the desk the adult hears: “Please come with me; a colleague has the answer for you.” A colleague who is named goes with them."
        />
      }
      bar={
        <>
          <Button leftSection={<IconArrowBackUp size={22} aria-hidden />} onClick={() => void navigate(`/reunification/student/${person}`)}>
            {name}
          </Button>
          <Button onClick={() => setOpen({ is: 'hospital' })}>{care.some((one) => one.care.is === 'hospital') ? 'Another hospital' : 'In a hospital'}</Button>
          {mayState && (
            <Button className="push" onClick={() => setOpen({ is: 'deceased' })}>
              Deceased
            </Button>
          )}
        </>
      }
    >
      {care.length > 1 && (
        <StopPanel heading="Two things are said of this student" level="due">
          <p className="strong">They were said apart, or one by somebody who may not know the other. Take back what is not true.</p>
        </StopPanel>
      )}
      {care.map((one) => (
        <Ledger key={one.event} heading={one.care.is === 'hospital' ? 'In a hospital' : 'Deceased'} {...(one.doubted ? { level: 'due' as const } : {})} aside={`${clockTime(one.wall)} · ${one.by}`}>
          <div className="ledger-row">
            <span className="grow">
              <bdi className="strong">{careTitle(one.care)}</bdi>
              {one.doubted && <span style={{ display: 'block' }}>A report that did not know of this puts the student elsewhere. Check; if this is true, state it again.</span>}
            </span>
            <Button onClick={() => setOpen({ is: 'told', care: one })}>The family was told</Button>
            <Button onClick={() => setOpen({ is: 'takeBack', care: one })}>Not true</Button>
          </div>
          {one.told.map((told) => (
            <div key={told.event} className="ledger-row">
              <span className="grow">
                <bdi className="strong">{told.whom}</bdi> was told by <bdi>{told.toldBy}</bdi>
                {told.words !== '' && (
                  <>
                    : <bdi>{told.words}</bdi>
                  </>
                )}
                <span className="quiet" style={{ display: 'block' }}>
                  {clockTime(told.wall)} · <bdi>{told.by}</bdi>
                </span>
              </span>
            </div>
          ))}
          {one.told.length === 0 && <p className="ledger-none">Nobody of the family was told yet. Numbers on the record: {student.contacts.map((contact) => `${spokenName(contact.name)} ${contact.phone ?? 'without a number'}`).join(', ') || 'none'}.</p>}
        </Ledger>
      ))}
      {care.length === 0 && <p className="ledger-none">Nothing is stated. Whoever is injured and here is reported in Accounting.</p>}
      {open?.is === 'hospital' && <TwoFields title={`${name} is in a hospital`} first="Which hospital?" second="Who went along? May stay empty" onShut={shut} act={(send, hospital, wentAlong) => send({ type: 'StateHospital', ...about, hospital, wentAlong })} />}
      {open?.is === 'deceased' && <TwoFields title={`${name} is deceased`} first="Who says so? Such as a physician" second="Which colleague is with the family? May stay empty" onShut={shut} act={(send, knownFrom, withFamily) => send({ type: 'StateDeceased', ...about, knownFrom, withFamily })} />}
      {open?.is === 'told' && <ToldDialog care={open.care} about={about} onShut={shut} />}
      {open?.is === 'takeBack' && <WhyDialog title="It is not true" action="Take it back" whyExample="Such as “Another student of this name”" onShut={shut} act={(send, reason) => send({ type: 'TakeBackCare', ...about, care: open.care.event, reason })} />}
    </Screen>
  );
}

interface TwoFieldsProps {
  readonly title: string;
  readonly first: string;
  readonly second: string;
  readonly onShut: () => void;
  readonly act: (send: SendCommand, first: string, second: string) => Promise<CommandOutcome>;
}

function TwoFields({ title, first, second, onShut, act }: TwoFieldsProps) {
  const intent = useIntent();
  const [one, setOne] = useState('');
  const [other, setOther] = useState('');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => act(send, one.trim(), other.trim()))) !== null) onShut();
  };
  return (
    <FormDialog title={<bdi>{title}</bdi>} size={620} intent={intent} action="Record it" ready={one.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <TextInput label={first} value={one} maxLength={200} autoComplete="off" data-autofocus onChange={(event) => setOne(event.currentTarget.value)} />
      <TextInput label={second} value={other} maxLength={200} autoComplete="off" onChange={(event) => setOther(event.currentTarget.value)} />
    </FormDialog>
  );
}

interface ToldDialogProps {
  readonly care: Care;
  readonly about: { readonly incident: string; readonly student: string };
  readonly onShut: () => void;
}

function ToldDialog({ care, about, onShut }: ToldDialogProps) {
  const me = useMe();
  const intent = useIntent();
  const [whom, setWhom] = useState('');
  const [toldBy, setToldBy] = useState(me.name);
  const [words, setWords] = useState('');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'RecordFamilyTold', ...about, care: care.event, whom: whom.trim(), toldBy: toldBy.trim(), words: words.trim() }))) !== null) onShut();
  };
  return (
    <FormDialog title="The family was told" size={620} intent={intent} action="Record it" ready={whom.trim() !== '' && toldBy.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <TextInput label="Who was told?" placeholder="Such as “Ana Garcia, mother”" value={whom} maxLength={200} autoComplete="off" data-autofocus onChange={(event) => setWhom(event.currentTarget.value)} />
      <TextInput label="By whom?" value={toldBy} maxLength={200} autoComplete="off" onChange={(event) => setToldBy(event.currentTarget.value)} />
      <TextInput label="How, and what next" value={words} maxLength={200} autoComplete="off" onChange={(event) => setWords(event.currentTarget.value)} />
    </FormDialog>
  );
}
