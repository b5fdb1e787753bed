/** Before closing: a named person answers, with a reason, for those whom nobody has accounted for. Each is on the record by name. */
import { Button, Checkbox, Textarea } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { answerForPeople } from '../../intents/report-people.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted, spokenName, statusNames } from '../../ui/words.ts';
import { useIncident, useMe } from '../surroundings.tsx';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

/** Nobody answers for a missing child by leaving a tick where it stood: those are ticked one by one. */
const isTicked = (row: SubscriptionRow<'people-by-status'>, turned: ReadonlySet<string>): boolean => (row.status !== 'missing') !== turned.has(row.person);

export function AnswerScreen() {
  const incident = useIncident();
  const me = useMe();
  const navigate = useNavigate();
  const intent = useIntent();
  const missing = useList('people-by-status', { incident: incident.incident, status: 'missing' });
  const unknown = useList('people-by-status', { incident: incident.incident, status: 'unknown' });
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [answered, setAnswered] = useState(0);

  const open = useMemo(() => [...missing.rows, ...unknown.rows], [missing.rows, unknown.rows]);
  const chosen = useMemo(() => open.filter((row) => isTicked(row, turned)), [open, turned]);
  const what = incident.exercise ? 'drill' : 'incident';
  const ready = chosen.length > 0 && reason.trim() !== '';

  const answer = async (): Promise<void> => {
    setAnswered(0);
    const answers = { incident: incident.incident, reporter: me, reason: reason.trim() };
    const people = chosen.map((row) => row.person);
    if ((await intent.run((send) => answerForPeople(send, answers, people, setAnswered))) !== null) await navigate('/now');
  };
  const toggle = (person: string): void => {
    const next = new Set(turned);
    if (!next.delete(person)) next.add(person);
    setTurned(next);
  };

  return (
    <Screen
      title="Now: answer by name"
      flush
      next={
        <NextStep
          context={`Before the ${what} is closed`}
          sentence={open.length === 0 && missing.loaded && unknown.loaded ? 'Nobody is open.' : chosen.length === 0 ? 'Tick whom you answer for.' : `Answer for ${counted(chosen.length, 'person', 'people')} by name.`}
          why={`${me.name} answers for each of them, with the reason below, on the record.`}
        >
          {open.length === 0 ? (
            <Button size="lg" onClick={() => void navigate('/now')}>
              Back to Now
            </Button>
          ) : (
            <Button size="lg" disabled={!ready} loading={intent.busy} onClick={() => void answer()}>
              {chosen.length === 0 ? 'I answer' : `I answer for ${chosen.length === 1 && chosen[0] !== undefined ? spokenName(chosen[0].name) : `these ${chosen.length}`}`}
            </Button>
          )}
        </NextStep>
      }
      bar={
        <>
          <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/now')}>
            Back to Now
          </Button>
          <span className="said" role="status">
            {intent.busy ? `${answered} of ${chosen.length} saved` : ready || open.length === 0 ? 'Whoever turns up later is reported as usual.' : 'The button opens when somebody is chosen and the reason is written.'}
          </span>
        </>
      }
    >
      <div className="answer-work">
        <Ledger heading="Nobody has accounted for" count={open.length} aside="who is missing is ticked one by one">
          <VirtualRows label="Nobody has accounted for" rows={open} estimatedHeight={53}>
            {(row) => (
              <label className="ledger-row">
                <Checkbox checked={isTicked(row, turned)} onChange={() => toggle(row.person)} size="lg" />
                <span className="grow">
                  <ListName name={row.name} grade={row.grade} room={row.room} />
                  {row.kind === 'staff' && <span className="quiet"> · staff</span>}
                </span>
                <span className={row.status === 'missing' ? 'act strong' : 'quiet'}>{statusNames[row.status]}</span>
              </label>
            )}
          </VirtualRows>
          {open.length === 0 && <NoRows list={unknown}>Everybody is accounted for.</NoRows>}
        </Ledger>
        <div className="column">
          {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
          <Textarea label="Reason" autoFocus description="How do you know? For example: “Bus 4 left at 14:10 with them; driver confirmed by radio.”" value={reason} maxLength={500} autosize minRows={4} onChange={(event) => setReason(event.currentTarget.value)} />
        </div>
      </div>
    </Screen>
  );
}
