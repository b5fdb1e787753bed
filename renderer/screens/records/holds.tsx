/** Legal holds: who asked for each, why, and about what. Nothing that they name is erased while they stand. */
import { Button, Select, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { calendarDay, clockTime, dayAndTime } from '../../ui/times.ts';
import { directiveNames, listedName } from '../../ui/words.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { useMay } from '../people/use-may.ts';
import { WhyItEnds } from './why-it-ends.tsx';
import type { Retention } from './retention-words.ts';

type Hold = Retention['holds'][number];
type About = 'person' | 'incident' | 'everything';

function aboutWords(about: Hold['about']): string {
  switch (about.is) {
    case 'everything':
      return 'Everything';
    case 'person':
      return listedName(about.name);
    case 'incident':
      return `${about.exercise ? 'DRILL ' : ''}${about.words}`;
  }
}

export function Holds({ retention: { holds } }: { readonly retention: Retention }) {
  const nowMs = useWallMs(60_000);
  const mayPlace = useMay('PlaceHold');
  const mayLift = useMay('LiftHold');
  const [placing, setPlacing] = useState(false);
  const [lifting, setLifting] = useState<Hold | null>(null);
  return (
    <Ledger heading="Legal holds" count={holds.filter(({ ended }) => ended === null).length} aside="nothing that they name is erased">
      {holds.map((hold) => (
        <div key={hold.hold} className="ledger-row file-row">
          <span className="grow">
            <bdi className={hold.ended === null ? 'strong' : 'quiet'}>{aboutWords(hold.about)}</bdi>: <bdi>{hold.why}</bdi>
            <span className="quiet timeline-by">
              Asked for by <bdi>{hold.askedBy}</bdi>; {dayAndTime(hold.wall, nowMs)}, <bdi>{hold.by}</bdi>
            </span>
            {hold.ended !== null && (
              <span className="quiet timeline-by">
                Lifted {dayAndTime(hold.ended.wall, nowMs)} by <bdi>{hold.ended.by}</bdi>: <bdi>{hold.ended.words}</bdi>
              </span>
            )}
          </span>
          {hold.ended === null && mayLift && (
            <Button leftSection={<IconLockOpen size={22} aria-hidden />} aria-label={`Lift the hold on ${aboutWords(hold.about)}`} onClick={() => setLifting(hold)}>
              Lift…
            </Button>
          )}
        </div>
      ))}
      {holds.length === 0 && <p className="ledger-none">None. Place one when a lawyer, the police or a court asks that records be kept.</p>}
      {mayPlace && (
        <Button className="retention-act" leftSection={<IconLock size={22} aria-hidden />} onClick={() => setPlacing(true)}>
          Place a hold
        </Button>
      )}
      {placing && <PlaceHoldDialog onShut={() => setPlacing(false)} />}
      {lifting !== null && <WhyItEnds title={`Lift the hold on ${aboutWords(lifting.about)}`} label="Why it is lifted, and who said so" action="Lift the hold" command={(why) => ({ type: 'LiftHold', hold: lifting.hold, why })} onShut={() => setLifting(null)} />}
    </Ledger>
  );
}

function PlaceHoldDialog({ onShut }: { readonly onShut: () => void }) {
  const intent = useIntent();
  const records = useList('records', {});
  const [is, setIs] = useState<About>('person');
  const [person, setPerson] = useState<SubscriptionRow<'people'> | null>(null);
  const [incident, setIncident] = useState<string | null>(null);
  const [askedBy, setAskedBy] = useState('');
  const [why, setWhy] = useState('');
  const about = is === 'everything' ? { is } : is === 'person' ? (person === null ? null : { is, person: person.person }) : incident === null ? null : { is, incident };
  const save = async (): Promise<void> => {
    if (about !== null && (await intent.run((send) => send({ type: 'PlaceHold', about, askedBy: askedBy.trim(), why: why.trim() }))) !== null) onShut();
  };
  return (
    <FormDialog title="Place a legal hold" size={680} intent={intent} action="Place the hold" ready={about !== null && askedBy.trim() !== '' && why.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <SegmentedControl
        aria-label="What is held"
        value={is}
        onChange={(value) => setIs(value === 'incident' || value === 'everything' ? value : 'person')}
        data={[
          { value: 'person', label: 'What names a person' },
          { value: 'incident', label: 'An incident' },
          { value: 'everything', label: 'Everything' },
        ]}
      />
      {is === 'person' && (person === null ? <PersonSearch label="Name of the person" kinds={['student', 'staff']} onChoose={setPerson} /> : <Chosen name={listedName(person.name)} onOther={() => setPerson(null)} />)}
      {is === 'incident' && (
        <Select
          label="Which incident or drill?"
          searchable
          value={incident}
          onChange={setIncident}
          data={records.rows.map((one) => ({ value: one.incident, label: `${one.exercise ? 'DRILL ' : ''}${directiveNames[one.directive]}, ${calendarDay(one.startedWall)} ${clockTime(one.startedWall)}` }))}
        />
      )}
      <TextInput label="Who asks for it? Name, and whom they stand for" value={askedBy} maxLength={300} onChange={(event) => setAskedBy(event.currentTarget.value)} />
      <Textarea label="Why?" value={why} maxLength={300} autosize minRows={2} onChange={(event) => setWhy(event.currentTarget.value)} />
    </FormDialog>
  );
}

export function Chosen({ name, onOther }: { readonly name: string; readonly onOther: () => void }) {
  return (
    <div className="ledger-row">
      <bdi className="grow strong">{name}</bdi>
      <Button onClick={onOther}>Somebody else</Button>
    </div>
  );
}
