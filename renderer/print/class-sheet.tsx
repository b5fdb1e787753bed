/** One class on paper: whoever carries it can account for every student with a pen, and hand it to whoever enters it. Black on white. */
import { memo, type ReactNode } from 'react';
import { listedName } from '../ui/words.ts';
import { className, teacherOf, whenOf, type RosterClass } from '../screens/people/roster-class.ts';
import type { ClassListRow } from './use-class-lists.ts';

export interface SheetMarks {
  readonly needs: boolean;
  readonly restrictions: boolean;
  readonly phones: boolean;
  readonly buses: boolean;
}

interface ClassSheetProps {
  readonly school: string;
  readonly row: RosterClass;
  readonly students: readonly ClassListRow[];
  readonly marks: SheetMarks;
  /** Only the students of this grade are on it; null: all. */
  readonly grade: string | null;
  /** "Roster as of Nov 19 06:10, printed today 07:30" */
  readonly asOf: string;
  readonly drill: boolean;
}

const ANSWERS = ['Here', 'Missing', 'Injured', 'Elsewhere'] as const;
const CHANNELS = ['in person', 'by radio', 'by phone', 'by runner'] as const;
/** From here on rows are lower, so that the class still has one page. */
const DENSE_FROM = 25;
const EXTRA_LINES = [1, 2];

const box = <span className="box" aria-hidden />;

/** A line to write on. */
function Line({ children, long = false }: { readonly children: ReactNode; readonly long?: boolean }) {
  return (
    <span className="write" {...(long ? { 'data-long': true } : {})}>
      {children}
      <i aria-hidden />
    </span>
  );
}

function marksOf(student: ClassListRow, marks: SheetMarks): string[] {
  const [first] = student.contacts;
  return [
    marks.needs && student.hasNeeds ? 'NEEDS' : null,
    marks.restrictions && student.restricted ? 'PICKUP: ASK THE OFFICE' : null,
    marks.buses && student.bus !== null ? `bus ${student.bus}` : null,
    marks.phones ? (first === undefined ? 'no contact' : `${listedName(first.name)}${first.phone === null ? '' : ` ${first.phone}`}`) : null,
  ].filter((one) => one !== null);
}

export const ClassSheet = memo(function ClassSheet({ school, row, students, marks, grade, asOf, drill }: ClassSheetProps) {
  return (
    <section className="sheet" aria-label={className(row)} {...(drill ? { 'data-drill': true } : {})} {...(students.length >= DENSE_FROM ? { 'data-dense': true } : {})} {...(Object.values(marks).includes(true) ? { 'data-two-lines': true } : {})}>
      <header>
        <div>
          <p>
            <bdi>{school}</bdi>
            {drill && <b className="drill-box">DRILL</b>}
          </p>
          <h3>
            <bdi>{className(row)}</bdi>
          </h3>
          <p>{[<bdi key="teacher">{teacherOf(row) ?? 'no teacher on the roster'}</bdi>, whenOf(row) === '' ? null : ` · ${whenOf(row)}`, row.zone === null ? null : ` · ${row.zone}`, grade === null ? null : ` · grade ${grade} only`]}</p>
        </div>
        <div className="sheet-count">
          <b>{students.length}</b> {students.length === 1 ? 'student' : 'students'}
          <p>{asOf}</p>
        </div>
      </header>
      <p className="sheet-word">
        <Line long>Reported by</Line>
        <Line>at</Line>
        {CHANNELS.map((channel) => (
          <span className="nowrap" key={channel}>
            {box} {channel}
          </span>
        ))}
      </p>
      <table>
        <thead>
          <tr>
            <th />
            <th scope="col" className="sheet-name">
              <bdi>{className(row)}</bdi>
            </th>
            {ANSWERS.map((answer) => (
              <th scope="col" key={answer}>
                {answer}
              </th>
            ))}
            <th scope="col" className="sheet-where">
              With whom, where
            </th>
          </tr>
        </thead>
        <tbody>
          {students.map((student, index) => (
            <tr key={student.key}>
              <td className="number">{index + 1}</td>
              <th scope="row" className="sheet-name">
                <bdi>{listedName(student.name)}</bdi>
                {student.grade !== null && <span> · {student.grade}</span>}
                {marksOf(student, marks).length > 0 && <small>{marksOf(student, marks).join(' · ')}</small>}
              </th>
              {ANSWERS.map((answer) => (
                <td key={answer} className="sheet-box">
                  {box}
                </td>
              ))}
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        {EXTRA_LINES.map((line) => (
          <p className="sheet-word" key={line}>
            <Line long>Extra, with me and not on this list</Line>
            <Line>from</Line>
          </p>
        ))}
        <p className="sheet-word sheet-sums">
          {[...ANSWERS, 'Extra'].map((answer) => (
            <Line key={answer}>{answer}</Line>
          ))}
        </p>
      </footer>
    </section>
  );
});
