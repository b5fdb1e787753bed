/** How many of each kind a roster has. */
import type { ImportPreview } from '../../../shared/contract/procedures.ts';

type Counts = ImportPreview['counts'];

const WORDS: readonly { readonly key: keyof Counts; readonly one: string; readonly many: string }[] = [
  { key: 'students', one: 'student', many: 'students' },
  { key: 'guardians', one: 'guardian', many: 'guardians' },
  { key: 'staff', one: 'staff member', many: 'staff' },
  { key: 'classes', one: 'class', many: 'classes' },
  { key: 'enrollments', one: 'place in a class', many: 'places in classes' },
  { key: 'relationships', one: 'contact of a student', many: 'contacts of students' },
  { key: 'restrictions', one: 'restriction', many: 'restrictions' },
];

interface RosterCountsProps {
  readonly label: string;
  readonly counts: Counts;
}

export function RosterCounts({ label, counts }: RosterCountsProps) {
  return (
    <section aria-label={label}>
      <h2 className="import-heading">{label}</h2>
      <div className="import-counts">
        {WORDS.map(({ key, one, many }) => (
          <div key={key}>
            <b className="number">{counts[key].toLocaleString('en-US')}</b>
            {counts[key] === 1 ? one : many}
          </div>
        ))}
      </div>
    </section>
  );
}
