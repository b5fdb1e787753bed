/** Signing in at the host's own door: who acts, what each refusal is, how long one waits, and that an alarm waits for nobody. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { waitAfterMs } from '../../electron/host/sign-in/wrong-tries.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { frontierOf, missingPage } from '../../db/peers.ts';
import { MachineConsole } from '../support/machine-console.ts';

const PHRASE = 'tiger lamp river nine';
const OTHER_PHRASE = 'candle orbit moss eleven';
const PIN = '394615';
const DAY_MS = 86_400_000;
const DRILL = { type: 'StartIncident', directive: 'lockdown', detail: '', exercise: true } as const;

let at: MachineConsole;
beforeEach(async () => {
  at = await MachineConsole.open();
  expect(at.command({ type: 'FoundSite', siteName: 'Larkmoor School', founderName: 'Dana Okonkwo', consoleName: 'Office' })).toBe('accepted');
});
afterEach(async () => {
  expect(at.faults).toEqual([]);
  await at.remove();
});

const site = () => defined(at.console.read('site', {})[0], 'the site has a row');
const founder = (): string => defined(at.console.read('staff-access', {}).find((row) => row.name === 'Dana Okonkwo'), 'the founder').staff;
const staffOf = (name: string): string => defined(at.console.read('staff-access', {}).find((row) => row.name === name), name).staff;
const rowOf = (name: string) => defined(at.console.read('staff-access', {}).find((row) => row.name === name), name);
const setUp = async (): Promise<string> => (await at.answer('setUpSignIn', { passphrase: PHRASE })).recoveryCode;
const addTeacher = (name = 'Sam Ortiz'): string => {
  expect(at.command({ type: 'AddStaff', role: 'teacher', people: [{ name, person: null }] })).toBe('accepted');
  return staffOf(name);
};
const letterFor = async (staff: string): Promise<string> => defined((await at.answer('printLetters', { staff: [staff] })).letters[0], 'a letter').code;
/** A teacher who has chosen a PIN, and nobody is signed in. */
async function teacherWithPin(): Promise<string> {
  const staff = addTeacher();
  const code = await letterFor(staff);
  at.clock.advance(1_000);
  expect(await at.ask('takeUpLetter', { staff, code, secret: PIN })).toBe('done');
  await at.answer('signOut', { lock: false });
  return staff;
}

describe('before sign-in is set up', () => {
  test('the founder acts, and the frame knows that nothing is set up', async () => {
    expect(site()).toMatchObject({ signedIn: { name: 'Dana Okonkwo', role: 'administrator' }, signIn: { is: 'notSetUp' } });
    const staff = addTeacher();
    expect(await at.ask('printLetters', { staff: [staff] })).toBe('SignInNotSetUp');
    expect(await at.ask('signIn', { staff: founder(), secret: PHRASE })).toBe('SignInNotSetUp');
    expect(await at.ask('changeSecret', { current: PHRASE, secret: OTHER_PHRASE })).toBe('SignInNotSetUp');
    expect(await at.ask('newRecoveryCode', { passphrase: PHRASE })).toBe('SignInNotSetUp');
    expect(await at.ask('recover', { staff, code: 'x', passphrase: PHRASE })).toBe('NoRecoveryCode');
  });

  test('SI-13 the first passphrase is one that nobody guesses; after it nobody acts unsigned, also when it is erased', async () => {
    expect(await at.ask('setUpSignIn', { passphrase: 'short' })).toBe('PassphraseTooShort');
    expect(await setUp()).toMatch(/^(?:[A-Z346789]{5}-){4}[A-Z346789]{5}$/);
    expect(site()).toMatchObject({ signedIn: { name: 'Dana Okonkwo' }, signIn: { is: 'signedIn' } });
    expect(await at.ask('setUpSignIn', { passphrase: OTHER_PHRASE })).toBe('SignInAlreadySetUp');
    expect(at.command({ type: 'ErasePayloads', streams: [`credential/${founder()}`], reason: 'asked' })).toBe('accepted');
    await at.restart();
    expect(site()).toMatchObject({ signedIn: null, signIn: { is: 'signedOut' } });
    expect(at.command({ type: 'SetIdleLock', minutes: 5 })).toBe('NobodySignedIn');
  });
});

