/** Row 1: a command through all that makes it safe (validate, decide, hash, seal, project, commit on the disk) beside a bare insert that is on the disk too; as the windows of a console ask it. */
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { RawStore } from './raw.ts';
import { beside, timed, type Row } from './row.ts';
import { windowsOf, withDrill } from './school.ts';

const STUDENTS = 1_000;
const CLIENTS = 8;
/** About what the event, its header and what is projected of it hold. */
const BODY = JSON.stringify({ person: 'p'.repeat(26), incident: 'i'.repeat(26), status: 'here', where: '', text: 'x'.repeat(500) });

function measure(clients: number): Row['measure'] {
  return (quick) =>
    withDrill(STUDENTS, async (at, incident, people, folder) => {
      const raw = new RawStore(folder, 'raw.db');
      const ask = windowsOf(at);
      const many = quick ? 80 : 240;
      let next = 0;
      const report = async (): Promise<void> => {
        const person = people[(next += 1) % people.length] ?? '';
        await ask({ type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name: 'Ana' }, channel: 'radio', reports: [{ person: person as PersonId, status: next % 3 === 0 ? 'missing' : 'here', where: '' }] });
      };
      /** Each client waits for its answer before it asks again. */
      const client = async (): Promise<void> => {
        for (let i = 0; i < many / clients; i++) await report();
      };
      try {
        return await beside({
          rounds: quick ? 3 : 9,
          ours: () => timed(() => Promise.all(Array.from({ length: clients }, client))),
          theirs: () => timed(() => raw.single(Array.from({ length: many }, () => BODY))),
          ratio: (oursMs, theirsMs) => theirsMs / oursMs,
        });
      } finally {
        raw.close();
      }
    });
}

const ratioOf = 'commands a second ÷ single inserts a second, both FULL';
export const append: readonly Row[] = [
  { id: '1a', name: 'append, one client', ratioOf, aim: { atLeast: 0.4 }, measure: measure(1) },
  { id: '1b', name: 'append, eight clients', ratioOf, aim: { atLeast: 0.8 }, measure: measure(CLIENTS) },
];
