/** Setup: who responds to calls for help, what they can do, where and in which hours. Whoever uses Muster can be named. */
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { subscriptions } from '../../../shared/contract/procedures.ts';
import { useList } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted } from '../../ui/words.ts';
import { hoursWords, skillsWords } from '../dispatch/responder-words.ts';
import { matching, searchText } from '../people/typed-words.ts';
import { mayUse, useMay } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { BackToSetup } from './back-to-setup.tsx';
import { ResponderDialog, type StaffTraining } from './responder-dialog.tsx';
import { whoMay } from './who-may.ts';
import '../people/people.css';
import './setup.css';

const { permission } = subscriptions.trainings;

export function RespondersSetupScreen() {
  const { signedIn } = useSurroundings().site;
  if (!mayUse(permission, signedIn)) return <Screen title="Setup: responders" next={<NextStep context="Setup" sentence="Responders are set by those who lead the school." why={`Seen by: ${whoMay(permission)}.`} />} bar={<BackToSetup />}>{null}</Screen>;
  return <RespondersList />;
}

function RespondersList() {
  const staff = useList('trainings', {});
  const may = useMay('SetResponder');
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<'responders' | 'all' | null>(null);
  const [changing, change] = useState<StaffTraining | null>(null);
  const found = staff.rows.filter((row) => matching(typed)(searchText([row.name])));
  const responders = found.filter(({ skills }) => skills.length > 0);
  const none = staff.rows.every(({ skills }) => skills.length === 0);
  // Where nobody is named yet the list to choose from is what is needed.
  const chosen = filter ?? (none ? 'all' : 'responders');
  const shown = chosen === 'all' ? found : responders;
  return (
    <Screen
      title="Setup: responders"
      flush
      next={
        none ? (
          <NextStep context="Setup: responders" sentence="Name those who come when somebody calls for help." why="With what they can do and where: calls then propose the nearest, and say where a pair is not complete." />
        ) : (
          <NextStep context="Setup: responders" sentence={`${counted(staff.rows.filter(({ skills }) => skills.length > 0).length, 'person responds', 'people respond')} to calls.`} why="Calls propose them by what they can do, where they are, and whether their training holds." />
        )
      }
      bar={<BackToSetup />}
    >
      <div className="people-tools">
        <TextInput aria-label="Only staff with" placeholder="Name…" leftSection={<IconSearch size={22} aria-hidden />} value={typed} maxLength={100} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
        <FilterTabs
          label="Which staff"
          chosen={chosen}
          onChoose={setFilter}
          filters={[
            { name: 'responders', word: 'Responders', count: responders.length },
            { name: 'all', word: 'All who use Muster', count: found.length },
          ]}
        />
      </div>
      <div className="people-list">
        {shown.length === 0 ? (
          <NoRows list={staff}>Nobody in this list is like that. Choose “All who use Muster”, or add staff under Setup.</NoRows>
        ) : (
          <VirtualRows label="Responders" rows={shown} estimatedHeight={64}>
            {(row) => (
              <div className="ledger-row">
                <span className="grow">
                  <bdi className="name strong">{row.name}</bdi>
                  <span className="under quiet">{row.skills.length === 0 ? 'does not respond to calls' : [skillsWords(row.skills), ...(row.zones.length === 0 ? [] : [row.zones.join(', ')]), hoursWords(row.shift)].join(' · ')}</span>
                </span>
                {row.setApart && (
                  <span className="due strong with-icon">
                    <IconAlertTriangle size={20} aria-hidden /> Set apart on two consoles: set it again
                  </span>
                )}
                {may && (
                  <Button aria-label={`Change ${row.name}`} onClick={() => change(row)}>
                    Change
                  </Button>
                )}
              </div>
            )}
          </VirtualRows>
        )}
      </div>
      {changing !== null && <ResponderDialog row={changing} onShut={() => change(null)} />}
    </Screen>
  );
}