describe('with nobody signed in', () => {
  test('an alarm is raised and changed, its numbers are read; names are not, and nothing else is done', async () => {
    await setUp();
    await at.answer('signOut', { lock: false });
    expect(at.command({ ...DRILL, exercise: false })).toBe('accepted');
    const incident = defined(at.console.read('incidents', {})[0], 'it is open').incident;
    expect(at.command({ type: 'ChangeDirective', incident, directive: 'evacuate', detail: '' })).toBe('accepted');
    expect(at.console.read('incidents', {})[0]).toMatchObject({ startedBy: 'nobody signed in', directives: [{ directive: 'evacuate' }] });
    expect(at.command({ type: 'AddNote', incident, text: 'x' })).toBe('NobodySignedIn');
    expect(at.command({ type: 'GiveAllClear', incident, reason: '' })).toBe('NobodySignedIn');
    expect(await at.ask('search', { text: 'jo', kinds: ['student'], limit: 5 })).toBe('NobodySignedIn');
  });

  test('the names of staff are found by two letters of them, a few at a time', async () => {
    for (let i = 0; i < 12; i++) addTeacher(`Sam Ortiz ${i}`);
    await setUp();
    await at.answer('signOut', { lock: false });
    expect(await at.answer('findStaff', { text: 'o' })).toEqual({ rows: [], more: false });
    const found = await at.answer('findStaff', { text: 'ort sa' });
    expect([found.rows.length, found.more]).toEqual([8, true]);
    expect(found.rows[0]).toMatchObject({ name: 'Sam Ortiz 0', kind: 'pin' });
  });
});

describe('signing in', () => {
  test('with name and PIN, as what the role allows, until the restart', async () => {
    await setUp();
    const staff = await teacherWithPin();
    expect(await at.ask('signIn', { staff, secret: PIN })).toBe('done');
    expect(site().signedIn).toMatchObject({ name: 'Sam Ortiz', role: 'teacher' });
    expect(at.command({ type: 'SetIdleLock', minutes: 5 })).toBe('NotPermitted');
    expect(await at.ask('printLetters', { staff: [staff] })).toBe('NotPermitted');
    await at.restart();
    expect(site()).toMatchObject({ signedIn: null, signIn: { is: 'signedOut', lockedFor: null, lately: [{ name: 'Sam Ortiz' }, { name: 'Dana Okonkwo' }] } });
  });

  test('quick switch: the next one signs in, and the first is gone', async () => {
    await setUp();
    const staff = await teacherWithPin();
    at.clock.advance(1_000);
    await at.answer('signIn', { staff: founder(), secret: PHRASE });
    expect(site().signIn.lately.map((one) => one.name)).toEqual(['Dana Okonkwo', 'Sam Ortiz']);
    at.clock.advance(1_000);
    await at.answer('signIn', { staff, secret: PIN });
    expect(site().signedIn?.name).toBe('Sam Ortiz');
    expect(site().signIn.lately.map((one) => one.name)).toEqual(['Sam Ortiz', 'Dana Okonkwo']);
  });

  test('whose role is withdrawn stops acting at once, and cannot sign in again', async () => {
    await setUp();
    const staff = await teacherWithPin();
    await at.answer('signIn', { staff: founder(), secret: PHRASE });
    expect(at.command({ type: 'WithdrawRole', staff: founder() })).toBe('LastAdministrator');
    expect(at.command({ type: 'WithdrawRole', staff })).toBe('accepted');
    expect(await at.ask('signIn', { staff, secret: PIN })).toBe('NoRole');
    expect(await at.ask('takeUpLetter', { staff, code: 'x', secret: PIN })).toBe('NoRole');
    expect((await at.answer('findStaff', { text: 'sam' })).rows).toEqual([]);
  });

  test('SI-13 an administrator needs a passphrase: a PIN from before is not enough', async () => {
    await setUp();
    const staff = await teacherWithPin();
    await at.answer('signIn', { staff: founder(), secret: PHRASE });
    expect(at.command({ type: 'GrantRole', staff, role: 'administrator' })).toBe('accepted');
    expect(rowOf('Sam Ortiz').secret).toBe('notEnough');
    expect(await at.ask('signIn', { staff, secret: PIN })).toBe('PassphraseNeeded');
    // Who cannot sign in does not count as somebody who can let others in.
    expect(at.command({ type: 'GrantRole', staff: founder(), role: 'teacher' })).toBe('LastAdministrator');
    const code = await letterFor(staff);
    expect(await at.ask('takeUpLetter', { staff, code, secret: PIN })).toBe('PassphraseTooShort');
    expect(await at.ask('takeUpLetter', { staff, code, secret: OTHER_PHRASE })).toBe('done');
    expect(site().signedIn).toMatchObject({ name: 'Sam Ortiz', role: 'administrator' });
    expect(at.command({ type: 'GrantRole', staff: founder(), role: 'teacher' })).toBe('accepted');
  });

  test('one changes one’s own secret with the old one', async () => {
    await setUp();
    expect(await at.ask('changeSecret', { current: 'wrong wrong wrong', secret: OTHER_PHRASE })).toBe('SecretWrong');
    expect(await at.ask('changeSecret', { current: PHRASE, secret: 'short' })).toBe('PassphraseTooShort');
    expect(await at.ask('changeSecret', { current: PHRASE, secret: ` ${OTHER_PHRASE} ` })).toBe('done');
    expect(await at.ask('signIn', { staff: founder(), secret: PHRASE })).toBe('SecretWrong');
    expect(await at.ask('signIn', { staff: founder(), secret: OTHER_PHRASE })).toBe('done');
  });

  test('nothing that was typed, drawn or printed is in the log, and none of it is answered again', async () => {
    const recovery = await setUp();
    const staff = addTeacher();
    const code = await letterFor(staff);
    await at.answer('takeUpLetter', { staff, code, secret: PIN });
    const held = JSON.stringify(at.console.db.prepare('SELECT payload FROM log_payload').pluck().all()) + JSON.stringify(at.console.db.prepare('SELECT outcome FROM local_outcome').pluck().all());
    for (const secret of [PHRASE, `"${PIN}"`, code, code.replace('-', ''), recovery, recovery.replaceAll('-', '')]) expect(held).not.toContain(secret);
  });
});

