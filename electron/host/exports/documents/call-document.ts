/** The report of one call for help, for print: what whoever asks may read of it, and nothing else. Confidential notes and what the care team was told are in no document. */
import { readCallReport } from '../../../../db/queries/call-report.ts';
import { factWords, taskWords } from '../../../../shared/contract/call-report-words.ts';
import type { SubscriptionRow } from '../../../../shared/contract/procedures.ts';
import type { Actor } from '../../../../shared/kernel/history.ts';
import type { Digests } from '../../../../shared/kernel/ports.ts';
import type { Reader } from '../../../../db/queries/reader.ts';
import { reportsFor } from '../../commands/call-report.ts';
import { dayWords, momentOrNothing, momentWords, type DocumentOf } from './writing.ts';

type Report = SubscriptionRow<'call-report'>;
type Fact = Report['facts'][number];

const ANSWERS: Readonly<Record<Report['tasks'][number]['state'], string>> = { open: 'open', done: 'done', notApplicable: 'does not apply' };

const inWords = (said: Fact['newest'][number]['said']): string => ('answer' in said ? [said.answer === 'yes' ? 'Yes' : 'No', said.words].filter((part) => part !== '').join(': ') : said.words);

/** Null: there is no such call, or it is not for whoever asks. */
export function callDocument(reader: Reader, digests: Digests, actor: Actor, call: string): DocumentOf | null {
  const [report] = readCallReport(reader, digests, call, reportsFor(actor));
  if (report === undefined) return null;
  return {
    title: 'Incident report of a call for help',
    form: null,
    about: `${report.room ?? 'Room not known'}: ${report.kind ?? 'kind not known'}, ${momentWords(reader, report.requestedWall)}`,
    exercise: report.exercise,
    parts: [
      {
        is: 'boxes',
        boxes: [
          { label: 'Room', value: report.room ?? '' },
          { label: 'Kind', value: report.kind ?? '' },
          { label: 'Called by', value: report.caller },
          { label: 'It happened to', value: report.affected.map(({ name }) => name).join('; ') },
          { label: 'Called', value: momentWords(reader, report.requestedWall) },
          { label: 'Answered', value: momentOrNothing(reader, report.acknowledgedWall) },
          { label: 'Somebody on the scene', value: momentOrNothing(reader, report.arrivedWall) },
          { label: report.state === 'cancelled' ? 'Canceled' : 'Cleared', value: momentOrNothing(reader, report.endedWall) },
          { label: 'At risk, as called', value: report.atRisk, wide: true },
          { label: 'In the words of the call', value: report.callWords, wide: true },
          { label: 'What came of it', value: report.outcome, wide: true },
          { label: 'Responders', value: report.responders.map(({ name, words }) => `${name} (${words})`).join('; '), wide: true },
        ],
      },
      { is: 'heading', text: 'Stated afterwards' },
      {
        is: 'table',
        columns: ['Fact', 'Said', 'By', 'Before that'],
        rows: report.facts.map((fact) => [
          factWords[fact.name],
          fact.newest.length === 0 ? 'MISSING: nobody stated it' : fact.newest.map(({ said }) => inWords(said)).join(fact.differ ? ' / differs: / ' : ' / '),
          fact.newest.map(({ by, wall }) => `${by}, ${momentWords(reader, wall)}`).join('; '),
          fact.earlier.map(({ by, said }) => `${inWords(said)} (${by})`).join('; '),
        ]),
        none: '',
      },
      { is: 'heading', text: 'The educator’s own account' },
      ...(report.accounts.length === 0 ? [{ is: 'words' as const, text: 'Not given. It is asked of nobody.' }] : report.accounts.map((one) => ({ is: 'words' as const, text: `${one.words}\n${one.by}, ${momentWords(reader, one.wall)}` }))),
      { is: 'heading', text: 'Recovery' },
      { is: 'table', columns: ['Task', 'State', 'Owner', 'Due'], rows: report.tasks.map((task) => [taskWords[task.name], ANSWERS[task.state], task.owners.map(({ name }) => name).join('; '), dayWords(task.due)]), none: report.exercise ? 'A drill has none.' : 'It begins when the call is cleared.' },
      { is: 'heading', text: 'What changed because of it' },
      { is: 'table', columns: ['What', 'By'], rows: report.lessons.map((one) => [one.words, `${one.by}, ${momentWords(reader, one.wall)}`]), none: 'Nothing yet.' },
      { is: 'signatures', who: ['Prepared by', 'Signature', 'Date'] },
    ],
  };
}
