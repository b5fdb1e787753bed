/** One class: touch who is not with you, then one press for the rest. For the teacher, or for whoever hears them by radio. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconCheck, IconChevronRight, IconClock, IconUserCheck, IconUserPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { marksOnTheirWay, reportPeople, type Mark, type ReportedStatus } from '../../intents/report-people.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useSending } from '../../stores/muster.tsx';
import { useSaidAsOf } from '../../ui/as-of.ts';
import { FilterTabs, type Filter } from '../../ui/filter-tabs.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted, listedName } from '../../ui/words.ts';
import { useIncident } from '../surroundings.tsx';
import { AddExtraDialog } from './add-extra-dialog.tsx';
import { byRoom, classLabel } from './class-order.ts';
import { Disagreements } from './disagreements.tsx';
import { ReportedBy, useReportedBy } from './reported-by.tsx';
import { RollRow, type RollRowData } from './roll-row.tsx';
import { WhereDialog } from './where-dialog.tsx';
import './accounting.css';

type FilterName = 'open' | 'missing' | 'injured' | 'elsewhere' | 'here' | 'disagree' | 'extra' | 'released' | 'away' | 'all';

/** By the front office’s word; not among those who are to be found. */
const isAway = (row: RollRowData): boolean => row.status === 'absent' || row.status === 'left';

const FILTERS: Readonly<Record<FilterName, { readonly word: string; readonly has: (row: RollRowData) => boolean }>> = {
  open: { word: 'To answer', has: (row) => row.onList && row.status === 'unknown' },
  missing: { word: 'Missing', has: (row) => row.status === 'missing' },
  injured: { word: 'Injured', has: (row) => row.status === 'injured' },
  elsewhere: { word: 'Elsewhere', has: (row) => row.status === 'elsewhere' },
  here: { word: 'Here', has: (row) => row.status === 'here' },
  disagree: { word: 'Disagree', has: (row) => row.disagree },
  extra: { word: 'Extra', has: (row) => !row.onList },
  released: { word: 'Released', has: (row) => row.status === 'released' },
  away: { word: 'Absent', has: isAway },
  all: { word: 'All', has: (row) => row.onList },
};
/** Filters that are rare: shown where somebody is in them. */
const RARE: ReadonlySet<FilterName> = new Set(['disagree', 'extra', 'released', 'away']);
const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

