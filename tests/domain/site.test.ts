/** Rules SI-1 to SI-7: founding, erasing, and what is remembered of imports. */
import { expect, test } from 'vitest';
import { erasePayloads, foundSite } from '../../shared/domain/site/decide.ts';
import { erasedBy, importChoicesOf, NOTHING_CHOSEN } from '../../shared/domain/site/state.ts';
import { eventRegistry, readPayload } from '../../shared/domain/registry.ts';
import { History } from '../../shared/kernel/history.ts';
import type { CommandId, ConsoleId, EventId, OriginId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { MAX_REFS } from '../../shared/kernel/limits.ts';
import { ERASURES, FOUNDING, IMPORT_CHOICES, INCIDENTS, ROSTER } from '../../shared/kernel/streams.ts';
import { refusedAs } from '../support/decisions.ts';
import { testEvent, testId } from '../support/drawn-history.ts';

const found = (alreadyFounded: boolean, joining: string | null = null, managedSite: string | null = null) =>
  foundSite({ type: 'FoundSite', siteName: 'S', founderName: 'Ana', consoleName: 'Desk' }, { alreadyFounded, joining, managedSite, console: testId<ConsoleId>('c'), publicKey: 'k', certificate: 'AA', site: testId('s'), founder: testId<PersonId>('f'), idKey: testEvent('key') });
const erase = (heads: ReadonlyMap<StreamName, readonly EventId[]>, streams: string[] = [...heads.keys()], inUse: ReadonlySet<StreamName> = new Set()) =>
  erasePayloads({ type: 'ErasePayloads', streams, reason: 'retention' }, { heads, inUse, held: new Set() });
const streams = (count: number, headsEach: number): Map<StreamName, readonly EventId[]> =>
  new Map(Array.from({ length: count }, (_, i) => [`person/${testId(`p${i}`)}` as StreamName, Array.from({ length: headsEach }, (__, n) => testEvent(`head ${i} ${n}`))]));

test('SI-1 a console belongs to one site', () => {
  expect(refusedAs(found(true))).toBe('SiteAlreadyFounded');
  expect(refusedAs(found(false, 'Larkmoor'))).toBe('SiteIsJoined');
});

test('SI-63 a computer of which IT says to which site it belongs founds no other, however the name is written', () => {
  expect(refusedAs(found(false, null, 'Larkmoor'))).toBe('OtherSiteManaged');
  expect(found(false, null, ' s ').accepted).toBe(true);
});

test('SI-2 the founder is its first administrator, and the console is admitted', () => {
  const decision = found(false);
  expect(decision.accepted && decision.events.map((event) => event.type)).toEqual(['v1.SiteFounded', 'v1.ConsoleAdmitted', 'v1.ConsoleCertified', 'v1.StaffAdded', 'v1.RoleGranted']);
  expect(decision.accepted && decision.events.at(-1)?.payload).toEqual({ staff: testId('f'), role: 'administrator' });
});

test('SI-3 an erasure names whole streams as they stand, each once, and rests on them', () => {
  const heads = streams(2, 2);
  const decision = erase(heads, [...heads.keys(), ...heads.keys()]);
  if (!decision.accepted) throw new Error(decision.rejection.name);
  expect(decision.events).toHaveLength(1);
  expect([...decision.events[0]!.refs].sort()).toEqual([...heads.values()].flat().sort());
  expect(refusedAs(erase(heads, [...heads.keys(), 'person/nobody']))).toBe('NothingToErase');
});

test('SI-4 what holds the site together is never erased, not even by an erasure that somebody else made', () => {
  for (const stream of [FOUNDING, ERASURES, INCIDENTS, ROSTER, `import/${testId('i')}` as StreamName]) {
    expect(refusedAs(erase(new Map([[stream, [testEvent('x')]]])))).toBe('StreamMustBeKept');
    expect(erasedBy({ type: 'v1.PayloadsErased', stream: ERASURES, payload: { erasures: [{ stream, heads: [testEvent('x')] }], reason: 'r' } })).toEqual([]);
  }
  const payload = { erasures: [{ stream: 'person/x', heads: [testEvent('x'), testEvent('x')] }], reason: 'r' };
  expect(erasedBy({ type: 'v1.PayloadsErased', stream: ERASURES, payload })).toEqual([{ stream: 'person/x', head: testEvent('x') }]);
  expect(erasedBy({ type: 'v1.PayloadsErased', stream: 'staff/x' as StreamName, payload })).toEqual([]);
});

test('SI-6 nothing is erased that an open incident needs', () => {
  const heads = streams(2, 1);
  const [one] = [...heads.keys()];
  expect(refusedAs(erase(heads, [...heads.keys()], new Set([one!])))).toBe('RecordInUse');
  expect(refusedAs(erase(heads))).toBe('accepted');
});

test('SI-5 where it is more than an event can name it is several, which together name all', () => {
  const heads = streams(64, 3);
  const decision = erase(heads);
  if (!decision.accepted) throw new Error(decision.rejection.name);
  expect(decision.events.length).toBeGreaterThan(1);
  for (const event of decision.events) {
    expect(event.refs.length).toBeLessThanOrEqual(MAX_REFS);
    expect(readPayload(eventRegistry, event.type, event.payload)).toMatchObject({ known: true, valid: true });
  }
  expect(decision.events.flatMap((event) => erasedBy(event).map((one) => one.head)).sort()).toEqual([...heads.values()].flat().sort());
});

test('SI-7 the newest choices of an import hold; of two that did not know of each other only what they agree in', () => {
  const chosen = (name: string, parents: readonly string[], school: string | null, column: string) => ({
    id: testEvent(name), stream: IMPORT_CHOICES, origin: testId<OriginId>(name), type: 'v1.ImportChoicesMade', at: { ms: 0, n: 0 }, wall: 0, actor: 'unsigned' as const,
    payload: { school, columns: [{ column, field: 'fullName' }] }, commandId: testId<CommandId>(name), parents: parents.map(testEvent), refs: [],
  });
  const remembered = (...facts: readonly ReturnType<typeof chosen>[]) => importChoicesOf(new History(facts, facts));
  expect(remembered()).toEqual(NOTHING_CHOSEN);
  const [first, later, apart] = [chosen('first', [], 's1', 'A'), chosen('later', ['first'], 's2', 'B'), chosen('apart', ['first'], 's3', 'B')];
  expect(remembered(first, later)).toEqual(later.payload);
  expect(remembered(first, later, apart)).toEqual({ school: null, columns: later.payload.columns });
  expect(remembered(first, apart, later)).toEqual({ school: null, columns: later.payload.columns });
});
