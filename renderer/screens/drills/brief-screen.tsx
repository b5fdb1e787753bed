/** The brief of a drill: what it is to show, who has which role, and for one that is talked through its messages. It prints as it stands. */
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft, IconPlus, IconPrinter, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { bellTime, dateWords } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import type { DrillRun } from './run-words.ts';
import './drills.css';

type Brief = DrillRun['brief'];

const MOST_ROLES = 30;
const MOST_INJECTS = 40;

export function BriefScreen({ drill }: { readonly drill: string }) {
  const navigate = useNavigate();
  const list = useList('drill-run', { drill });
  const [run] = list.rows;
  const bar = (
    <>
      <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate(`/drills/one/${drill}/run`)}>
        Run
      </Button>
      <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void navigate(`/records/drills/${drill}/brief`)}>
        Brief to print
      </Button>
    </>
  );
  if (run === undefined)
    return (
      <Screen title="Brief" next={<NextStep context="Drills" sentence="The brief of a drill" why="" />} bar={bar}>
        <NoRows list={list}>This console knows of no such drill in the plan.</NoRows>
      </Screen>
    );
  return <BriefForm run={run} bar={bar} />;
}

function BriefForm({ run, bar }: { readonly run: DrillRun; readonly bar: ReactNode }) {
  const intent = useIntent();
  const may = useMay('BriefDrill');
  const [draft, setDraft] = useState<Brief | null>(null);
  const brief = draft ?? run.brief;
  const change = (to: Partial<Brief>): void => setDraft({ ...brief, ...to });
  const role = (at: number, to: Partial<Brief['roles'][number]>): void => change({ roles: brief.roles.map((one, index) => (index === at ? { ...one, ...to } : one)) });
  const inject = (at: number, to: Partial<Brief['injects'][number]>): void => change({ injects: brief.injects.map((one, index) => (index === at ? { ...one, ...to } : one)) });
  const unfinished = brief.roles.some((one) => one.role.trim() === '' || one.name.trim() === '') || brief.injects.some((one) => one.message.trim() === '');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'BriefDrill', drill: run.drill, brief: { ...brief, roles: [...brief.roles], injects: [...brief.injects] } }))) !== null) setDraft(null);
  };
  return (
    <Screen
      title={`Brief: ${run.kindName}`}
      next={
        <NextStep context={`Drills · ${run.kindName}, ${dateWords(run.date)}, ${bellTime(run.minute)}`} sentence={unfinished ? 'Each role needs a name, and each message words.' : run.written && draft === null ? 'The brief is written.' : 'Write the brief.'} why={run.told ? 'Announced: students and staff are told that it is a drill.' : 'Not announced. All that is said during it begins with DRILL.'}>
          {may && (
            <Button size="lg" disabled={unfinished || (run.written && draft === null && !run.briefApart)} loading={intent.busy} onClick={() => void save()}>
              Save the brief
            </Button>
          )}
        </NextStep>
      }
      bar={bar}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <Ledger heading="What it is about">
        <div className="drill-form">
          <Textarea className="wide" label="What it is to show" disabled={!may} autosize minRows={2} maxLength={1000} value={brief.objectives} onChange={(event) => change({ objectives: event.currentTarget.value })} />
          <Textarea className="wide" label="Scenario, without props or actors" disabled={!may} autosize minRows={2} maxLength={2000} value={brief.scenario} onChange={(event) => change({ scenario: event.currentTarget.value })} />
        </div>
      </Ledger>
      <Ledger heading="Roles" count={brief.roles.length} aside="nobody who would have a part in a real emergency now">
        {brief.roles.map((one, at) => (
          <fieldset key={at} className="drill-form" disabled={!may}>
            <legend className="for-readers">Role {at + 1}</legend>
            <TextInput label="Role" value={one.role} maxLength={80} onChange={(event) => role(at, { role: event.currentTarget.value })} />
            <TextInput label="Who" value={one.name} maxLength={120} onChange={(event) => role(at, { name: event.currentTarget.value })} />
            <Button aria-label={`Remove role ${at + 1}`} onClick={() => change({ roles: brief.roles.filter((_, index) => index !== at) })}>
              <IconTrash size={22} aria-hidden />
            </Button>
          </fieldset>
        ))}
        {may && (
          <Button className="drill-more" leftSection={<IconPlus size={22} aria-hidden />} disabled={brief.roles.length >= MOST_ROLES} onClick={() => change({ roles: [...brief.roles, { role: brief.roles.length === 0 ? 'Leads the drill' : 'Observer', name: '' }] })}>
            A role
          </Button>
        )}
      </Ledger>
      <Ledger heading="Told by the clock" count={brief.injects.length} aside="messages and questions, from the start on">
        {brief.injects.map((one, at) => (
          <fieldset key={at} className="drill-form" disabled={!may}>
            <legend className="for-readers">Message {at + 1}</legend>
            <NumberInput label="After minutes" hideControls allowDecimal={false} min={0} max={600} value={one.afterMinutes} onChange={(value) => inject(at, { afterMinutes: Number(value) })} />
            <TextInput label="Message" value={one.message} maxLength={500} onChange={(event) => inject(at, { message: event.currentTarget.value })} />
            <TextInput label="Question to talk about" value={one.question} maxLength={300} onChange={(event) => inject(at, { question: event.currentTarget.value })} />
            <Button aria-label={`Remove message ${at + 1}`} onClick={() => change({ injects: brief.injects.filter((_, index) => index !== at) })}>
              <IconTrash size={22} aria-hidden />
            </Button>
          </fieldset>
        ))}
        {may && (
          <Button className="drill-more" leftSection={<IconPlus size={22} aria-hidden />} disabled={brief.injects.length >= MOST_INJECTS} onClick={() => change({ injects: [...brief.injects, { afterMinutes: 10 * brief.injects.length, message: 'DRILL: ', question: '' }] })}>
            A message
          </Button>
        )}
      </Ledger>
    </Screen>
  );
}