export function ClassScreen({ classId }: { readonly classId: string }) {
  const { incident } = useIncident();
  const navigate = useNavigate();
  const roll = useList('class-roll', { incident, classId });
  const classes = useList('classes', { incident });
  const sending = useSending();
  const intent = useIntent();
  const [asked] = useSearchParams();
  const [filter, setFilter] = useState<FilterName>(FILTER_NAMES.find((name) => name === asked.get('show')) ?? 'all');
  const [asking, setAsking] = useState<RollRowData | null>(null);
  const [adding, setAdding] = useState(false);
  const [side, setSide] = useState(false);

  const row = classes.rows.find((one) => one.classId === classId) ?? null;
  const by = useReportedBy(row, asked.get('by'));
  const onTheirWay = useMemo(() => marksOnTheirWay(sending.commands, incident), [sending.commands, incident]);
  const onList = roll.rows.filter((one) => one.onList && !isAway(one));
  const extras = roll.rows.filter(FILTERS.extra.has);
  const open = onList.filter((one) => FILTERS.open.has(one) && !onTheirWay.has(one.person));
  const disagreeing = roll.rows.filter(FILTERS.disagree.has);
  const shown = roll.rows.filter(FILTERS[filter].has);
  const nextClass = useMemo(() => {
    const silent = byRoom(classes.rows).filter((one) => one.reportedWall === null && one.classId !== classId);
    const label = row === null ? '' : classLabel(row);
    return silent.find((one) => classLabel(one).localeCompare(label, 'en-US', { numeric: true }) > 0) ?? silent[0] ?? null;
  }, [classes.rows, classId, row]);

  const report = (marks: readonly Mark[]): void => void intent.run((send) => reportPeople(send, { incident, classId, ...by.word }, marks));
  const touch = (person: RollRowData, status: ReportedStatus): void => {
    if (status === 'elsewhere') setAsking(person);
    else report([{ person: person.person, status, where: '' }]);
  };
  /** Taken back in the name of whoever said it; what others said of this student stands. */
  const undoExtra = (person: RollRowData): void => {
    const said = person.reports.find((one) => one.status === 'extra');
    if (said === undefined) return;
    const reporter = { staff: said.reporterStaff, name: said.reporter };
    void intent.run((send) => send({ type: 'TakeBackReport', incident, person: person.person, report: said.event, reporter }));
  };
  const addExtra = (person: SubscriptionRow<'people'>): void => {
    setAdding(false);
    report([{ person: person.person, status: 'extra', where: '' }]);
  };

  const goOn = (next: string): void => void navigate(`/accounting/${next}${by.choice === 'me' ? '' : `?by=${by.choice}`}`);

  const label = row === null ? 'Class' : classLabel(row);
  const teacher = row === null || row.teacher === null ? 'no teacher on the roster' : listedName(row.teacher);
  const asOf = useSaidAsOf(roll.rows.flatMap((one) => one.reports.map((report) => report.wall)), 'nothing reported yet');
  // Whoever is in charge may have another period answer while this class is open.
  const context = row === null ? (classes.rows.length === 0 ? 'Reading the class…' : 'Not among the classes that answer now; what is reported of these people counts') : `${label} · ${row.title} · ${teacher} · ${onList.length} expected · ${asOf}`;
  const saving = sending.commands.filter((one) => one.state === 'sent').length;
  const filters = FILTER_NAMES.map((name): Filter<FilterName> & { readonly count: number } => ({ name, word: FILTERS[name].word, count: roll.rows.filter(FILTERS[name].has).length })).filter(({ name, count }) => count > 0 || name === filter || !RARE.has(name));

  return (
    <Screen
      title={`Accounting: ${label}`}
      flush
      next={
        open.length > 0 ? (
          <NextStep context={<bdi>{context}</bdi>} sentence="Touch each student who is not with you." why="Then one press marks everybody you have not touched.">
            <Button size="xl" loading={intent.busy} leftSection={<IconUserCheck size={30} aria-hidden />} onClick={() => report(open.map((one) => ({ person: one.person, status: 'here', where: '' })))}>
              {open.length === onList.length ? (open.length === 1 ? 'This one is here' : `All ${open.length} are here`) : open.length === 1 ? 'The other one is here' : `The other ${open.length} are here`}
            </Button>
          </NextStep>
        ) : (
          <NextStep context={<bdi>{context}</bdi>} sentence={onList.length > 0 ? 'This class has reported.' : 'Nobody is on the list of this class.'} why="Touch a student to correct. Add who is with you and not on the list.">
            {nextClass !== null && (
              <Button size="lg" onClick={() => goOn(nextClass.classId)}>
                Next class, {classLabel(nextClass)}
              </Button>
            )}
          </NextStep>
        )
      }
      bar={
        <>
          <ReportedBy by={by} />
          <span className="said with-icon" role="status">
            {saving > 0 ? <IconClock size={20} aria-hidden /> : <IconCheck size={20} aria-hidden />}
            {saving > 0 ? 'Saving' : `${onList.length - open.length} of ${onList.length} saved here`}
          </span>
          <Button leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={() => void navigate('/accounting')}>
            Classes
          </Button>
        </>
      }
    >
      <div className="inset-tabs">
        <FilterTabs label="Which students" filters={filters} chosen={filter} onChoose={setFilter} />
      </div>
      {disagreeing.length > 0 && (
        <div className="strip only-narrow">
          <IconAlertTriangle size={24} aria-hidden />
          <span className="grow">
            <b>Reports disagree:</b> <bdi>{disagreeing.map((one) => listedName(one.name)).join('; ')}</bdi>
          </span>
          <Button onClick={() => setSide(!side)}>{side ? 'Back to the list' : 'Compare'}</Button>
        </div>
      )}
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="class-work" {...(side ? { 'data-side': true } : {})}>
        <div className="class-roll">
          <VirtualRows label={`Students of ${label}`} rows={shown} estimatedHeight={53} at={asked.get('person')}>
            {(one) => <RollRow row={one} sending={onTheirWay.get(one.person) ?? null} withPlace={!one.onList} onTouch={(status) => touch(one, status)} />}
          </VirtualRows>
          {shown.length === 0 && (
            <div style={{ padding: '0 24px' }}>
              <NoRows list={roll}>Nobody is in this list.</NoRows>
            </div>
          )}
          <div className="strip only-narrow" style={{ background: 'var(--surface)', borderTop: '1px solid var(--line)', borderBottom: 0 }}>
            <span className="grow quiet">{extras.length > 0 ? `${counted(extras.length, 'extra')}, with you but not on your list` : 'Somebody with you who is not on the list?'}</span>
            <Button leftSection={<IconUserPlus size={22} aria-hidden />} onClick={() => setAdding(true)}>
              Add an extra student
            </Button>
          </div>
        </div>
        <aside className="class-side" aria-label="Beside the list" {...(side ? { 'data-shown': true } : {})}>
          <Disagreements rows={disagreeing} />
          <Ledger heading="Extra, with you but not on your list" count={extras.length}>
            {extras.map((one) => (
              <div className="ledger-row" key={one.key}>
                <span className="grow">
                  <ListName name={one.name} grade={one.grade} room={one.room} />
                  <span className="quiet" style={{ display: 'block' }}>
                    {one.reports.some((said) => said.status === 'missing') ? 'Missing elsewhere. Counted once, with you.' : 'Counted once, with you.'}
                  </span>
                </span>
                <Button aria-label={`Undo: ${listedName(one.name)} is not an extra`} onClick={() => undoExtra(one)}>
                  Undo
                </Button>
              </div>
            ))}
            <Button mt={12} fullWidth leftSection={<IconUserPlus size={22} aria-hidden />} onClick={() => setAdding(true)}>
              Add an extra student
            </Button>
          </Ledger>
          {nextClass !== null && open.length > 0 && (
            <Button mt="auto" leftSection={<IconChevronRight size={20} aria-hidden />} onClick={() => goOn(nextClass.classId)}>
              Leave it, next class {classLabel(nextClass)}
            </Button>
          )}
        </aside>
      </div>
      <WhereDialog
        person={asking?.name ?? null}
        onShut={() => setAsking(null)}
        onWhere={(where) => {
          if (asking !== null) report([{ person: asking.person, status: 'elsewhere', where }]);
          setAsking(null);
        }}
      />
      <AddExtraDialog opened={adding} onShut={() => setAdding(false)} onExtra={addExtra} />
    </Screen>
  );
}
