/** Rules SI-10 to SI-18: roles, secrets, letters and recovery codes, in whatever order consoles hear of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addStaff, grantRole, putStaffOnRoster, withdrawRole } from '../../shared/domain/site/decide-staff.ts';
import { LETTER_MS, offerSignIn, recover, setUpSignIn } from '../../shared/domain/site/decide-sign-in.ts';
import { roles } from '../../shared/domain/site/events.ts';
import { codeFrom, LETTER_CODE_LENGTH, printedCode, refuseSecret, typedCode } from '../../shared/domain/site/secrets.ts';
import { credentialOf, DEFAULT_IDLE_LOCK_MINUTES, idleLockOf, recoveryCodesOf, staffMemberOf, type StaffMember } from '../../shared/domain/site/staff.ts';
import type { Fact, History } from '../../shared/kernel/history.ts';
import type { EventId, PersonId } from '../../shared/kernel/ids.ts';
import { Random } from '../support/console.ts';
import { refusedAs } from '../support/decisions.ts';
import { historyOf, play, shuffled, stepsOf, testEvent, testId, type Writer } from '../support/drawn-history.ts';

const STAFF = testId<PersonId>('ana');
const PROOF = { salt: '0'.repeat(32), verifier: testEvent('verifier'), costLog2: 15, pepper: '0'.repeat(16) };
const BARE = { salt: PROOF.salt, verifier: PROOF.verifier, costLog2: 15 };

const ofType = (known: readonly Fact[], type: string): readonly EventId[] => known.filter((fact) => fact.type === type).map((fact) => fact.id);
const grant: Writer = (_known, _pick, variant) => ({ type: 'v1.RoleGranted', payload: { staff: STAFF, role: roles[variant % roles.length] } });
const withdraw: Writer = (known, pick) => {
  const grants = ofType(known, 'v1.RoleGranted');
  return grants.length === 0 ? null : { type: 'v2.RoleWithdrawn', payload: { staff: STAFF, grants: grants.slice(pick % grants.length), seen: [] } };
};
const put: Writer = (_known, pick, variant) => ({ type: 'v1.StaffPutOnRoster', payload: { staff: STAFF, person: variant === 5 ? null : testId(`person ${pick % 2}`) } });
const rename: Writer = (_known, _pick, variant) => ({ type: variant < 2 ? 'v1.StaffAdded' : 'v1.StaffRenamed', payload: { staff: STAFF, name: `Ana ${variant}` } });
const secret: Writer = (_known, _pick, variant) => ({ type: 'v1.CredentialSet', payload: { staff: STAFF, kind: variant % 2 === 0 ? 'pin' : 'passphrase', ...PROOF } });
const offer: Writer = (_known, _pick, variant) => ({ type: 'v1.SignInOffered', payload: { staff: STAFF, ...PROOF, untilWall: variant } });
const code: Writer = () => ({ type: 'v1.RecoveryCodeMade', payload: BARE });
const used: Writer = (known, pick) => {
  const codes = ofType(known, 'v1.RecoveryCodeMade');
  return codes.length === 0 ? null : { type: 'v1.RecoveryCodeUsed', payload: { staff: STAFF, code: codes[pick % codes.length] } };
};
const idle: Writer = (_known, _pick, variant) => ({ type: 'v1.IdleLockSet', payload: { minutes: variant + 1 } });

/** On histories of three consoles, whatever the order of arrival. */
function forHistories(writers: readonly Writer[], holds: (history: History, facts: readonly Fact[]) => void): void {
  fc.assert(
    fc.property(stepsOf(writers.length), fc.nat(1_000), (steps, salt) => {
      const facts = play(steps, writers, salt);
      holds(historyOf(facts), facts);
    }),
    { numRuns: 400 },
  );
}
function sameInEveryOrder(writers: readonly Writer[], state: (history: History) => unknown): void {
  fc.assert(
    fc.property(stepsOf(writers.length), fc.nat(1_000), (steps, salt) => {
      const facts = play(steps, writers, salt);
      const random = new Random(salt);
      for (let i = 0; i < 3; i++) expect(state(historyOf(shuffled(facts, random)))).toEqual(state(historyOf(facts)));
    }),
    { numRuns: 200 },
  );
}