describe('wrong tries', () => {
  test('the wait grows to five minutes, a right one is refused while it runs, and ends it afterwards', async () => {
    await setUp();
    const staff = await teacherWithPin();
    const sign = (secret: string) => at.ask('signIn', { staff, secret });
    for (const _ of [1, 2, 3]) expect(await sign('000001')).toBe('SecretWrong');
    expect(await sign(PIN)).toBe('TooManyWrongTries');
    at.clock.advance(waitAfterMs(3) - 1);
    expect(await sign(PIN)).toBe('TooManyWrongTries');
    at.clock.advance(1);
    expect(await sign('000001')).toBe('SecretWrong');
    at.clock.advance(waitAfterMs(4));
    expect(await sign(PIN)).toBe('done');
    expect(await sign('000001')).toBe('SecretWrong');
    expect(await sign(PIN)).toBe('done');
    expect([0, 2, 3, 4, 5, 30].map(waitAfterMs)).toEqual([0, 0, 5_000, 10_000, 20_000, 300_000]);
  });

  test('neither a restart nor the computer’s clock shortens it; another person does not wait; an alarm never does', async () => {
    await setUp();
    const staff = await teacherWithPin();
    for (const _ of [1, 2, 3]) expect(await at.ask('signIn', { staff, secret: '000001' })).toBe('SecretWrong');
    at.clock.wall += DAY_MS;
    await at.restart();
    expect(await at.ask('signIn', { staff, secret: PIN })).toBe('TooManyWrongTries');
    expect(at.command(DRILL)).toBe('accepted');
    expect(await at.ask('signIn', { staff: founder(), secret: PHRASE })).toBe('done');
    at.clock.advance(waitAfterMs(3));
    expect(await at.ask('signIn', { staff, secret: PIN })).toBe('done');
  });

  test('many at once are no way around it', async () => {
    await setUp();
    const staff = await teacherWithPin();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => at.ask('signIn', { staff, secret: i === 10 ? PIN : '000001' })));
    expect(answers.filter((one) => one === 'SecretWrong')).toHaveLength(3);
    expect(answers.filter((one) => one === 'TooManyWrongTries')).toHaveLength(17);
  });
});

