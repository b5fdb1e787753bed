/** Reunification cards at two consoles that are apart: numbers, halves given in by two accountants, cards typed back from paper, and what does not pair. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { TypeBackCard } from '../../shared/domain/cards/commands.ts';
import { codeOfHalf, type CardHalf } from '../../shared/kernel/card-number.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

let a: FolderConsole;
let b: FolderConsole;
let incident: string;
let ofDrill: string;
beforeEach(async () => {
  a = await openFolderConsole();
  b = await openFolderConsole();
  await loadSample(a.console, { seed: 1, students: 60, date: '2026-10-14', founder: 'Dana Okonkwo' });
  letIn(a, b);
  // The real incident ends the drill.
  [ofDrill = ''] = print(a, [], 1, start(a, true));
  incident = start(a, false);
  meet();
});
afterEach(async () => {
  await a.remove();
  await b.remove();
});

const meet = (): void => {
  carry(a, b);
  carry(b, a);
};
const start = (at: FolderConsole, exercise: boolean): string => defined(at.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise }).result['incident'], 'an incident');
const print = (at: FolderConsole, students: readonly string[], blanks = 0, of = incident): readonly string[] => defined(at.must({ type: 'PrintCards', incident: of, students, blanks, language: null }).result['cards'], 'numbers').split(' ');
const give = (at: FolderConsole, card: string, half: CardHalf): void => void at.must({ type: 'GiveInHalf', incident, half, typed: codeOfHalf(card, half) });
const cards = (at: FolderConsole): readonly SubscriptionRow<'cards'>[] => at.console.read('cards', { incident });
const unpaired = (at: FolderConsole): readonly SubscriptionRow<'unpaired'>[] => at.console.read('unpaired', { incident }).filter((one) => one.settled === null);
const kindsOf = (at: FolderConsole): readonly (readonly [string | null, readonly string[]])[] => unpaired(at).map((one) => [one.card, one.kinds]);
const halves = (at: FolderConsole): SubscriptionRow<'halves'> => defined(at.console.read('halves', { incident })[0], 'one row');
/** Both tell the same, but for the order of a tie. */
const expectAlike = (): void => {
  expect(cards(b)).toEqual(cards(a));
  expect(unpaired(b)).toEqual(unpaired(a));
};

/** Students with a contact who may take them. */
function families(): readonly { readonly student: string; readonly contact: string }[] {
  return a.console.read('people', { kind: 'student' }).flatMap((row) => {
    const contact = a.console.read('student', { person: row.person, incident: null })[0]?.contacts.find((one) => one.restriction === null);
    return contact === undefined ? [] : [{ student: row.person, contact: contact.contact }];
  });
}
const family = (index: number): { readonly student: string; readonly contact: string } => defined(families()[index], 'the sample has families');

function release(at: FolderConsole, { student, contact }: ReturnType<typeof family>): void {
  const checkIn = defined(at.must({ type: 'CheckInAdult', incident, students: [student], contact, name: 'as on record', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } }).events[0], 'a check-in');
  at.must({ type: 'AnswerComfort', incident, student, checkIn, comfortable: true });
  at.must({ type: 'ReleaseStudent', incident, student, checkIn });
}

const onPaper = (card: string, of: ReturnType<typeof family>, more: Partial<TypeBackCard> = {}): TypeBackCard => ({
  type: 'TypeBackCard', incident, typed: card, student: of.student, contact: of.contact, name: 'as on record', relation: '', photoMatches: true, comfortable: true, time: '10:40', initials: 'KL', halves: ['A', 'B'], evenSo: false, ...more,
});
const refused = (at: FolderConsole, command: Parameters<FolderConsole['must']>[0]): string => {
  const outcome = at.run(command);
  return outcome.accepted ? 'accepted' : outcome.rejection.name;
};