describe('a member of the staff', () => {
  test('is the same in every order of arrival', () => sameInEveryOrder([grant, withdraw, put, rename], staffMemberOf));

  test('SI-10 a withdrawal takes every grant that did not come after it, but one that it knew of and did not name', () => {
    forHistories([grant, withdraw], (history, facts) => {
      const standing = staffMemberOf(history).grants;
      const withdrawals = facts.filter((fact) => fact.type === 'v2.RoleWithdrawn');
      for (const one of standing) {
        for (const other of withdrawals) {
          const cameAfter = history.precedes(other.id, one.id);
          const knew = history.precedes(one.id, other.id);
          expect(cameAfter || knew).toBe(true);
          const named = (other.payload as { grants: readonly EventId[] }).grants.map((id) => history.canonical(id));
          if (!cameAfter) expect(named).not.toContain(one.id);
        }
      }
      const last = facts.find((fact) => facts.every((other) => other === fact || history.precedes(other.id, fact.id)));
      if (last?.type === 'v1.RoleGranted') expect(standing.map((one) => one.id)).toEqual([last.id]);
    });
  });

  test('SI-10 a later grant replaces an earlier one; SI-11 of two granted apart the one that allows least counts', () => {
    const member = (...facts: readonly Fact[]): readonly string[] => staffMemberOf(historyOf(facts)).grants.map((one) => one.payload.role);
    const write = (name: string, role: string, parents: readonly Fact[]): Fact => ({ ...play([{ do: 'write', console: 0, writer: 0, pick: 0, variant: 0 }], [grant], 0)[0]!, id: testEvent(name), commandId: testId(name), payload: { staff: STAFF, role }, parents: parents.map((one) => one.id) });
    const first = write('first', 'teacher', []);
    const later = write('later', 'frontOffice', [first]);
    const apart = { ...write('apart', 'administrator', [first]), origin: testId<Fact['origin']>('elsewhere') };
    expect(member(first, later)).toEqual(['frontOffice']);
    expect(member(first, later, apart)).toEqual(['frontOffice', 'administrator']);
  });

  const member = (role: string | null): StaffMember => ({ names: ['Ana'], person: null, grants: role === null ? [] : staffMemberOf(historyOf(play([{ do: 'write', console: 0, writer: 0, pick: 0, variant: roles.indexOf(role as (typeof roles)[number]) }], [grant], 1))).grants });
  const alone = { administrators: new Set([STAFF]), onRoster: () => true, staffOf: () => null };

  test('SI-15 a person of the roster is one staff member, and must be on it', () => {
    const person = testId('teacher');
    const add = (people: { name: string; person: string | null }[], context: { readonly staffOf?: () => PersonId | null; readonly onRoster?: () => boolean } = {}) => addStaff({ type: 'AddStaff', role: 'teacher', people }, { ...alone, ...context }, [testId('s1'), testId('s2')]);
    const added = add([{ name: 'Sam', person }, { name: 'Kim', person: null }]);
    expect(added.accepted && added.events.map((event) => event.type)).toEqual(['v1.StaffAdded', 'v1.StaffPutOnRoster', 'v1.RoleGranted', 'v1.StaffAdded', 'v1.RoleGranted']);
    expect(refusedAs(add([{ name: 'Sam', person }, { name: 'Sam', person }]))).toBe('AlreadyStaff');
    expect(refusedAs(add([{ name: 'Sam', person }], { staffOf: () => STAFF }))).toBe('AlreadyStaff');
    expect(refusedAs(add([{ name: 'Sam', person }], { onRoster: () => false }))).toBe('PersonNotOnRoster');
    const other = { ...alone, member: member('teacher'), staffOf: () => testId<PersonId>('other') };
    expect(refusedAs(putStaffOnRoster({ type: 'PutStaffOnRoster', staff: STAFF, person }, other))).toBe('AlreadyStaff');
    expect(refusedAs(putStaffOnRoster({ type: 'PutStaffOnRoster', staff: STAFF, person: null }, other))).toBe('accepted');
    expect(refusedAs(putStaffOnRoster({ type: 'PutStaffOnRoster', staff: STAFF, person }, { ...alone, member: null }))).toBe('StaffUnknown');
  });

  test('SI-18 the last administrator who can sign in keeps the role', () => {
    const two = { ...alone, administrators: new Set([STAFF, testId('other')]) };
    for (const [context, expected] of [[alone, 'LastAdministrator'], [two, 'accepted']] as const) {
      expect(refusedAs(withdrawRole({ type: 'WithdrawRole', staff: STAFF }, { ...context, seen: [], member: member('administrator') }))).toBe(expected);
      expect(refusedAs(grantRole({ type: 'GrantRole', staff: STAFF, role: 'teacher' }, { ...context, member: member('administrator') }))).toBe(expected);
    }
    expect(refusedAs(withdrawRole({ type: 'WithdrawRole', staff: testId('x') }, { ...alone, seen: [], member: null }))).toBe('StaffUnknown');
    expect(refusedAs(withdrawRole({ type: 'WithdrawRole', staff: testId('x') }, { ...alone, seen: [], member: member(null) }))).toBe('NoRoleToWithdraw');
    const same = grantRole({ type: 'GrantRole', staff: testId('x'), role: 'teacher' }, { ...alone, member: member('teacher') });
    expect(same.accepted && same.events).toEqual([]);
  });
});

