/**
 * Every list, question, command, file and the command line of one real console, for every role of the permission table: what was told to a
 * few reaches those whom the table names, and nobody else by any door. Each word is one that stands in no other place.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportable, exportFile } from '../../electron/host/cli/export-file.ts';
import { status } from '../../electron/host/cli/operations.ts';
import { mayUse } from '../../electron/host/web/may-use.ts';
import { callReportPermission, confidentialPermission } from '../../shared/contract/call-report-procedures.ts';
import { hospitalPermission } from '../../shared/contract/care-procedures.ts';
import type { Permission } from '../../shared/contract/permission.ts';
import { commandPermissions, needsPermission, queries, subscriptions, type QueryName, type QueryParams, type SubscriptionName, type SubscriptionParams } from '../../shared/contract/procedures.ts';
import type { Command, CommandType } from '../../shared/domain/registry.ts';
import { roles } from '../../shared/domain/site/events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { MachineConsole } from '../support/machine-console.ts';
import { unzipped } from '../support/unzipped.ts';
import { commandSamples, ID, paramsSamples, querySamples } from './web/samples.ts';

const PASSPHRASE = 'tiger lamp river nine';
const PIN = '394615';
/** Each is searched for, too. */
const WORDS = { ofLeaders: 'WALRUS', ofCareTeam: 'PENGUIN', ofCaller: 'HERON', inReport: 'LYNX', need: 'OTTER', visitor: 'PELICAN', hospital: 'MARMOT' } as const;

/** Those that change something, or talk to other computers: what they answer is no list of anything. */
const CHANGING: readonly QueryName[] = ['loadSample', 'stopExport', 'applyImport', 'keepRoster', 'discardImport', 'openAdmission', 'closeAdmission', 'confirmDigits', 'refuseDigits', 'joinSite', 'confirmJoin', 'cancelJoin', 'signIn', 'signOut', 'takeUpLetter', 'recover', 'setUpSignIn', 'newRecoveryCode', 'printLetters', 'makeExportKey', 'revokeExportKey', 'changeSecret', 'takeStation', 'leaveStation', 'endStation', 'addAddress', 'removeAddress', 'setLanPort', 'testNetwork', 'setBackups', 'backUpNow', 'putAwayRecovery', 'restoreBackup'];

/** A teacher who called and asked for relief, beside one of every role. */
const people = [...roles, 'caller'] as const;
type Who = (typeof people)[number];
const nameOf = (who: Who): string => `Pat ${who}`;

let at: MachineConsole;
let real: Readonly<Record<'call' | 'incident' | 'student' | 'person' | 'tap', string>>;
let letters: readonly { readonly name: string; readonly staff: string; readonly kind: 'pin' | 'passphrase'; readonly code: string }[];

const must = (command: Command): void => expect([command.type, at.command(command)]).toEqual([command.type, 'accepted']);
const letterOf = (who: Who) => defined(letters.find((one) => one.name === nameOf(who)), who);
const secretOf = (who: Who): string => (letterOf(who).kind === 'pin' ? PIN : PASSPHRASE);

async function signIn(who: Who): Promise<void> {
  const { staff, code } = letterOf(who);
  at.clock.advance(1_000);
  if ((await at.ask('signIn', { staff, secret: secretOf(who) })) !== 'done') await at.answer('takeUpLetter', { staff, code, secret: secretOf(who) });
}