describe('cards', () => {
  test('CA-1 CA-2 consoles that are apart give different numbers, and whoever has one keeps it', () => {
    const [one, two] = [family(0).student, family(1).student];
    const atA = print(a, [one, two], 1);
    const atB = print(b, [one], 2);
    expect(new Set([...atA, ...atB]).size).toBe(6);
    meet();
    expectAlike();
    expect(print(b, [two])).toEqual([atA[1]]);
    expect(cards(b).find((row) => row.card === atA[1])).toMatchObject({ printed: 2, exercise: false });
    expect(kindsOf(a)).toEqual([]);
  });

  test('are in the language of the home, where the roster says one that Muster has', () => {
    const spanish = defined(a.console.read('people', { kind: 'student' }).find((row) => a.console.read('student', { person: row.person, incident: null })[0]?.homeLanguage === 'Spanish'), 'the sample has a home that speaks Spanish');
    print(a, [spanish.person]);
    expect(cards(a)[0]?.language).toBe('es');
  });

  test('CA-5 CA-9 halves of two accountants pair with the release, whichever console each was at', () => {
    const first = family(0);
    const [card = ''] = print(a, [first.student]);
    meet();
    give(a, card, 'A');
    expect(kindsOf(a)).toEqual([[card, ['waits']]]);
    release(a, first);
    expect(kindsOf(a)).toEqual([[card, ['onlyA']]]);
    give(b, card, 'B');
    expect(kindsOf(b)).toEqual([[card, ['onlyB', 'notReleased']]]);
    meet();
    expectAlike();
    expect(kindsOf(a)).toEqual([]);
    expect(halves(b)).toMatchObject({ A: 1, B: 1, pairs: 1, open: 0 });
    expect(refused(b, { type: 'GiveInHalf', incident, half: 'A', typed: card })).toBe('HalfAlreadyGiven');
  });

  test('CA-6 a half of a card that was printed at a console that is cut off is taken, and pairs once that one is heard', () => {
    const first = family(0);
    const [card = ''] = print(a, [first.student]);
    give(b, card, 'A');
    expect(kindsOf(b)).toEqual([[card, ['notPrinted', 'noStudent']]]);
    meet();
    expectAlike();
    expect(kindsOf(b)).toEqual([[card, ['waits']]]);
  });

  test('CA-4 CA-5 one half entered at two consoles, and one card named for two students, come up at both and are settled', () => {
    const [card = ''] = print(a, [], 1);
    meet();
    give(a, card, 'A');
    give(b, card, 'A');
    a.must({ type: 'NameCard', incident, card, student: family(0).student });
    b.must({ type: 'NameCard', incident, card, student: family(1).student });
    meet();
    expectAlike();
    expect(kindsOf(a)).toEqual([[card, ['twoStudents', 'givenTwice', 'waits']]]);
    b.must({ type: 'NameCard', incident, card, student: family(1).student });
    const [given] = defined(cards(b)[0], 'the card').halves.A;
    b.must({ type: 'TakeBackHalf', incident, card, given: [defined(given, 'two').event] });
    meet();
    expectAlike();
    expect(kindsOf(a)).toEqual([[card, ['waits']]]);
  });

  test('CA-10 a matter is signed for with a reason, and a later fact opens it again', () => {
    const first = family(0);
    release(a, first);
    const [matter] = unpaired(a);
    expect(matter).toMatchObject({ card: null, kinds: ['noHalves'], release: { paper: false } });
    const about = [...defined(matter, 'a release without halves').about];
    a.must({ type: 'SettleHalves', incident, card: null, student: first.student, about, reason: 'The mother kept the card; seen by two of us' });
    meet();
    expectAlike();
    expect(b.console.read('unpaired', { incident })).toMatchObject([{ settled: { reason: 'The mother kept the card; seen by two of us' } }]);
    expect(halves(b)).toMatchObject({ open: 0, settled: 1 });
    expect(b.console.read('timeline', { incident }).map((row) => row.text)).toContain('A hand-over without a card does not pair, and is signed for: The mother kept the card; seen by two of us');
    const [card = ''] = print(b, [first.student]);
    give(b, card, 'B');
    expect(kindsOf(b)).toEqual([[card, ['onlyB']]]);
  });

  test('CA-8 who gave in both halves of a card is named, and never refused', () => {
    const first = family(0);
    const [card = ''] = print(a, [first.student]);
    give(a, card, 'A');
    release(a, first);
    give(a, card, 'B');
    expect(halves(a)).toMatchObject({ pairs: 1, open: 0, sameHands: [{ cards: 1 }] });
  });

  test('CA-6 a card of a drill is refused in the real thing; one from stock is taken', () => {
    expect(refused(a, { type: 'GiveInHalf', incident, half: 'A', typed: ofDrill })).toBe('CardOfAnother');
    const stock = defined(a.must({ type: 'PrintStockCards', exercise: false, blanks: 1, language: 'vi' }).result['cards'], 'a number');
    expect(stock).not.toBe(ofDrill);
    give(a, stock, 'A');
    expect(kindsOf(a)).toEqual([[stock, ['noStudent']]]);
  });
});

