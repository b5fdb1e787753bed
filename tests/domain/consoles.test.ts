/** Rules SI-28 to SI-36 and SI-65: who belongs to a site, and whose word counts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adoptLateFacts, admitConsole, certifyConsole, consoleStandingOf, leaveSite, letItselfIn, refuseJoiner, renameConsole, revokeConsole, type ConsoleStanding } from '../../shared/domain/site/consoles.ts';
import { consoleNamesOf } from '../../shared/domain/site/settings.ts';
import type { Cut } from '../../shared/domain/site/events.ts';
import type { Decision, NewEvent } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { consoleOfOrigin, type CommandId, type ConsoleId, type OriginId } from '../../shared/kernel/ids.ts';
import { Random } from '../support/console.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, play, shuffled, stepsOf, testEvent, testId, type Writer } from '../support/drawn-history.ts';

const GYM = testId<ConsoleId>('gym');
const OFFICE = testId<ConsoleId>('office');
const joiner = { console: GYM, name: 'Gym', publicKey: 'key', certificate: 'GYM' };
const end = (seq: number, id: string, of: ConsoleId = GYM): Cut[number] => ({ origin: `${of}.${testId('life')}`, seq, id: testEvent(id) });
const known: ConsoleStanding = { console: GYM, publicKey: 'key', certificate: 'GYM', left: false, revoked: false };

const eventsOf = (decision: Decision): readonly NewEvent[] => {
  if (!decision.accepted) throw new Error(decision.rejection.name);
  return decision.events;
};
/** Facts one after the other, each by the console that is named beside it. */
function inTurn(...said: readonly (readonly [ConsoleId, readonly NewEvent[]])[]): readonly Fact[] {
  const facts: Fact[] = [];
  for (const [by, events] of said) {
    const commandId = testId<CommandId>(`command ${facts.length}`);
    for (const event of events) facts.push({ ...factAfter(event, facts), commandId, origin: `${by}.${testId('life')}` as OriginId });
  }
  return facts;
}
const admitted: readonly [ConsoleId, readonly NewEvent[]] = [OFFICE, eventsOf(admitConsole(joiner))];
const leaving = (context: Partial<Parameters<typeof leaveSite>[0]>): Decision => leaveSite({ here: GYM, known, otherMembers: 1, incidentOpen: false, ...context });
const revocation = (ends: Cut): readonly NewEvent[] => eventsOf(revokeConsole({ type: 'RevokeConsole', console: GYM, reason: 'Lost' }, { here: OFFICE, known, ends }));

test('SI-28 who is let in and its certificate are facts of one commit about that console', () => {
  const events = eventsOf(admitConsole(joiner));
  expect(events.map(({ type }) => type)).toEqual(['v1.ConsoleAdmitted', 'v1.ConsoleCertified']);
  expect(consoleStandingOf(historyOf(inTurn(admitted)))).toEqual(known);
  expect(consoleStandingOf(historyOf([]))).toBeNull();
});

test('SI-29 a name that another member has is refused, however it is typed', () => {
  const refused = (name: string): string | undefined => refuseJoiner({ name }, { known: null, names: ['Office', 'Gym'] })?.name;
  expect([refused(' gYM '), refused('Tent')]).toEqual(['ConsoleNameTaken', undefined]);
});

test('SI-30 of what it says itself of its certificate and what was found when it was let in, the newest counts', () => {
  const said = (...turns: readonly (readonly [ConsoleId, readonly NewEvent[]])[]): string | null | undefined => consoleStandingOf(historyOf(inTurn(admitted, ...turns)))?.certificate;
  expect(said([GYM, [certifyConsole(GYM, 'OWN')]], [OFFICE, [certifyConsole(GYM, 'FORGED')]])).toBe('OWN');
  expect(said([GYM, [certifyConsole(GYM, 'OWN')]], [OFFICE, eventsOf(admitConsole({ ...joiner, certificate: 'NEW' }))])).toBe('NEW');
});

test('SI-65 a console that lets itself in takes a name that is free, and what people call it goes before that, known of or not', () => {
  const named = (...names: readonly string[]): unknown => eventsOf(letItselfIn(joiner, names))[0]?.payload;
  expect(named('Gym')).toEqual({ console: GYM, name: 'Restored console', publicKey: 'key' });
  expect(named('restored console', 'Restored console 2')).toMatchObject({ name: 'Restored console 3' });
  const own = inTurn([GYM, eventsOf(letItselfIn(joiner, []))]).slice(0, 1);
  const byOffice = inTurn(admitted).slice(0, 1).map((fact) => ({ ...fact, id: testEvent('by the office') }));
  const called = (...facts: readonly Fact[]): readonly string[] => consoleNamesOf(historyOf(facts)).map(({ payload }) => payload.name);
  expect(called(...own)).toEqual(['Restored console']);
  expect(called(...own, ...byOffice)).toEqual(['Gym']);
});

test('SI-31 any console of the site can be named, and none that nobody let in', () => {
  const rename = (console: ConsoleId | null, standing: ConsoleStanding | null): Decision => renameConsole({ type: 'RenameConsole', console, name: 'Gate' }, { here: OFFICE, known: standing });
  expect(eventsOf(rename(GYM, known))).toMatchObject([{ stream: `console/${GYM}`, payload: { console: GYM, name: 'Gate' } }]);
  expect(eventsOf(rename(null, null))).toMatchObject([{ stream: `console/${OFFICE}` }]);
  expect(refusedAs(rename(GYM, null))).toBe('ConsoleUnknown');
});

