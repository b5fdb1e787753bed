/** The disclosure log as a table for a spreadsheet. */
import type { Reader } from '../../../db/queries/reader.ts';
import { listDisclosures } from '../../../db/queries/disclosures.ts';
import type { QueryAnswer, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { joinList, writeTable, type CellsOf } from '../../../shared/formats/write-csv.ts';
import { listedName, momentIn } from './cells.ts';

export function disclosuresAsCsv(reader: Reader): QueryAnswer<'exportDisclosures'> {
  const cells: CellsOf<SubscriptionRow<'disclosures'>> = {
    Recorded: ({ wall }) => momentIn(reader, wall),
    Drill: ({ exercise }) => (exercise ? 'DRILL' : ''),
    'Given to': ({ party }) => party,
    Threat: ({ threat }) => threat,
    How: ({ way }) => way,
    Students: ({ students }) => (students === null ? 'everybody' : joinList(students.map(({ name }) => listedName(name)))),
    'What was given': ({ fields }) => joinList(fields),
    'Recorded by': ({ by }) => by,
    Console: ({ console }) => console,
    Incident: ({ incident }) => incident,
  };
  const { name, bytes } = writeTable('disclosures.csv', listDisclosures(reader), cells);
  return { name, type: 'text/csv', text: new TextDecoder().decode(bytes) };
}