describe('paper', () => {
  test('CA-11 RU-40 a card that is typed back is a release, with its halves, marked as from paper', () => {
    const first = family(0);
    const card = defined(a.must({ type: 'PrintStockCards', exercise: false, blanks: 1, language: 'en' }).result['cards'], 'a number');
    a.must(onPaper(card, first));
    meet();
    expectAlike();
    expect(kindsOf(b)).toEqual([]);
    expect(b.console.read('student', { person: first.student, incident })[0]).toMatchObject({ releases: [{ contact: first.contact, alone: null, rests: [expect.stringContaining(card)] }] });
    expect(b.console.read('timeline', { incident }).some((row) => row.text.includes(`card ${card} of paper says, at 10:40, initials KL`))).toBe(true);
    expect(refused(b, onPaper(card, first))).toBe('CardAlreadyTypedBack');
    expect(refused(b, { type: 'CheckInAdult', incident, students: [first.student], contact: first.contact, name: 'x', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } })).toBe('StudentAlreadyReleased');
  });

  test('CA-11 RU-40 what the record forbids is told first, recorded all the same, and comes up for somebody to look into', () => {
    const first = family(0);
    const restricted = a.console.read('people', { kind: 'student' }).flatMap((row) => {
      const contact = a.console.read('student', { person: row.person, incident: null })[0]?.contacts.find((one) => one.restriction !== null);
      return contact === undefined ? [] : [{ student: row.person, contact: contact.contact }];
    })[0];
    const [one = '', two = ''] = print(a, [], 2);
    const against = onPaper(one, defined(restricted, 'the sample has restrictions'));
    expect(refused(a, against)).toBe('PaperAgainstRecord');
    a.must({ ...against, evenSo: true });
    expect(unpaired(a)).toMatchObject([{ card: null, kinds: ['againstRecord'], against: ['the adult may not pick up this student'], release: { paper: true } }]);

    release(b, first);
    a.must(onPaper(two, first));
    meet();
    expectAlike();
    expect(b.console.read('contradictions', {}).map((row) => row.kind)).toEqual(['releasedTwice']);
  });

  test('RU-41 one card typed back at two consoles is one release', () => {
    const first = family(0);
    const [card = ''] = print(a, [], 1);
    meet();
    a.must(onPaper(card, first, { halves: [] }));
    b.must(onPaper(card, first, { halves: [] }));
    meet();
    expectAlike();
    expect(a.console.read('contradictions', {})).toEqual([]);
    expect(a.console.read('student', { person: first.student, incident })[0]?.releases).toHaveLength(1);
    expect(kindsOf(a).map(([, kinds]) => kinds)).toEqual([['noHalves']]);
  });
});