test('SI-32 who left is out until somebody who knew of it lets it in again', () => {
  const left = inTurn(admitted, [GYM, eventsOf(leaving({}))]);
  expect(consoleStandingOf(historyOf(left))).toMatchObject({ left: true, revoked: false });
  const again = inTurn(admitted, [GYM, eventsOf(leaving({}))], admitted);
  expect(consoleStandingOf(historyOf(again))).toMatchObject({ left: false });
  const [first, second, gone] = [...inTurn(admitted), ...left.slice(2)];
  const apart = [first, second, gone].flatMap((fact) => fact ?? []);
  const beside = { ...factAfter(admitted[1][0] ?? certifyConsole(GYM, ''), apart.slice(0, 2)), origin: `${OFFICE}.${testId('life')}` as OriginId };
  const unknowing = [...apart.slice(0, 2), ...apart.slice(2).map((fact) => ({ ...fact, parents: apart.slice(1, 2).map(({ id }) => id) })), beside];
  expect(consoleStandingOf(historyOf(unknowing))).toMatchObject({ left: true });
});

test('SI-33 the cut is what is known, and the key does not come back', () => {
  const [event] = revocation([end(4, 'four')]);
  expect(event).toMatchObject({ payload: { console: GYM, cut: [end(4, 'four')] }, refs: [testEvent('four')] });
  const facts = inTurn(admitted, [OFFICE, revocation([end(4, 'four')])]);
  expect(consoleStandingOf(historyOf(facts))).toMatchObject({ revoked: true });
  expect(refuseJoiner({ name: 'Gym' }, { known: { ...known, revoked: true }, names: [] })?.name).toBe('ConsoleKeyRevoked');
  expect(refusedAs(revokeConsole({ type: 'RevokeConsole', console: GYM, reason: 'Lost' }, { here: OFFICE, known: { ...known, revoked: true }, ends: [] }))).toBe('ConsoleAlreadyRevoked');
});

test('SI-34 not the console at which one sits, none that nobody knows, and none whose cut is longer than an event', () => {
  const revoke = (here: ConsoleId, standing: ConsoleStanding | null): string => refusedAs(revokeConsole({ type: 'RevokeConsole', console: GYM, reason: 'Lost' }, { here, known: standing, ends: [] }));
  expect([revoke(GYM, known), revoke(OFFICE, null), revoke(OFFICE, known)]).toEqual(['OwnConsole', 'ConsoleUnknown', 'accepted']);
  const everyStart = Array.from({ length: 501 }, (_, n) => end(n + 1, `start ${n}`));
  expect(refusedAs(revokeConsole({ type: 'RevokeConsole', console: GYM, reason: 'Lost' }, { here: OFFICE, known, ends: everyStart }))).toBe('TooManyIncarnations');
});

test('SI-35 what was said late is adopted as far as it is here, and no further', () => {
  const adopt = (standing: ConsoleStanding | null, ends: Cut, late: boolean): Decision => adoptLateFacts({ type: 'AdoptLateFacts', console: GYM, reason: 'It was ours' }, { here: OFFICE, known: standing, ends, late });
  const revoked = { ...known, revoked: true };
  expect([refusedAs(adopt(known, [], true)), refusedAs(adopt(revoked, [], false)), refusedAs(adopt(null, [], true))]).toEqual(['ConsoleNotRevoked', 'NothingLate', 'ConsoleUnknown']);
  expect(eventsOf(adopt(revoked, [end(6, 'six')], true))).toMatchObject([{ type: 'v1.LateFactsAdopted', payload: { console: GYM, upTo: [end(6, 'six')] }, refs: [testEvent('six')] }]);
});

test('SI-36 not the last one, and not in the middle of an incident; whoever was revoked goes at any time', () => {
  expect(refusedAs(leaving({ otherMembers: 0 }))).toBe('LastConsole');
  expect(refusedAs(leaving({ incidentOpen: true }))).toBe('IncidentOpen');
  expect(refusedAs(leaving({ known: null }))).toBe('SiteNotFounded');
  expect(refusedAs(leaving({ known: { ...known, revoked: true }, otherMembers: 0 }))).toBe('accepted');
  expect(eventsOf(leaving({}))).toMatchObject([{ type: 'v1.ConsoleLeft', payload: { console: GYM } }]);
});

test('SI-33 whatever three consoles say of one in whatever order it arrives, all agree who it is and whether it is out', () => {
  // The first of the three is the console itself.
  const console = consoleOfOrigin(testId<OriginId>('origin 0'));
  const cut = (pick: number): Cut => [end(1 + (pick % 3), `end ${pick % 3}`, console)];
  const writers: readonly Writer[] = [
    (_, pick) => ({ type: 'v1.ConsoleAdmitted', payload: { console, name: `Gym ${pick % 2}`, publicKey: 'key' } }),
    (_, pick) => ({ type: 'v1.ConsoleCertified', payload: { console, certificate: `C${pick % 3}` } }),
    () => ({ type: 'v1.ConsoleLeft', payload: { console } }),
    (_, pick) => ({ type: 'v1.ConsoleRevoked', payload: { console, cut: cut(pick), reason: 'Lost' } }),
    (_, pick) => ({ type: 'v1.LateFactsAdopted', payload: { console, upTo: cut(pick), reason: 'Ours' } }),
  ];
  fc.assert(
    fc.property(stepsOf(writers.length), fc.nat(1000), fc.integer(), (steps, salt, seed) => {
      const facts = play(steps, writers, salt);
      expect(consoleStandingOf(historyOf(shuffled(facts, new Random(seed))))).toEqual(consoleStandingOf(historyOf(facts)));
      const standing = consoleStandingOf(historyOf(facts));
      expect(standing === null).toBe(!facts.some(({ type }) => type === 'v1.ConsoleAdmitted'));
      if (standing !== null) expect(standing.revoked).toBe(facts.some(({ type }) => type === 'v1.ConsoleRevoked'));
    }),
  );
});
