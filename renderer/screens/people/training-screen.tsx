/** What the staff are trained in for calls, who is due first; lists come in and go out as CSV. */
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconChevronRight, IconClock, IconFileExport, IconFileImport, IconListCheck, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { subscriptions, type SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useList } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted } from '../../ui/words.ts';
import { currencyWords, lapsed, skillsWords } from '../dispatch/responder-words.ts';
import { saveText } from '../../transport/save-file.ts';
import { useSurroundings } from '../surroundings.tsx';
import { matching, searchText } from './typed-words.ts';
import { mayUse, useMay } from './use-may.ts';
import './people.css';

type StaffTraining = SubscriptionRow<'trainings'>;

/** Whose training has run out, is missing or soon will run out. */
const FILTERS = {
  due: { word: 'Due', takes: ({ currency }: StaffTraining) => currency.some(({ is }) => is !== 'current') },
  responders: { word: 'Responders', takes: ({ skills }: StaffTraining) => skills.length > 0 },
  all: { word: 'All who use Muster', takes: () => true },
} as const satisfies Record<string, { readonly word: string; readonly takes: (row: StaffTraining) => boolean }>;
type FilterName = keyof typeof FILTERS;
const FILTER_NAMES = ['due', 'responders', 'all'] as const satisfies readonly FilterName[];

const mostDue = (a: StaffTraining, b: StaffTraining): number => lapsed(b.currency).length - lapsed(a.currency).length;

export function TrainingScreen() {
  const { signedIn } = useSurroundings().site;
  if (!mayUse(subscriptions.trainings.permission, signedIn)) return <Screen title="Training" next={<NextStep context="People" sentence="Training records are kept by the office." why="" />}>{null}</Screen>;
  return <TrainingList />;
}

function TrainingList() {
  const staff = useList('trainings', {});
  const navigate = useNavigate();
  const asking = useAsk();
  const maySetCourses = useMay('SetCourses');
  const [filter, setFilter] = useState<FilterName | null>(null);
  const [typed, setTyped] = useState('');
  const found = staff.rows.filter((row) => matching(typed)(searchText([row.name])));
  const due = staff.rows.filter(FILTERS.due.takes);
  const chosen = filter ?? (due.length > 0 ? 'due' : 'all');
  const shown = found.filter(FILTERS[chosen].takes).sort(mostDue);
  const save = async (): Promise<void> => {
    const file = await asking.ask('trainingsCsv', {});
    if (file !== null) await saveText(file.name, 'text/csv', file.text);
  };
  return (
    <Screen
      title="People: training"
      flush
      next={
        <NextStep context="People: training for calls" sentence={due.length === 0 ? 'Nobody’s training is due.' : `${counted(due.length, 'person has', 'people have')} training that is due.`} why="Whose training has run out is shown on Dispatch, and can be sent all the same.">
          <Button size="lg" leftSection={<IconFileImport size={26} aria-hidden />} onClick={() => void navigate('/people/training/import')}>
            Import a list
          </Button>
        </NextStep>
      }
      bar={
        <>
          <Button leftSection={<IconFileExport size={22} aria-hidden />} loading={asking.busy} onClick={() => void save()}>
            Save as CSV
          </Button>
          {maySetCourses && (
            <Button leftSection={<IconListCheck size={22} aria-hidden />} onClick={() => void navigate('/setup/courses')}>
              Courses
            </Button>
          )}
        </>
      }
    >
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      <div className="people-tools">
        <TextInput aria-label="Only staff with" placeholder="Name…" leftSection={<IconSearch size={22} aria-hidden />} value={typed} maxLength={100} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
        <FilterTabs label="Which staff" chosen={chosen} onChoose={setFilter} filters={FILTER_NAMES.map((name) => ({ name, word: FILTERS[name].word, count: found.filter(FILTERS[name].takes).length }))} />
      </div>
      <div className="people-list">
        {shown.length === 0 ? (
          <NoRows list={staff}>Nobody in this list is like that. Choose “All who use Muster”, or take a letter away.</NoRows>
        ) : (
          <VirtualRows label="Training" rows={shown} estimatedHeight={64}>
            {(row) => (
              <Link className="ledger-row" to={`/people/training/${row.staff}`}>
                <span className="grow">
                  <bdi className="name strong">{row.name}</bdi>
                  <span className="under quiet">{row.skills.length === 0 ? 'does not respond to calls' : skillsWords(row.skills)}</span>
                </span>
                <CurrencySummary currency={row.currency} />
                <IconChevronRight size={22} aria-hidden />
              </Link>
            )}
          </VirtualRows>
        )}
      </div>
    </Screen>
  );
}

function CurrencySummary({ currency }: Pick<StaffTraining, 'currency'>) {
  const [first, ...others] = lapsed(currency);
  const soon = currency.find(({ is }) => is === 'dueSoon');
  if (first !== undefined)
    return (
      <span className="due strong with-icon">
        <IconAlertTriangle size={20} aria-hidden /> {currencyWords(first)}
        {others.length > 0 && ` and ${others.length} more`}
      </span>
    );
  if (soon !== undefined)
    return (
      <span className="due with-icon">
        <IconClock size={20} aria-hidden /> {currencyWords(soon)}
      </span>
    );
  if (currency.length === 0) return <span className="quiet">none on record</span>;
  return (
    <span className="ok with-icon">
      <IconCheck size={20} aria-hidden /> {currency.map(({ name }) => name).join(', ')}
    </span>
  );
}