describe('letters', () => {
  test('a code is used once, is void with a newer letter, and after two weeks', async () => {
    await setUp();
    const staff = addTeacher();
    expect(await at.ask('signIn', { staff, secret: PIN })).toBe('NoSecretYet');
    expect(await at.ask('takeUpLetter', { staff, code: 'ABCDE-FGHJK', secret: PIN })).toBe('NoLetter');
    const first = await letterFor(staff);
    expect(rowOf('Sam Ortiz')).toMatchObject({ secret: 'none', letterUntilWall: at.clock.wall + 14 * DAY_MS });
    const second = await letterFor(staff);
    expect(await at.ask('takeUpLetter', { staff, code: first, secret: PIN })).toBe('SecretWrong');
    at.clock.advance(14 * DAY_MS);
    expect(await at.ask('takeUpLetter', { staff, code: second, secret: PIN })).toBe('LetterTooOld');
    const third = await letterFor(staff);
    expect(await at.ask('takeUpLetter', { staff, code: third, secret: '123456' })).toBe('PinTooCommon');
    expect(await at.ask('takeUpLetter', { staff, code: third.toLowerCase().replace('-', ' '), secret: PIN })).toBe('done');
    await at.answer('signIn', { staff: founder(), secret: PHRASE });
    expect(rowOf('Sam Ortiz')).toMatchObject({ secret: 'pin', letterUntilWall: null, lastSignedInWall: at.clock.wall });
    expect(await at.ask('takeUpLetter', { staff, code: third, secret: '582094' })).toBe('NoLetter');
  });

  test('two who use one letter at once get one PIN', async () => {
    await setUp();
    const staff = addTeacher();
    const code = await letterFor(staff);
    const both = await Promise.all([at.ask('takeUpLetter', { staff, code, secret: PIN }), at.ask('takeUpLetter', { staff, code, secret: '582094' })]);
    expect(both.toSorted()).toEqual(['NoLetter', 'done']);
  });

  test('for a whole staff at once, each with a code of its own', async () => {
    await setUp();
    for (const from of [0, 40]) expect(at.command({ type: 'AddStaff', role: 'teacher', people: Array.from({ length: 35 }, (_, i) => ({ name: `Teacher ${from + i}`, person: null })) })).toBe('accepted');
    const without = at.console.read('staff-access', {}).filter((row) => row.secret === 'none').map((row) => row.staff);
    const { letters } = await at.answer('printLetters', { staff: without });
    expect(letters).toHaveLength(70);
    expect(new Set(letters.map((one) => one.code)).size).toBe(70);
    expect(await at.ask('printLetters', { staff: ['aaaaaaaaaaaaaaaaaaaaaaaaaa'] })).toBe('NoRole');
  });
});

describe('the recovery code', () => {
  test('SI-16 gives an administrator a new passphrase, once, and leaves a fact', async () => {
    const code = await setUp();
    const teacher = await teacherWithPin();
    expect(await at.ask('recover', { staff: founder(), code: 'ABCDE', passphrase: OTHER_PHRASE })).toBe('SecretWrong');
    expect(await at.ask('recover', { staff: founder(), code, passphrase: 'short' })).toBe('PassphraseTooShort');
    expect(await at.ask('recover', { staff: teacher, code, passphrase: OTHER_PHRASE })).toBe('NotAnAdministrator');
    const { recoveryCode } = await at.answer('recover', { staff: founder(), code: code.toLowerCase(), passphrase: OTHER_PHRASE });
    expect(site().signedIn?.name).toBe('Dana Okonkwo');
    expect(at.console.committer.log.history('site/recovery' as StreamName).facts.map((fact) => fact.type)).toContain('v1.RecoveryCodeUsed');
    expect(await at.ask('signIn', { staff: founder(), secret: PHRASE })).toBe('SecretWrong');
    expect(await at.ask('recover', { staff: founder(), code, passphrase: PHRASE })).toBe('SecretWrong');
    expect(await at.ask('recover', { staff: founder(), code: recoveryCode, passphrase: PHRASE })).toBe('done');
  });

  test('an administrator makes another with the passphrase, and the one before is void', async () => {
    const code = await setUp();
    expect(await at.ask('newRecoveryCode', { passphrase: 'not my passphrase' })).toBe('SecretWrong');
    const { recoveryCode } = await at.answer('newRecoveryCode', { passphrase: PHRASE });
    expect(await at.ask('recover', { staff: founder(), code, passphrase: OTHER_PHRASE })).toBe('SecretWrong');
    expect(await at.ask('recover', { staff: founder(), code: recoveryCode, passphrase: OTHER_PHRASE })).toBe('done');
  });

  test('it opens a console that has the log and not the key; a passphrase alone does not', async () => {
    const code = await setUp();
    const staff = founder();
    const other = await MachineConsole.open(at.clock, 'another pepper');
    for (let next: number | null = 0; next !== null; ) {
      const page = missingPage(at.console.db, at.console.committer.log, frontierOf(other.console.db), next);
      for (const commit of page.commits) other.console.committer.receive(commit);
      next = page.next;
    }
    expect(await other.ask('signIn', { staff, secret: PHRASE })).toBe('SecretFromElsewhere');
    expect(await other.ask('recover', { staff, code, passphrase: OTHER_PHRASE })).toBe('done');
    expect(await other.ask('signIn', { staff, secret: OTHER_PHRASE })).toBe('done');
    await other.remove();
  });
});