beforeAll(async () => {
  at = await MachineConsole.open();
  must({ type: 'FoundSite', siteName: 'Larkmoor School', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  for (const who of people) must({ type: 'AddStaff', role: who === 'caller' ? 'teacher' : who, people: [{ name: nameOf(who), person: null }] });
  await at.answer('setUpSignIn', { passphrase: PASSPHRASE });
  ({ letters } = await at.answer('printLetters', { staff: at.console.read('staff-access', {}).flatMap(({ staff, name }) => (name.startsWith('Pat ') ? [staff] : [])) }));
  await at.console.loadSample({ seed: 1, students: 12, date: at.console.reader.today() }, at.console.signedIn());
  const student = defined(at.console.read('people', { kind: 'student' })[0], 'a student').person;
  must({ type: 'AmendPerson', person: student, kind: 'student', changes: { needs: [WORDS.need] }, why: 'The mother rang' });
  must({ type: 'SignInVisitor', name: 'Lee Smith', reason: WORDS.visitor, host: 'Dana', badge: '7', answers: [] });
  must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
  const incident = defined(at.console.read('incidents', {})[0], 'a drill').incident;
  must({ type: 'StateHospital', incident, student, hospital: WORDS.hospital, wentAlong: '' });
  await signIn('caller');
  must({ type: 'CallForHelp', room: null, kind: 'fight', silent: false, exercise: false, onBehalf: null });
  const { call } = defined(at.console.read('call-reports', {})[0], 'the call');
  must({ type: 'WriteConfidentialNote', call, words: WORDS.ofCaller });
  must({ type: 'AskForRelief', room: null });
  const { tap } = defined(at.console.read('tap-outs', {})[0], 'the request');
  await signIn('assistantPrincipal');
  must({ type: 'TakeCall', call, responder: null, onBehalf: null });
  must({ type: 'ClearCall', call, outcome: 'Calm again' });
  must({ type: 'WriteConfidentialNote', call, words: WORDS.ofLeaders });
  must({ type: 'StateReportFact', call, said: { fact: 'actions', words: WORDS.inReport } });
  must({ type: 'ReferToCareTeam', call, toWhom: 'Care team', shared: WORDS.ofCareTeam, owner: null, due: '2026-10-20' });
  real = { call, incident, student, person: student, tap };
});
afterAll(async () => {
  expect(at.faults).toEqual([]);
  await at.remove();
});

/** The sample of a list, question or command, about what is really there. */
const aimed = <T>(sample: T): T =>
  JSON.parse(JSON.stringify(sample), (key, value: unknown) => {
    if (value === ID && key in real) return real[key as keyof typeof real];
    return (key === 'students' || key === 'people') && Array.isArray(value) ? value.map((one: unknown) => (one === ID ? real.student : one)) : value;
  }) as T;

async function asText(answer: object): Promise<string> {
  const zip = 'base64' in answer && typeof answer.base64 === 'string' ? answer.base64 : null;
  return zip === null ? JSON.stringify(answer) : JSON.stringify(await unzipped(Buffer.from(zip, 'base64')));
}

async function listsAndAnswers(): Promise<string[]> {
  const actor = at.console.signedIn();
  const told = (Object.keys(subscriptions) as SubscriptionName[])
    .filter((name) => mayUse(subscriptions[name].permission, actor))
    .map((name) => JSON.stringify(at.console.read(name, aimed(paramsSamples[name]) as SubscriptionParams<typeof name>)));
  for (const name of Object.keys(queries) as QueryName[]) {
    if (CHANGING.includes(name) || !mayUse(queries[name].permission, actor)) continue;
    for (const text of 'text' in querySamples[name].params ? Object.values(WORDS) : ['']) {
      const params = { ...aimed(querySamples[name].params), ...(text === '' ? {} : { text }) } as QueryParams<typeof name>;
      const answer = await at.console.query(name, params);
      told.push(await asText(answer.ok ? answer.value : answer.error));
    }
  }
  return told;
}

/** What its `export` gives to somebody of this name and secret, or by a key. */
async function commandLine(by: { readonly staff: string | null; readonly secret: string }): Promise<string[]> {
  const told: string[] = [];
  for (const what of exportable) {
    const { file, rejection } = await exportFile(at.console, { what, incident: real.incident, ...by });
    if (file === null) told.push(JSON.stringify(rejection));
    else told.push(file.name.endsWith('.zip') ? await asText(file) : Buffer.from(file.base64, 'base64').toString('utf8'));
  }
  return told;
}

const reads = (permission: Permission, who: Who): boolean => permission === 'anyone' || permission.includes(who === 'caller' ? 'teacher' : who);

/** As the tables say; what one said oneself, one reads. */
function mayHear(who: Who): string[] {
  const own = who === 'caller';
  const heard: Readonly<Record<keyof typeof WORDS, boolean>> = {
    ofLeaders: reads(confidentialPermission, who),
    ofCareTeam: reads(confidentialPermission, who),
    ofCaller: own || reads(confidentialPermission, who),
    inReport: own || reads(callReportPermission, who),
    need: reads(needsPermission, who),
    visitor: reads(subscriptions.visitors.permission, who),
    hospital: reads(hospitalPermission, who),
  };
  return Object.entries(heard).flatMap(([word, is]) => (is ? [word] : []));
}
const heardIn = (told: readonly string[]): string[] => Object.entries(WORDS).flatMap(([key, word]) => (told.some((text) => text.includes(word)) ? [key] : []));

test('AF-3 AF-4 DI-16 TA-4 what was told to a few reaches those whom the table and the school name, and no other role by any list, question, search or file', async () => {
  const [rules] = at.console.read('tap-out-rules', {});
  for (const who of people) {
    await signIn(who);
    const told = [...(await listsAndAnswers()), ...(await commandLine({ staff: nameOf(who), secret: secretOf(who) }))];
    expect([who, heardIn(told)]).toEqual([who, mayHear(who)]);
    expect([who, told.some((text) => text.includes(real.tap))]).toEqual([who, who === 'caller' || defined(rules, 'the rules').seenBy.some((role) => role === who)]);
  }
});

test('AF-9 AF-10 numbers of calls are counted for those who lead, and what is told to others names no number below five', async () => {
  for (const who of people) {
    await signIn(who);
    expect([who, await at.ask('callNumbers', { from: '2026-10-01', to: '2026-10-31' })]).toEqual([who, reads(callReportPermission, who) ? 'done' : 'NotPermitted']);
  }
  await signIn('administrator');
  const { all, summary } = await at.answer('callNumbers', { from: '2026-10-01', to: '2026-10-31' });
  expect(all.calls).toBe(1);
  expect(JSON.stringify(summary)).not.toMatch(/"(?:total|calls)":\d/);
});

test('AF-3 AF-4 TA-4 no command tells a role more than its lists do, and a teacher who is not concerned changes nothing of the call', async () => {
  const { call } = real;
  await signIn('teacher');
  expect(at.command({ type: 'GiveOwnAccount', call, words: 'x' })).toBe('NotWhomItHappenedTo');
  expect(at.command({ type: 'WriteConfidentialNote', call, words: 'x' })).toBe('NotYourCall');
  expect(at.command({ type: 'StateReportFact', call, said: { fact: 'actions', words: 'x' } })).toBe('NotPermitted');
  for (const who of ['stationVolunteer', 'teacher', 'frontOffice', 'campusSupervisor'] as const) {
    await signIn(who);
    const may = mayHear(who);
    for (const type of Object.keys(commandSamples) as CommandType[]) {
      if (!reads(commandPermissions[type], who)) continue;
      expect([who, type, heardIn([at.outcomeOf(aimed(commandSamples[type]))]).filter((word) => !may.includes(word))]).toEqual([who, type, []]);
    }
  }
});

test('the command line’s export asks who asks: nobody unknown, no wrong secret, no role without the right, and nobody before sign-in is set up', async () => {
  const ask = async (staff: string, secret: string) => (await exportFile(at.console, { what: 'people', incident: null, staff, secret })).rejection?.name ?? 'done';
  expect(await ask('Pat nobody', PIN)).toBe('StaffUnknown');
  expect(await ask(nameOf('assistantPrincipal'), 'tiger lamp river ten')).toBe('SecretWrong');
  at.clock.advance(60_000);
  expect(await ask(nameOf('teacher'), PIN)).toBe('NotPermitted');
  expect(await ask(nameOf('assistantPrincipal').toUpperCase(), PASSPHRASE)).toBe('done');
  expect(JSON.stringify(status(at.console))).not.toMatch(/PELICAN|OTTER|WALRUS/);
  const fresh = await MachineConsole.open();
  try {
    expect(fresh.command({ type: 'FoundSite', siteName: 'Larkmoor School', founderName: 'Dana Okonkwo', consoleName: 'Office' })).toBe('accepted');
    expect((await exportFile(fresh.console, { what: 'disclosures', incident: null, staff: 'Dana Okonkwo', secret: PIN })).rejection?.name).toBe('SignInNotSetUp');
  } finally {
    await fresh.remove();
  }
});

test('SI-62 a key for scripts gives what the role by which it was made gives, is shown once, and ends with that role, also where it is granted again', async () => {
  const byKey = async (secret: string) => (await exportFile(at.console, { what: 'people', incident: real.incident, staff: null, secret })).rejection?.name ?? 'done';
  for (const who of people.filter((one) => one !== 'administrator')) {
    await signIn(who);
    expect([who, await at.ask('makeExportKey', { purpose: 'Nightly list' })]).toEqual([who, 'NotPermitted']);
  }
  await signIn('administrator');
  const { secret } = await at.answer('makeExportKey', { purpose: 'Nightly list' });
  const { secret: other } = await at.answer('makeExportKey', { purpose: 'Bus plan' });
  expect(at.console.read('export-keys', {})).toEqual([expect.objectContaining({ usedWall: null }), expect.objectContaining({ usedWall: null })]);
  expect(heardIn(await commandLine({ staff: null, secret }))).toEqual(heardIn(await commandLine({ staff: nameOf('administrator'), secret: PASSPHRASE })));
  const row = defined(at.console.read('export-keys', {}).find(({ purpose }) => purpose === 'Nightly list'), 'the key');
  expect(row).toMatchObject({ by: nameOf('administrator'), role: 'administrator', usedWall: at.clock.wallMs() });
  expect(at.console.db.serialize().includes(secret)).toBe(false);
  expect(await byKey(`${secret}0`)).toBe('ExportKeyUnknown');
  expect(await byKey(PASSPHRASE)).toBe('ExportKeyUnknown');
  await at.answer('revokeExportKey', { key: row.key });
  expect([await byKey(secret), await byKey(other)]).toEqual(['ExportKeyUnknown', 'done']);
  const { staff } = letterOf('administrator');
  must({ type: 'GrantRole', staff, role: 'teacher' });
  expect(await byKey(other)).toBe('ExportKeyWithoutRole');
  await at.answer('signIn', { staff: defined(at.console.read('staff-access', {}).find(({ name }) => name === 'Dana Okonkwo'), 'the founder').staff, secret: PASSPHRASE });
  must({ type: 'WithdrawRole', staff });
  must({ type: 'GrantRole', staff, role: 'administrator' });
  expect(await byKey(other)).toBe('ExportKeyWithoutRole');
  expect(at.console.read('export-keys', {})).toEqual([expect.objectContaining({ purpose: 'Bus plan', role: null })]);
});
