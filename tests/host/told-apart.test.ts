/** RO-19 at a console: to tell records apart is no way around the permission to lift a restriction. */
import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { MOTHER, RESTRICTED, STRANGER, STUDENTS } from '../sim/school.ts';
import { cardsOf, isAboutPerson } from '../support/cards.ts';
import { Desk } from '../support/desk.ts';
import { freshCommand } from '../support/log-actions.ts';
import { testId } from '../support/drawn-history.ts';

const student = defined(STUDENTS[0], 'a student');
const why = 'asked';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
});

const as = (role: string, command: Command): string => {
  const outcome = desk.run(command, freshCommand(), { staff: testId<PersonId>(role), role, grant: null });
  return outcome.accepted ? 'accepted' : outcome.rejection.name;
};
const restrictionOn = (contact: string): boolean => (desk.reader.rosters.current().pairsOfStudent.get(student) ?? []).some((pair) => pair.contact === contact && pair.restriction !== null);
const link = (other: PersonId): Command => ({ type: 'LinkPeople', kind: 'guardian', person: other, other: RESTRICTED, why });
const apart = (other: PersonId): Command => ({ type: 'TellPeopleApart', kind: 'guardian', person: other, other: RESTRICTED, why });

test('RO-19 a restriction that holds by a link ends only by somebody who may lift one', () => {
  expect(as('frontOffice', link(MOTHER))).toBe('accepted');
  expect(restrictionOn(MOTHER)).toBe(true);
  expect(as('frontOffice', apart(MOTHER))).toBe('RestrictionWouldEnd');
  expect(restrictionOn(MOTHER)).toBe(true);
  expect(as('assistantPrincipal', apart(MOTHER))).toBe('accepted');
  expect(restrictionOn(MOTHER)).toBe(false);
});

test('RO-19 where nobody would be stopped any less the office tells records apart', () => {
  expect(as('frontOffice', apart(STRANGER))).toBe('accepted');
  // Each of these two has the same restriction on a record of their own.
  const twins = { kind: 'student', person: student, other: defined(STUDENTS[1], 'another'), why } as const;
  expect(as('frontOffice', { type: 'LinkPeople', ...twins })).toBe('accepted');
  expect(as('frontOffice', { type: 'TellPeopleApart', ...twins })).toBe('accepted');
  expect(restrictionOn(RESTRICTED)).toBe(true);
  expect(as('frontOffice', { type: 'LinkPeople', kind: 'guardian', person: MOTHER, other: STRANGER, why })).toBe('accepted');
  expect(as('frontOffice', { type: 'TellPeopleApart', kind: 'guardian', person: MOTHER, other: STRANGER, why })).toBe('accepted');
});

test('RO-21 whoever comes back onto the list of a closed incident, and was never looked for, is a card until somebody says where they were', () => {
  const [first, second, third] = [defined(STUDENTS[0], 'a student'), defined(STUDENTS[1], 'a student'), defined(STUDENTS[2], 'a student')];
  const stated = (type: 'LinkPeople' | 'TellPeopleApart'): Command => ({ type, kind: 'student', person: first, other: second, why });
  desk.must(stated('LinkPeople'));
  desk.must({ type: 'RemovePerson', person: third, kind: 'student', why });
  const incident = desk.start();
  const counted = STUDENTS.filter((one) => one !== third && desk.reader.rosters.current().students.get(one)?.countsAs === null);
  desk.must({ type: 'AnswerForPeople', incident, people: counted, reporter: { staff: null, name: 'Ana' }, reason: 'all counted' });
  desk.must({ type: 'GiveAllClear', incident, reason: '' });
  desk.must({ type: 'CloseIncident', incident });
  const cards = (): readonly (readonly [string, string])[] => cardsOf(desk.reader).filter(isAboutPerson).map((card) => [card.kind, card.about.person]);
  expect(cards()).toEqual([]);
  desk.must(stated('TellPeopleApart'));
  desk.must({ type: 'ReturnPerson', person: third, kind: 'student', why });
  const other = counted.includes(first) ? second : first;
  expect(cards()).toEqual([other, third].sort().map((person) => ['closedWithout', person]));
  const found = (person: PersonId): Command => ({ type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name: 'Ana' }, channel: 'inPerson', reports: [{ person, status: 'here', where: '' }] });
  desk.must(found(other));
  desk.must(found(third));
  expect(cards()).toEqual([]);
});
