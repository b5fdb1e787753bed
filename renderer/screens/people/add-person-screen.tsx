/** Adds a student, a guardian or a member of the staff who is in no roster yet. They stay through every import, and are offered for linking when one brings them. */
import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconUserPlus } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AddPerson } from '../../../shared/domain/roster/commands.ts';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { emptyForm, PersonFields, type PersonForm } from './person-form.tsx';
import { formFields, kindWords, personChange, recordPath } from './record-fields.ts';
import { className, whenOf } from './roster-class.ts';
import { useAsOf } from './roster-as-of.tsx';
import { StatedBar } from './stated-bar.tsx';
import './people.css';

/** What was filled in, and nothing else: an empty field is "not on record". */
export const stated = (kind: PersonKind, values: PersonForm): AddPerson['fields'] => ({
  ...formFields[kind].filter((field) => values[field].trim() !== '').reduce<Partial<AddPerson['fields']>>((all, field) => ({ ...all, ...personChange(field, values[field]) }), {}),
  givenName: values.givenName.trim(),
  familyName: values.familyName.trim(),
});

export function AddPersonScreen({ kind }: { readonly kind: PersonKind }) {
  const navigate = useNavigate();
  const intent = useIntent();
  const asOf = useAsOf();
  const formId = useId();
  const form = useForm<PersonForm>({ initialValues: emptyForm });
  const [classId, setClassId] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const word = kindWords[kind];
  const notYet = form.values.familyName.trim() === '' ? 'The family name is missing.' : why.trim() === '' ? 'Write why first.' : null;
  const add = async (): Promise<void> => {
    const done = await intent.run((send) => send({ type: 'AddPerson', kind, fields: stated(kind, form.values), classId: kind === 'student' ? classId : null, why: why.trim() }));
    const person = done?.result['person'];
    if (person !== undefined) await navigate(recordPath(kind, person), { replace: true });
  };
  return (
    <Screen
      title={`Add a ${word}`}
      next={
        <NextStep context={asOf} sentence={`Add a ${word} who is on no roster yet.`} why="They are counted from now on, and stay through every import. Should an import bring them, you decide whether it is the same person.">
          <Button size="lg" leftSection={<IconUserPlus size={26} aria-hidden />} type="submit" form={formId} disabled={notYet !== null} loading={intent.busy}>
            Add the {word}
          </Button>
        </NextStep>
      }
      bar={<StatedBar notYet={notYet} />}
    >
      <form
        id={formId}
        className="form wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (notYet === null) void add();
        }}
      >
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <PersonFields kind={kind} form={form} />
        {kind === 'student' && <ClassSelect value={classId} onChange={setClassId} />}
        <TextInput label="Why" placeholder="Such as “New today, papers come on Monday”" value={why} maxLength={500} autoComplete="off" onChange={(event) => setWhy(event.currentTarget.value)} />
      </form>
    </Screen>
  );
}

function ClassSelect({ value, onChange }: { readonly value: string | null; readonly onChange: (classId: string | null) => void }) {
  const classes = useList('roster-classes', {});
  const data = useMemo(() => classes.rows.map((row) => ({ value: row.classId, label: [className(row), whenOf(row)].filter((part) => part !== '').join(', ') })), [classes.rows]);
  return <Select label="Class" description="Where the teacher will answer for them" placeholder="Room or class" data={data} value={value} onChange={onChange} searchable clearable limit={50} nothingFoundMessage="No class is like that" maxDropdownHeight={300} />;
}