describe('the idle lock', () => {
  test('comes after the site’s minutes without a touch, and only the PIN is asked for', async () => {
    await setUp();
    expect(at.command({ type: 'SetIdleLock', minutes: 3 })).toBe('accepted');
    const told: string[] = [];
    at.console.onChange((changed) => told.push(...changed));
    at.clock.advance(179_000);
    at.console.lookAtIdleness();
    expect(site().signedIn).not.toBeNull();
    await at.answer('stillHere', { confirmed: false });
    at.clock.advance(179_000);
    at.console.lookAtIdleness();
    expect(site().signedIn).not.toBeNull();
    at.clock.advance(1_000);
    at.console.lookAtIdleness();
    expect(site()).toMatchObject({ signedIn: null, signIn: { is: 'signedOut', lockedFor: { name: 'Dana Okonkwo' } } });
    expect(told).toContain('who acts');
    expect(await at.ask('signIn', { staff: founder(), secret: PHRASE })).toBe('done');
    expect(site().signIn.lockedFor).toBeNull();
  });

  test('while an incident is open nothing is locked: it is asked who acts, until somebody says so', async () => {
    await setUp();
    expect(at.command(DRILL)).toBe('accepted');
    at.clock.advance(600_000);
    at.console.lookAtIdleness();
    expect(site()).toMatchObject({ signedIn: { name: 'Dana Okonkwo' }, signIn: { askedWhoActs: true } });
    await at.answer('stillHere', { confirmed: false });
    expect(site().signIn.askedWhoActs).toBe(true);
    await at.answer('stillHere', { confirmed: true });
    expect(site().signIn.askedWhoActs).toBe(false);
  });

  test('locked by hand, and an alarm that comes in is on screen at once', async () => {
    await setUp();
    await at.answer('signOut', { lock: true });
    expect(site().signIn).toMatchObject({ is: 'signedOut', lockedFor: { name: 'Dana Okonkwo' } });
    expect(at.command({ ...DRILL, exercise: false })).toBe('accepted');
    expect(at.console.read('incidents', {})).toMatchObject([{ exercise: false, directives: [{ directive: 'lockdown' }] }]);
  });

  test('where sign-in is not set up nobody is locked out', () => {
    at.clock.advance(6_000_000);
    at.console.lookAtIdleness();
    expect(site().signedIn?.name).toBe('Dana Okonkwo');
  });
});

test('staff are renamed, put on the roster, and given roles by administrators', async () => {
  const staff = addTeacher();
  expect(at.command({ type: 'RenameStaff', staff, name: 'Samuel Ortiz' })).toBe('accepted');
  expect(at.command({ type: 'RenameStaff', staff: 'aaaaaaaaaaaaaaaaaaaaaaaaaa', name: 'Nobody' })).toBe('StaffUnknown');
  expect(at.command({ type: 'PutStaffOnRoster', staff, person: 'aaaaaaaaaaaaaaaaaaaaaaaaaa' })).toBe('PersonNotOnRoster');
  await at.answer('loadSample', {});
  const [first, second] = at.console.read('people', { kind: 'staff' });
  const person = defined(first, 'the sample has staff').person;
  expect(at.command({ type: 'PutStaffOnRoster', staff, person })).toBe('accepted');
  expect(rowOf('Samuel Ortiz')).toMatchObject({ person: person as PersonId, personName: first?.name });
  expect(at.command({ type: 'AddStaff', role: 'teacher', people: [{ name: 'x', person }] })).toBe('AlreadyStaff');
  expect(at.command({ type: 'AddStaff', role: 'frontOffice', people: [{ name: 'Kim', person: defined(second, 'another').person }] })).toBe('accepted');
  expect(rowOf('Kim')).toMatchObject({ role: 'frontOffice', secret: 'none' });
});
