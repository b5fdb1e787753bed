/** Class lists on paper, ahead of an incident: which ones, with what on them, and how they will look. */
import { Checkbox, SegmentedControl, Select } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useList, useWallMs } from '../stores/muster.tsx';
import { NoRows } from '../ui/ledger.tsx';
import { NextStep, Screen } from '../ui/next-step.tsx';
import { RefusalPanel } from '../ui/refusal-panel.tsx';
import { calendarDay, clockTime } from '../ui/times.ts';
import { counted } from '../ui/words.ts';
import { gradesOf } from '../screens/people/people-filters.ts';
import { BackButton } from '../screens/people/record-head.tsx';
import { className, whenOf } from '../screens/people/roster-class.ts';
import { DisputedRoster, useAsOf } from '../screens/people/roster-as-of.tsx';
import { useSurroundings } from '../screens/surroundings.tsx';
import { ClassSheet, type SheetMarks } from './class-sheet.tsx';
import { PrintButtons } from './print-sheets.tsx';
import { useClassLists } from './use-class-lists.ts';
import { answeringWords, chosenClasses, inOrder, periodsOf, type Which } from './which-classes.ts';
import './class-sheet.css';

const MARKS: readonly { readonly name: keyof SheetMarks; readonly label: string; readonly description: string }[] = [
  { name: 'buses', label: 'Bus home', description: 'Beside the name' },
  { name: 'phones', label: 'First contact', description: 'Name and phone of whom to call first' },
  { name: 'needs', label: 'Needs', description: 'The word NEEDS only; what they are stays here' },
  { name: 'restrictions', label: 'Restrictions', description: 'A note to ask the office; never against whom' },
];
const NO_MARKS: SheetMarks = { needs: false, restrictions: false, phones: false, buses: false };

export function ClassListsScreen({ only }: { readonly only: string | null }) {
  const { site, incident } = useSurroundings();
  const asOf = useAsOf();
  const nowMs = useWallMs(60_000);
  const classes = useList('roster-classes', {});
  const students = useList('people', { kind: 'student' });
  const [which, setWhich] = useState<Which>(only === null ? 'once' : 'class');
  const [of, setOf] = useState<string | null>(only);
  // Paper is read on another day than it is printed: dates, never "today".
  const paperAsOf = `${site.rosterAsOfWall === null ? 'No roster' : `Roster as of ${calendarDay(site.rosterAsOfWall)} ${clockTime(site.rosterAsOfWall)}`}, printed ${calendarDay(nowMs)} ${clockTime(nowMs)}`;
  const preview = useRef<HTMLDivElement>(null);
  const [marks, setMarks] = useState<SheetMarks>(NO_MARKS);

  const chosen = useMemo(() => inOrder(chosenClasses(classes.rows, which, of)), [classes.rows, which, of]);
  const classIds = useMemo(() => chosen.map((one) => one.classId), [chosen]);
  const read = useClassLists(classIds);
  const grade = which === 'grade' ? of : null;
  const sheets = useMemo(
    () =>
      !read.complete
        ? []
        : chosen.flatMap((row) => {
            const rows = (read.lists.get(row.classId) ?? []).filter((one) => grade === null || one.grade === grade);
            return rows.length === 0 ? [] : [{ row, students: rows }];
          }),
    [chosen, read, grade],
  );
  const people = new Set(sheets.flatMap((sheet) => sheet.students.map((one) => one.person))).size;
  const listed = sheets.reduce((sum, sheet) => sum + sheet.students.length, 0);
  const missing = which === 'once' && read.complete ? site.students - people : 0;

  const ofChoices = useMemo(() => {
    if (which === 'period') return periodsOf(classes.rows).map((period) => ({ value: period, label: `Period ${period}` }));
    if (which === 'grade') return gradesOf(students.rows).map((one) => ({ value: one, label: `Grade ${one}` }));
    return inOrder(classes.rows).map((row) => ({ value: row.classId, label: [className(row), whenOf(row)].filter((part) => part !== '').join(', ') }));
  }, [which, classes.rows, students.rows]);
  const needsOf = which === 'period' || which === 'grade' || which === 'class';
  const ready = sheets.length > 0;
  const why = !classes.loaded
    ? 'Reading the classes…'
    : needsOf && of === null
      ? `Choose the ${which} first.`
      : !read.complete && read.refusal === null
        ? `Reading: ${read.lists.size} of ${chosen.length} classes…`
        : `${counted(sheets.length, 'class', 'classes')}, ${counted(people, 'student')}${listed > people ? ' (some on several lists)' : ''}. Put a set where power and network are not needed.`;

  return (
    <Screen
      title="Print class lists"
      flush
      next={
        <NextStep context={asOf} sentence={ready ? `Print ${counted(sheets.length, 'class list')}.` : 'Choose which lists to print.'} why={why}>
          <PrintButtons sheets={preview} name="class-lists" disabled={!ready} />
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          <span className="said">Collect the sheets again afterwards: they hold names of children.</span>
        </>
      }
    >
      <DisputedRoster />
      <div className="print-work">
        <div className="print-options">
          <SegmentedControl
            aria-label="Which lists"
            orientation="vertical"
            value={which}
            onChange={(value) => {
              setWhich(value);
              setOf(null);
            }}
            data={[
              { value: 'once' as const, label: `${answeringWords(classes.rows)}, every student` },
              { value: 'period' as const, label: 'One period' },
              { value: 'grade' as const, label: 'One grade' },
              { value: 'class' as const, label: 'One class' },
              { value: 'all' as const, label: 'All classes' },
            ]}
          />
          {needsOf && <Select aria-label={`Which ${which}`} placeholder={`Which ${which}?`} data={ofChoices} value={of} onChange={setOf} searchable limit={100} nothingFoundMessage="Nothing is like that" maxDropdownHeight={300} />}
          <fieldset className="print-marks">
            <legend className="strong">Also on the sheet</legend>
            {MARKS.map(({ name, label, description }) => (
              <label className="print-mark" key={name}>
                <Checkbox size="lg" checked={marks[name]} onChange={(event) => setMarks({ ...marks, [name]: event.currentTarget.checked })} />
                <span>
                  <b>{label}</b>
                  <span className="quiet under">{description}</span>
                </span>
              </label>
            ))}
          </fieldset>
          {missing > 0 && (
            <p className="due strong" role="status">
              {counted(missing, 'student')} of this school {missing === 1 ? 'is' : 'are'} on none of these lists.
            </p>
          )}
        </div>
        <div className="sheets" ref={preview} tabIndex={0} role="region" aria-label="Preview">
          {read.refusal !== null && <RefusalPanel rejection={read.refusal} />}
          {sheets.map(({ row, students: rows }) => (
            <ClassSheet
              key={row.key}
              school={site.siteName}
              row={row}
              students={rows}
              marks={marks}
              grade={grade}
              asOf={paperAsOf}
              drill={incident?.exercise === true}
            />
          ))}
          {sheets.length === 0 && read.refusal === null && <NoRows list={classes}>{!read.complete ? 'Reading the lists…' : needsOf && of === null ? `Choose the ${which}, and its lists appear here as they will be printed.` : 'Nobody is on these lists.'}</NoRows>}
        </div>
      </div>
    </Screen>
  );
}
