/** Before student data goes to somebody outside the school: to whom, why, and what. It is recorded first, and the data follows. */
import { Button, Checkbox, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { listedName } from '../../ui/words.ts';
import { PersonSearch } from '../people/person-search.tsx';
import './records.css';
import { fieldWords, wayWords, type DisclosedField, type Disclosure } from './record-words.ts';

/** Why the law allows it: in an emergency whoever protects health or safety, in an audit of its drills whoever oversees the school. */
const LAWFUL = {
  emergency: {
    allows: 'In an emergency the law allows it to whoever must know it to protect health or safety (FERPA, 34 CFR 99.36), and asks for a record of it.',
    asks: 'Because of which threat? What you know, in your words',
  },
  oversight: {
    allows: 'What is written about a drill may name a student. The law allows it to whoever oversees the school (FERPA, 34 CFR 99.31(a)(3) and 99.35), and asks for a record of it.',
    asks: 'Why do they get it? Such as “The yearly report that the state asks for”',
  },
} as const;

interface DisclosureDialogProps {
  readonly why: keyof typeof LAWFUL;
  readonly incident: string | null;
  /** What of students is in the file. Null: it was told, shown or printed. */
  readonly holds: readonly DisclosedField[] | null;
  /** It can be made of some students and some fields alone. */
  readonly parted: boolean;
  /** With the id of the disclosure on record. */
  readonly onRecorded: (disclosure: string) => void;
  readonly onShut: () => void;
}

type Student = Pick<SubscriptionRow<'people'>, 'person' | 'name'>;

const ALL_FIELDS = Object.keys(fieldWords) as DisclosedField[];
const WAYS = (['told', 'shown', 'printed'] as const).map((way) => ({ value: way, label: wayWords[way] }));

export function DisclosureDialog({ why, incident, holds, parted, onRecorded, onShut }: DisclosureDialogProps) {
  const intent = useIntent();
  const [party, setParty] = useState('');
  const [threat, setThreat] = useState('');
  const [way, setWay] = useState<Disclosure['way']>(holds === null ? 'shown' : 'file');
  const offered = holds ?? ALL_FIELDS;
  const [chosen, setChosen] = useState<readonly DisclosedField[]>(holds ?? ['names']);
  const [everybody, setEverybody] = useState(true);
  const [students, setStudents] = useState<readonly Student[]>([]);
  const ready = party.trim() !== '' && threat.trim() !== '' && chosen.length > 0 && (everybody || students.length > 0);
  const save = async (): Promise<void> => {
    const outcome = await intent.run((send) => send({ type: 'RecordDisclosure', incident, party: party.trim(), threat: threat.trim(), way, students: everybody ? 'all' : students.map((one) => one.person), fields: [...chosen] }));
    const disclosure = outcome?.result['disclosure'];
    if (disclosure !== undefined) onRecorded(disclosure);
  };
  return (
    <FormDialog title="Student data for somebody outside the school" size={680} intent={intent} action={holds === null ? 'Record it' : 'Record it and save the file'} ready={ready} onSave={() => void save()} onShut={onShut}>
      <p>{LAWFUL[why].allows}</p>
      <TextInput label="To whom? Name, and whom they stand for" value={party} maxLength={200} data-autofocus onChange={(event) => setParty(event.currentTarget.value)} />
      <Textarea label={LAWFUL[why].asks} value={threat} maxLength={500} autosize minRows={2} onChange={(event) => setThreat(event.currentTarget.value)} />
      {holds === null && <Select label="How?" value={way} allowDeselect={false} data={WAYS} onChange={(value) => setWay(WAYS.find((one) => one.value === value)?.value ?? way)} />}
      {parted ? (
        <>
          <fieldset className="disclosed-fields">
            <legend>What of the students?</legend>
            {offered.map((field) => (
              <label key={field} className="disclosed-field">
                <Checkbox checked={chosen.includes(field)} onChange={(event) => setChosen(offered.filter((other) => (other === field ? event.currentTarget.checked : chosen.includes(other))))} />
                <span>{fieldWords[field]}</span>
              </label>
            ))}
          </fieldset>
          <SegmentedControl
            aria-label="Of whom"
            value={everybody ? 'all' : 'chosen'}
            onChange={(value) => setEverybody(value === 'all')}
            data={[
              { value: 'all', label: 'Of everybody' },
              { value: 'chosen', label: 'Of students whom I choose' },
            ]}
          />
          {!everybody && <ChosenStudents students={students} onChange={setStudents} />}
        </>
      ) : (
        <p>
          In the file, of everybody: <b>{offered.map((field) => fieldWords[field]).join(', ')}</b>.
        </p>
      )}
    </FormDialog>
  );
}

function ChosenStudents({ students, onChange }: { readonly students: readonly Student[]; readonly onChange: (students: readonly Student[]) => void }) {
  return (
    <>
      {students.map((one) => (
        <div key={one.person} className="ledger-row">
          <bdi className="grow">{listedName(one.name)}</bdi>
          <Button aria-label={`Take off ${listedName(one.name)}`} onClick={() => onChange(students.filter((other) => other.person !== one.person))}>
            Take off
          </Button>
        </div>
      ))}
      <PersonSearch key={students.length} label="Name of a student" kinds={['student']} onChoose={(person) => onChange([...students.filter((other) => other.person !== person.person), person])} />
    </>
  );
}