describe('secrets and letters', () => {
  test('are the same in every order of arrival', () => sameInEveryOrder([secret, offer], credentialOf));

  test('SI-12 nothing came after a secret that counts; SI-14 neither a secret nor a letter after a letter that is good', () => {
    forHistories([secret, offer], (history, facts) => {
      const { secrets, offers } = credentialOf(history);
      for (const one of secrets) for (const other of facts) if (other.type === 'v1.CredentialSet') expect(history.precedes(one.id, other.id)).toBe(false);
      for (const one of offers) for (const other of facts) expect(history.precedes(one.id, other.id)).toBe(false);
      expect(secrets.length > 0).toBe(facts.some((fact) => fact.type === 'v1.CredentialSet'));
    });
  });

  test('SI-13 the first secret makes the recovery code with it, once', () => {
    const first = setUpSignIn(STAFF, { setUp: false }, PROOF, BARE);
    expect(first.accepted && first.events.map((event) => [event.stream, event.type])).toEqual([[`credential/${STAFF}`, 'v1.CredentialSet'], ['site/recovery', 'v1.RecoveryCodeMade']]);
    expect(refusedAs(setUpSignIn(STAFF, { setUp: true }, PROOF, BARE))).toBe('SignInAlreadySetUp');
  });

  test('SI-14 letters are for those who have a role, once an administrator can sign in, and last two weeks', () => {
    const teacher: StaffMember = staffMemberOf(historyOf(play([{ do: 'write', console: 0, writer: 0, pick: 0, variant: 4 }], [grant], 0)));
    const offers = (member: StaffMember | null, setUp = true) => offerSignIn([{ staff: STAFF, member, proof: PROOF }], { setUp, nowWall: 1_000.4 });
    const made = offers(teacher);
    expect(made.accepted && made.events[0]?.payload).toMatchObject({ staff: STAFF, untilWall: 1_000 + LETTER_MS });
    expect(refusedAs(offers(teacher, false))).toBe('SignInNotSetUp');
    expect(refusedAs(offers(null))).toBe('NoRole');
    expect(refusedAs(offers({ names: ['Ana'], person: null, grants: [] }))).toBe('NoRole');
  });
});

