/** Setup: who uses Muster, in which role, and whether they can sign in; letters for those who cannot. */
import { Button, Select, TextInput } from '@mantine/core';
import { IconMail, IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { subscriptions } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted } from '../../ui/words.ts';
import { matching, searchText } from '../people/typed-words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { BackToSetup } from './back-to-setup.tsx';
import { needsLetter, roleChoices, StaffRow, type Access } from './staff-row.tsx';
import { whoMay } from './who-may.ts';
import '../people/people.css';
import '../sign-in/sign-in.css';
import './setup.css';

const FILTERS = {
  all: { word: 'All', takes: () => true },
  without: { word: 'Cannot sign in', takes: needsLetter },
  toDecide: { word: 'To decide', takes: (row: Access) => row.rolesGrantedApart.length > 0 || row.secrets > 1 },
  noRole: { word: 'No role', takes: (row: Access) => row.role === null },
} as const satisfies Record<string, { readonly word: string; readonly takes: (row: Access) => boolean }>;
type FilterName = keyof typeof FILTERS;
const FILTER_NAMES = ['all', 'without', 'toDecide', 'noRole'] as const satisfies readonly FilterName[];

export function StaffAccessScreen() {
  const { signedIn } = useSurroundings().site;
  if (signedIn?.role !== 'administrator')
    return <Screen title="Setup: staff and roles" next={<NextStep context="Setup" sentence="Staff and roles are for administrators." why={`Seen and set by: ${whoMay(subscriptions['staff-access'].permission)}.`} />} bar={<BackToSetup />}>{null}</Screen>;
  return <StaffList />;
}

function StaffList() {
  const navigate = useNavigate();
  const intent = useIntent();
  const staff = useList('staff-access', {});
  const [filter, setFilter] = useState<FilterName>('all');
  const [role, setRole] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const notSetUp = useSurroundings().site.signIn.is === 'notSetUp';
  const without = staff.rows.filter(needsLetter);
  // The filters count what the words and the role leave, so that a count is what its list will show.
  const found = useMemo(() => staff.rows.filter((row) => (role === null || row.role === role) && matching(typed)(searchText([row.name, row.personName?.given, row.personName?.family]))), [staff.rows, role, typed]);
  const shown = found.filter(FILTERS[filter].takes);
  const filters = FILTER_NAMES.map((name) => ({ name, word: FILTERS[name].word, count: found.filter(FILTERS[name].takes).length })).filter(({ name, count }) => name === 'all' || name === 'without' || name === filter || count > 0);
  const add = (size: 'lg' | 'md') => (
    <Button size={size} leftSection={<IconUserPlus size={size === 'lg' ? 26 : 22} aria-hidden />} onClick={() => void navigate('/setup/add')}>
      Add staff
    </Button>
  );
  return (
    <Screen
      title="Setup: staff and roles"
      flush
      next={
        notSetUp ? (
          <NextStep context="Setup" sentence="Set up signing in first." why="An administrator chooses a passphrase; then the others get letters, with which each chooses a PIN.">
            <Button size="lg" onClick={() => void navigate('/setup/sign-in')}>
              Signing in
            </Button>
          </NextStep>
        ) : without.length === 0 ? (
          <NextStep context="Setup" sentence="Who uses Muster here?" why="Everybody who answers for students in an emergency needs a role.">
            {add('lg')}
          </NextStep>
        ) : (
          <NextStep context="Setup" sentence={`${counted(without.length, 'person', 'people')} cannot sign in yet.`} why="Each gets a letter with a code, and chooses a PIN with it at any computer.">
            <Button size="lg" leftSection={<IconMail size={26} aria-hidden />} onClick={() => void navigate('/setup/letters')}>
              Letters for all of them
            </Button>
          </NextStep>
        )
      }
      bar={
        <>
          <BackToSetup />
          {(notSetUp || without.length > 0) && add('md')}
        </>
      }
    >
      {intent.refusal !== null && (
        <div className="setup-refusal">
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="people-tools">
        <TextInput aria-label="Only staff with" placeholder="Name…" leftSection={<IconSearch size={22} aria-hidden />} value={typed} maxLength={100} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
        <Select aria-label="Only the role" placeholder="Every role" data={roleChoices} value={role} onChange={setRole} clearable clearButtonProps={{ 'aria-label': 'Every role' }} />
        <FilterTabs label="Only those who" filters={filters} chosen={filter} onChoose={setFilter} />
      </div>
      <div className="people-list">
        {shown.length === 0 ? (
          <NoRows list={staff}>{staff.rows.length === 0 ? 'Nobody yet.' : 'Nobody in this list is like that. Take a letter away, or choose “All”.'}</NoRows>
        ) : (
          <VirtualRows label="Staff and roles" rows={shown} estimatedHeight={64}>
            {(row) => <StaffRow row={row} intent={intent} />}
          </VirtualRows>
        )}
      </div>
    </Screen>
  );
}
