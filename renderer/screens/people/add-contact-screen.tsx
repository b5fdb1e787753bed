/** Adds an adult to a student's contacts: somebody who is on record already, or somebody new. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconUserPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { defined } from '../../../shared/kernel/assert.ts';
import { compareNames } from '../../../shared/kernel/name-comparison.ts';
import type { CommandOutcome, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import type { SendCommand } from '../../stores/sending-store.ts';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel, StopPanel } from '../../ui/refusal-panel.tsx';
import { spokenName } from '../../ui/words.ts';
import { stated } from './add-person-screen.tsx';
import { contactChanges, contactFault, ContactFieldsForm, emptyContact, type ContactForm } from './contact-form.tsx';
import { emptyForm, PersonFields, type PersonForm } from './person-form.tsx';
import { PersonSearch } from './person-search.tsx';
import { NoRecord } from './record-head.tsx';
import { useAsOf } from './roster-as-of.tsx';
import { StatedBar } from './stated-bar.tsx';
import './people.css';

type Who = 'onRecord' | 'new';
type Found = Pick<SubscriptionRow<'people'>, 'person' | 'name' | 'phone'>;

export function AddContactScreen({ person }: { readonly person: string }) {
  const list = useList('student', { person, incident: null });
  const [student] = list.rows;
  return student === undefined ? <NoRecord list={list} kind="student" /> : <AddContact student={student} />;
}

function AddContact({ student }: { readonly student: SubscriptionRow<'student'> }) {
  const navigate = useNavigate();
  const intent = useIntent();
  const asOf = useAsOf();
  const formId = useId();
  const [who, setWho] = useState<Who>('onRecord');
  const [found, setFound] = useState<Found | null>(null);
  /** Of a new adult, once they are added: should the second step be refused, the first is not done again. */
  const [added, setAdded] = useState<string | null>(null);
  const adult = useForm<PersonForm>({ initialValues: emptyForm });
  const pair = useForm<ContactForm>({ initialValues: emptyContact });
  const [why, setWhy] = useState('');
  const [isAnother, setIsAnother] = useState(false);
  const name = spokenName(student.name);
  // A restriction is of a person, and a second record of that person would be one without it.
  const saysName = who === 'new' ? `${adult.values.givenName} ${adult.values.familyName}` : found === null ? '' : spokenName(found.name);
  const namesake = student.contacts.find((one) => one.restriction !== null && one.contact !== found?.person && compareNames(saysName, spokenName(one.name)) === 'match');
  const already = found !== null && student.contacts.some((one) => one.contact === found.person);
  const nobody = who === 'new' ? (adult.values.familyName.trim() === '' ? 'The family name of the adult is missing.' : null) : found === null ? 'Choose an adult first.' : already ? 'This adult is a contact already.' : null;
  const notYet = nobody ?? (namesake !== undefined && !isAnother ? 'Say first that it is somebody else of that name.' : null) ?? contactFault(pair.values) ?? (why.trim() === '' ? 'Write why first.' : null);

  const save = async (send: SendCommand): Promise<CommandOutcome> => {
    let contact = who === 'new' ? added : (found?.person ?? null);
    if (contact === null) {
      const done = await send({ type: 'AddPerson', kind: 'guardian', fields: stated('guardian', adult.values), classId: null, why: why.trim() });
      if (!done.accepted) return done;
      contact = defined(done.result['person'], 'an added person has an id');
      setAdded(contact);
    }
    return send({ type: 'AmendContact', student: student.person, contact, changes: contactChanges(pair), why: why.trim() });
  };
  const add = async (): Promise<void> => {
    if ((await intent.run(save)) !== null) await navigate(`/students/${student.person}`, { replace: true });
  };

  return (
    <Screen
      title={`Add a contact of ${name}`}
      next={
        <NextStep context={asOf} sentence={<>Who may come for <bdi>{name}</bdi>?</>} why="From the moment it is saved, this adult may pick the student up, unless a restriction says otherwise.">
          <Button size="lg" leftSection={<IconUserPlus size={26} aria-hidden />} type="submit" form={formId} disabled={notYet !== null} loading={intent.busy}>
            Add the contact
          </Button>
        </NextStep>
      }
      bar={<StatedBar notYet={notYet} />}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <div className="columns" data-count="2">
        <div className="column">
          <FilterTabs
            label="Which adult"
            chosen={who}
            onChoose={setWho}
            filters={[
              { name: 'onRecord', word: 'On record already', count: null },
              { name: 'new', word: 'Somebody new', count: null },
            ]}
          />
          {who === 'new' ? (
            <PersonFields kind="guardian" form={adult} />
          ) : found === null ? (
            <PersonSearch label="Name of the adult" kinds={['guardian', 'staff']} onChoose={setFound} />
          ) : (
            <div className="ledger-row">
              <span className="grow">
                <ListName name={found.name} />
                <span className="quiet under">{already ? 'is a contact of this student already' : (found.phone ?? 'no phone on record')}</span>
              </span>
              <Button onClick={() => setFound(null)}>Somebody else</Button>
            </div>
          )}
        </div>
        <form
          id={formId}
          className="form wide"
          onSubmit={(event) => {
            event.preventDefault();
            if (notYet === null) void add();
          }}
        >
          {namesake !== undefined && (
            <StopPanel heading="A restricted contact has this name">
              <p>
                <bdi className="strong">{spokenName(namesake.name)}</bdi> is on this student’s record: <bdi>{namesake.restriction}</bdi>. If it is the same adult, do not add them again.
              </p>
              <Checkbox size="lg" label="It is another person of that name; I have looked at the ID" checked={isAnother} onChange={(event) => setIsAnother(event.currentTarget.checked)} />
            </StopPanel>
          )}
          <ContactFieldsForm form={pair} />
          <TextInput label="Why" placeholder="Such as “Form signed by the mother today”" value={why} maxLength={500} autoComplete="off" onChange={(event) => setWhy(event.currentTarget.value)} />
        </form>
      </div>
    </Screen>
  );
}
