/** New staff, several at once: found on the roster, or by name where they are on none. All of them in one role. */
import { Button, Select, TextInput } from '@mantine/core';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { AddStaff } from '../../../shared/domain/site/commands.ts';
import type { Role } from '../../../shared/domain/site/events.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { counted, spokenName } from '../../ui/words.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { BackButton } from '../people/record-head.tsx';
import { roleChoices } from './staff-row.tsx';
import '../people/people.css';

type Chosen = AddStaff['people'][number];
/** One command adds so many. */
const AT_ONCE = 40;

export function AddStaffScreen() {
  const navigate = useNavigate();
  const intent = useIntent();
  const [role, setRole] = useState<Role>('teacher');
  const [people, setPeople] = useState<readonly Chosen[]>([]);
  const [name, setName] = useState('');
  const add = (one: Chosen): void => {
    if (people.length < AT_ONCE && !people.some((other) => other.person !== null && other.person === one.person)) setPeople([...people, one]);
  };
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'AddStaff', role, people: [...people] }))) !== null) await navigate('/setup/staff');
  };
  return (
    <Screen
      title="Add staff"
      next={
        <NextStep context="Add staff" sentence="Who else uses Muster here?" why={people.length === 0 ? 'Find them on the roster, as many as share a role.' : 'Afterwards print a letter for each.'}>
          <Button size="lg" leftSection={<IconUserPlus size={26} aria-hidden />} disabled={people.length === 0} loading={intent.busy} onClick={() => void save()}>
            Add {counted(people.length, 'person', 'people')}
          </Button>
        </NextStep>
      }
      bar={<BackButton />}
    >
      <div className="columns" data-count="2">
        <div className="column">
          {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
          <PersonSearch label="Name on the staff roster" kinds={['staff']} onChoose={(person) => add({ name: spokenName(person.name), person: person.person })} />
          <form
            className="beside"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() === '') return;
              add({ name: name.trim(), person: null });
              setName('');
            }}
          >
            <TextInput label="Or somebody who is not on it" value={name} maxLength={120} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
            <Button type="submit" disabled={name.trim() === ''}>
              Take
            </Button>
          </form>
        </div>
        <div className="column">
          <Select label="Role of all of them" data={roleChoices} value={role} allowDeselect={false} onChange={(value) => value !== null && setRole(value)} />
          <Ledger heading="To be added" count={people.length}>
            {people.length === 0 && <p className="ledger-none">Nobody yet.</p>}
            <ul>
              {people.map((one, at) => (
                <li key={one.person ?? `${one.name} ${at}`} className="ledger-row">
                  <bdi className="grow name">{one.name}</bdi>
                  <Button aria-label={`Not ${one.name}`} onClick={() => setPeople(people.filter((other) => other !== one))}>
                    <IconX size={22} aria-hidden />
                  </Button>
                </li>
              ))}
            </ul>
          </Ledger>
        </div>
      </div>
    </Screen>
  );
}
