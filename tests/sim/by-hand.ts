/** What the office states by hand in the simulation, and what must come of it. The restriction of the roster is never lifted here: `check.ts` relies on it. */
import type { Command } from '../../shared/domain/registry.ts';
import { recordOf } from '../../shared/domain/roster/state.ts';
import type { EventId, PersonId } from '../../shared/kernel/ids.ts';
import { recordStream } from '../../shared/kernel/streams.ts';
import { CLASS, MOTHER, STRANGER, STUDENTS } from './school.ts';
import type { SimConsole } from './sim-console.ts';
import type { World } from './world.ts';

const DAY = '2026-11-19';
const why = 'the family rang';

export function statedByHand(one: SimConsole, { random }: World): Command {
  const added = one.console.db.prepare<[], PersonId>("SELECT about FROM view_by_hand WHERE json_extract(record, '$.added.kind') = 'student' ORDER BY about").pluck().all() as PersonId[];
  const student = random.pick([...STUDENTS, ...added]);
  const contact = random.pick([MOTHER, STRANGER]);
  const record = recordOf(one.console.committer.log.history(recordStream(student)));
  const restricted = record.contacts.find((each) => each.restrictions.length > 0);
  const amended = record.amended[0] ?? record.contacts.find((each) => each.events.length > 0);
  const dice = random.below(100);
  if (dice < 20) return { type: 'AddPerson', kind: 'student', fields: { givenName: `Student ${random.below(6)}`, familyName: 'Sim', grade: '4' }, classId: random.pick([CLASS, null]), why };
  if (dice < 40) return { type: 'AmendPerson', person: student, kind: 'student', changes: { grade: String(random.below(6)), needs: [random.pick(['inhaler', 'wheelchair'])] }, why };
  if (dice < 50) return { type: 'AmendContact', student, contact, changes: { relation: `aunt ${random.below(3)}` }, why };
  if (dice < 58) return { type: 'SetRestriction', student, contact, words: `order ${random.below(9)}`, why };
  if (dice < 68 && restricted !== undefined) return { type: 'LiftRestriction', student, contact: restricted.contact, restrictions: restricted.restrictions.map(({ event }) => event), rosterWords: [], instead: random.pick([null, 'milder']), why };
  if (dice < 76 && amended !== undefined) return { type: 'TakeBackAmendment', person: student, amendments: [...amended.events], why };
  if (dice < 82) return { type: random.pick(['RemovePerson', 'ReturnPerson'] as const), person: student, kind: 'student', why };
  if (dice < 95) return { type: random.pick(['LinkPeople', 'LinkPeople', 'TellPeopleApart'] as const), kind: 'student', person: student, other: random.pick([...STUDENTS, ...added]), why };
  return { type: 'NameSubstitute', classId: CLASS, date: DAY, substitute: random.pick([null, { name: `Sub ${random.below(3)}`, staff: null }]) };
}

/** Every restriction that was set and that no lift names stops its adult, on every console; all show the same of everybody. */
export function checkByHand({ counts }: World, consoles: readonly SimConsole[]): void {
  const shown = consoles.map(({ name, reader, console }) => {
    const { db, committer } = console;
    const roster = reader.rosters.current();
    const factsOf = (type: string) =>
      (db.prepare<[string], EventId>('SELECT id FROM log_event WHERE type = ? ORDER BY id').pluck().all(type) as EventId[]).flatMap((id) => {
        const event = committer.log.event(id);
        return event === null ? [] : (committer.log.fact(event) ?? []);
      });
    const lifts = factsOf('v1.RestrictionLifted').flatMap((fact) => (fact.payload as { readonly settles: readonly EventId[] }).settles);
    // One command on two consoles left two events: to lift one is to lift both.
    const lifted = new Set(lifts.flatMap((id) => committer.log.event(id)?.header.commandId ?? []));
    for (const fact of factsOf('v1.RestrictionSet')) {
      const { student, contact } = fact.payload as { readonly student: PersonId; readonly contact: PersonId };
      if (lifted.has(fact.commandId)) continue;
      counts.restrictions += 1;
      const pairs = (roster.pairsOfStudent.get(student) ?? []).filter((pair) => pair.contact === contact);
      if (!pairs.some((pair) => pair.restriction !== null)) throw new Error(`${name}: restriction ${fact.id} was never lifted and does not apply`);
    }
    counts.amendments += reader.rosters.records().size;
    return JSON.stringify([[...roster.students.values()], [...roster.pairsOfStudent], [...roster.classes.values()]]);
  });
  if (new Set(shown).size > 1) throw new Error('what was stated by hand shows differently on two consoles');
}