describe('SI-16 recovery codes', () => {
  test('are the same in every order of arrival', () => sameInEveryOrder([code, used], recoveryCodesOf));

  test('one that was used, or that a newer one followed, opens nothing', () => {
    forHistories([code, used], (history, facts) => {
      const gone = new Set(facts.flatMap((fact) => (fact.type === 'v1.RecoveryCodeUsed' ? [history.canonical((fact.payload as { code: EventId }).code)] : [])));
      for (const one of recoveryCodesOf(history)) {
        expect(gone.has(one.id)).toBe(false);
        for (const other of facts) if (other.type === 'v1.RecoveryCodeMade') expect(history.precedes(one.id, other.id)).toBe(false);
      }
    });
  });

  test('it serves administrators; where there is none it makes one', () => {
    const [made] = recoveryCodesOf(historyOf(play([{ do: 'write', console: 0, writer: 0, pick: 0, variant: 0 }], [code], 0)));
    const teacher = staffMemberOf(historyOf(play([{ do: 'write', console: 0, writer: 0, pick: 0, variant: 4 }], [grant], 0)));
    const use = (member: StaffMember | null, noAdministrator: boolean) => recover(STAFF, { member, noAdministrator, code: made! }, PROOF, BARE);
    expect(refusedAs(use(null, false))).toBe('StaffUnknown');
    expect(refusedAs(use(teacher, false))).toBe('NotAnAdministrator');
    const last = use(teacher, true);
    expect(last.accepted && last.events.map((event) => event.type)).toEqual(['v1.RecoveryCodeUsed', 'v1.RoleGranted', 'v1.CredentialSet', 'v1.RecoveryCodeMade']);
  });
});

test('SI-17 the idle lock: ten minutes, then what was set last, and of two set apart the shorter', () => {
  expect(idleLockOf(historyOf([]))).toBe(DEFAULT_IDLE_LOCK_MINUTES);
  sameInEveryOrder([idle], idleLockOf);
  forHistories([idle], (history, facts) => {
    if (facts.length === 0) return;
    const newest = history.distinct(facts).filter((fact) => !facts.some((other) => history.precedes(fact.id, other.id)));
    expect(idleLockOf(history)).toBe(Math.min(...newest.map((fact) => (fact.payload as { minutes: number }).minutes)));
  });
});

describe('SI-13 what may be chosen', () => {
  const name = (kind: 'pin' | 'passphrase', words: string): string => refuseSecret(kind, words)?.name ?? 'accepted';

  test.each(['123456', '654321', '111111', '121212', '123123', '112233', '901234', '147258', '123321', '198704', '201201', '159753'])('the PIN %s is one of the first that anybody tries', (pin) => {
    expect(name('pin', pin)).toBe('PinTooCommon');
  });
  test.each(['', '12345', '1234567', '12345a', '１２３４５６', ' 394615'])('%j is no PIN', (pin) => {
    expect(name('pin', pin)).toBe('PinNotSixDigits');
  });
  test.each([['short', 'PassphraseTooShort'], ['aaaaaaaaaaaaaaaa', 'PassphraseTooCommon'], ['Password1234567', 'PassphraseTooCommon'], ['abcabcabcabcabc', 'PassphraseTooCommon'], ['tiger lamp river nine', 'accepted'], ['четыре слова мои', 'accepted']])('the passphrase %j: %s', (words, expected) => {
    expect(name('passphrase', words)).toBe(expected);
  });
  test('most PINs may be used', () => {
    for (const pin of ['394615', '582094', '730461', '268503']) expect(name('pin', pin)).toBe('accepted');
    const refused = Array.from({ length: 1_000_000 }, (_, pin) => String(pin).padStart(6, '0')).filter((pin) => refuseSecret('pin', pin) !== null);
    expect(refused.length).toBeLessThan(30_000);
  });
});

test('a printed code is read back however it is typed, and holds nothing that looks like something else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const drawn = codeFrom(bytes, LETTER_CODE_LENGTH);
      if (drawn === null) return;
      expect(drawn).toMatch(/^[ABCDEFGHJKMNPQRTUVWXY346789]{10}$/);
      expect(typedCode(` ${printedCode(drawn).toLowerCase()} `)).toBe(drawn);
      expect(typedCode(printedCode(drawn).replace('-', ' '))).toBe(drawn);
    }),
  );
  expect(codeFrom(new Uint8Array(32).fill(255), LETTER_CODE_LENGTH)).toBeNull();
  expect(printedCode('ABCDEFGHJK')).toBe('ABCDE-FGHJK');
});
