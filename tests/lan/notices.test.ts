/** Alarms beside the log, at real consoles: raised, heard, passed on, shown until their event is here, and not believed of strangers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepAsked, keepJoined } from '../../db/local-joined.ts';
import { consoleIdOf } from '../../db/log/header.ts';
import { MAX_NOTICES, NOTICE_LASTS_MS } from '../../electron/host/lan/notices.ts';
import { newSigningKey, nodeDigests, randomIds, signerFromKey } from '../../electron/host/system/crypto.ts';
import type { AlarmNotice, ToldNotice } from '../../shared/contract/alarm-notice.ts';
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { admitConsole } from '../../shared/domain/site/consoles.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { NewEvent } from '../../shared/kernel/decision.ts';
import type { CommandId, ConsoleId } from '../../shared/kernel/ids.ts';
import { callStream } from '../../shared/kernel/streams.ts';
import { carry } from '../support/carry.ts';
import { signedNotice } from '../support/notices.ts';
import { MachineConsole } from '../support/machine-console.ts';

let a: MachineConsole;
let b: MachineConsole;
let strangers: MachineConsole[];

const keyOf = (at: MachineConsole): string => signerFromKey(readFileSync(join(at.path, 'console-key.pem'), 'utf8')).publicKey;
const idOf = (at: MachineConsole): ConsoleId => consoleIdOf(nodeDigests, keyOf(at)) as ConsoleId;
const say = (at: MachineConsole, events: readonly NewEvent[]): void => {
  at.console.committer.append({ commandId: randomIds.next() as CommandId, actor: 'unsigned', events, outcome: () => ({}) });
};
const letIn = (at: MachineConsole, other: MachineConsole, name: string): void => {
  const decided = admitConsole({ console: idOf(other), name, publicKey: keyOf(other), certificate: 'AA' });
  say(at, decided.accepted ? decided.events : []);
};
const does = (at: MachineConsole, command: Command): CommandOutcome => at.console.execute(randomIds.next() as CommandId, command);
const raise = (at: MachineConsole, exercise = false): string => {
  const outcome = does(at, { type: 'StartIncident', directive: 'lockdown', detail: 'North wing', exercise });
  if (!outcome.accepted) throw new Error(outcome.rejection.name);
  return defined(outcome.result['incident'], 'an incident was started');
};
/** As a link would: what `from` tells, `to` hears. */
const tell = (from: MachineConsole, to: MachineConsole): boolean[] => from.console.notices.toTell().map((told) => to.console.notices.heard(told));
const views = (at: MachineConsole): string => at.console.committer.views.digest(nodeDigests);
const shown = (at: MachineConsole) => at.console.read('alarms', {});

beforeEach(async () => {
  strangers = [];
  a = await MachineConsole.open();
  b = await MachineConsole.open();
  does(a, { type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana', consoleName: 'Office' });
  letIn(a, b, 'Gym');
});
afterEach(async () => {
  for (const one of [a, b, ...strangers]) await one.remove();
});

describe('an alarm that was heard', () => {
  test('shows at once, with who raised it, and goes when its event is here', () => {
    carry(a, b);
    const incident = raise(a);
    expect(tell(a, b)).toEqual([true]);
    expect(shown(b)).toMatchObject([{ incident, starts: true, consoleName: 'Office', raisedHere: false, directive: 'lockdown', detail: 'North wing', exercise: false }]);
    carry(a, b);
    expect(shown(b)).toEqual([]);
    expect(b.console.read('incidents', {})).toMatchObject([{ incident }]);
  });

  test('is not shown where it was raised and saved', () => {
    raise(a);
    expect(shown(a)).toEqual([]);
    expect(a.console.notices.toTell()).toHaveLength(1);
  });

  test('is told before its commit waits for the disk', () => {
    const known: unknown[] = [];
    a.console.notices.onTell(() => known.push(a.console.read('incidents', {})));
    raise(a);
    expect(known).toEqual([[]]);
    expect(a.console.read('incidents', {})).toHaveLength(1);
  });

  test('of a drill says so, also when the directive changes', () => {
    carry(a, b);
    const incident = raise(a, true);
    does(a, { type: 'ChangeDirective', incident, directive: 'evacuate', detail: 'Field' });
    tell(a, b);
    expect(shown(b)).toMatchObject([
      { directive: 'evacuate', exercise: true, starts: false, incident },
      { directive: 'lockdown', exercise: true, starts: true, incident },
    ]);
  });

  test('reaches a console whose log is empty, which knows nobody yet', () => {
    raise(a);
    expect(tell(a, b)).toEqual([true]);
    expect(shown(b)).toMatchObject([{ consoleName: null, directive: 'lockdown' }]);
  });

  test('is passed on by whoever heard it, with its age', () => {
    carry(a, b);
    raise(a);
    a.clock.advance(40_000);
    tell(a, b);
    b.clock.advance(5_000);
    expect(b.console.notices.toTell()).toMatchObject([{ ageMs: 45_000 }]);
    expect(shown(b)).toMatchObject([{ elapsedMs: 45_000 }]);
  });

  test('is told to listeners once, however often it is heard', () => {
    carry(a, b);
    raise(a);
    const told: ToldNotice[] = [];
    b.console.notices.onTell((one) => told.push(one));
    for (let again = 0; again < 3; again++) tell(a, b);
    expect(told).toHaveLength(1);
  });

  test('counts time by the monotonic clock, whatever the wall clocks do', () => {
    carry(a, b);
    b.clock.wall += 3 * 365 * 24 * 3_600_000;
    raise(a);
    tell(a, b);
    b.clock.wall -= 10 * 365 * 24 * 3_600_000;
    b.clock.monotonic += 60_000;
    expect(shown(b)).toMatchObject([{ elapsedMs: 60_000 }]);
  });

  test('is there again after a restart, shown and told, as old as it is', async () => {
    carry(a, b);
    raise(a);
    tell(a, b);
    await Promise.resolve();
    b.clock.advance(30_000);
    await b.restart();
    expect(shown(b)).toMatchObject([{ elapsedMs: 30_000, directive: 'lockdown' }]);
    expect(b.console.notices.toTell()).toHaveLength(1);
  });

  test('that the disk has damaged since holds up no start', async () => {
    carry(a, b);
    raise(a);
    tell(a, b);
    await Promise.resolve();
    b.console.db.exec('UPDATE local_notice SET body = substr(body, 1, 50)');
    await b.restart();
    expect(shown(b)).toEqual([]);
    tell(a, b);
    expect(shown(b)).toHaveLength(1);
  });

  test('tells windows that something changed, and again when its event came', () => {
    carry(a, b);
    const changes: string[] = [];
    b.console.onChange((changed) => changes.push(...[...changed].filter((view) => b.console.dependsOn('alarms').has(view))));
    raise(a);
    tell(a, b);
    expect(changes).toEqual(['alarms heard']);
    carry(a, b);
    expect(changes.filter((view) => view === 'alarms heard')).toHaveLength(2);
  });

  test('can be recorded by whoever heard it, and is one incident with the event that comes later', () => {
    carry(a, b);
    const incident = raise(a);
    tell(a, b);
    const [row] = shown(b);
    const alarm = defined(row, 'it is shown');
    const outcome = b.console.execute(alarm.key as CommandId, { type: 'StartIncident', directive: alarm.directive, detail: alarm.detail, exercise: alarm.exercise });
    expect(outcome).toMatchObject({ accepted: true, result: { incident } });
    expect(shown(b)).toEqual([]);
    carry(a, b);
    carry(b, a);
    expect(a.console.read('incidents', {})).toMatchObject([{ incident, atOnce: [] }]);
    expect(b.console.read('incidents', {})).toMatchObject([{ incident, atOnce: [] }]);
  });
});

describe('an alarm ends', () => {
  test('when all clear is given', () => {
    carry(a, b);
    const outcome = does(a, { type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
    const incident = outcome.accepted ? (outcome.result['incident'] ?? '') : '';
    tell(a, b);
    expect(does(a, { type: 'GiveAllClear', incident, reason: '' })).toMatchObject({ accepted: true });
    expect(a.console.notices.toTell()).toEqual([]);
    carry(a, b);
    expect(b.console.notices.toTell()).toEqual([]);
  });

  test('also where it was heard only afterwards, but not one that was raised after the all clear', () => {
    carry(a, b);
    const outcome = does(a, { type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
    const incident = outcome.accepted ? (outcome.result['incident'] ?? '') : '';
    const early = a.console.notices.toTell();
    does(a, { type: 'GiveAllClear', incident, reason: '' });
    carry(a, b);
    for (const told of early) b.console.notices.heard(told);
    expect(shown(b)).toEqual([]);
    does(a, { type: 'ChangeDirective', incident, directive: 'lockdown', detail: 'It is not over' });
    expect(tell(a, b)).toContain(true);
    expect(b.console.read('incidents', {})[0]?.allClearWall).not.toBeNull();
    b.console.notices.look(null);
    expect(shown(b)).toMatchObject([{ directive: 'lockdown', detail: 'It is not over' }]);
    carry(a, b);
    expect(shown(b)).toEqual([]);
  });

  test('when it is a day old, though nobody recorded it', () => {
    carry(a, b);
    raise(a);
    tell(a, b);
    b.clock.monotonic += NOTICE_LASTS_MS - 1_000;
    b.console.notices.look(null);
    expect(shown(b)).toHaveLength(1);
    b.clock.monotonic += 1_000;
    b.console.notices.look(null);
    expect(shown(b)).toEqual([]);
    a.clock.monotonic += NOTICE_LASTS_MS;
    expect(tell(a, b)).toEqual([true]);
    expect(shown(b)).toEqual([]);
  });
});

describe('an alarm is not believed', () => {
  test('that somebody changed on the way, and it counts against whoever passed it on', () => {
    carry(a, b);
    raise(a, true);
    const [told] = a.console.notices.toTell();
    const { notice, ageMs } = defined(told, 'one is told');
    for (const forged of [{ exercise: false }, { directive: 'evacuate' as const }, { detail: '' }, { incident: randomIds.next() }, { commandId: randomIds.next() }, { console: idOf(b) }, { publicKey: keyOf(b) }, { raisedWall: 0 }, { afterAllClear: nodeDigests.sha256('x') }, { signature: 'AAAA' }]) {
      expect(b.console.notices.heard({ notice: { ...notice, ...forged }, ageMs })).toBe(false);
    }
    expect(shown(b)).toEqual([]);
    expect(b.console.notices.heard({ notice, ageMs })).toBe(true);
  });

  test('of a console that nobody admitted, until somebody does', async () => {
    carry(a, b);
    const c = await MachineConsole.open();
    strangers.push(c);
    does(c, { type: 'FoundSite', siteName: 'Elsewhere', founderName: 'Sam', consoleName: 'Stranger' });
    raise(c);
    expect(tell(c, b)).toEqual([true]);
    expect(shown(b)).toEqual([]);
    expect(b.console.notices.toTell()).toEqual([]);
    letIn(a, c, 'Tent');
    const told: ToldNotice[] = [];
    b.console.notices.onTell((one) => told.push(one));
    carry(a, b);
    expect(shown(b)).toMatchObject([{ consoleName: 'Tent' }]);
    expect(told).toHaveLength(1);
  });

  test('of a console that was revoked or left', () => {
    carry(a, b);
    raise(a);
    tell(a, b);
    expect(shown(b)).toHaveLength(1);
    say(b, [{ stream: `console/${idOf(a)}` as NewEvent['stream'], type: 'v1.ConsoleRevoked', payload: { console: idOf(a), cut: [], reason: 'Lost' }, refs: [] }]);
    expect(shown(b)).toEqual([]);
    expect(b.console.notices.toTell()).toEqual([]);
    expect(tell(a, b)).toEqual([true]);
  });
});

describe('a call for help', () => {
  const help = (at: MachineConsole, id = randomIds.next() as CommandId): string => {
    const outcome = at.console.execute(id, { type: 'CallForHelp', room: null, kind: 'fight', silent: false, exercise: false, onBehalf: null });
    if (!outcome.accepted) throw new Error(outcome.rejection.name);
    return defined(outcome.result['call'], 'a call was made');
  };
  const calls = (at: MachineConsole) => at.console.read('calls', {});
  const alarms = (at: MachineConsole) => at.console.read('call-alarms', {});
  const staffOf = (at: MachineConsole): string => String(at.console.db.prepare('SELECT staff FROM view_staff_member').pluck().get());
  const waits = (at: MachineConsole, ms: number): void => {
    at.clock.advance(ms);
    at.console.calls.escalation.look();
  };

  test('DI-19 is heard by a console whose log is empty, climbs there, and goes on with its event as one call', () => {
    const call = help(a);
    tell(a, b);
    waits(b, 61_000);
    expect(b.console.calls.escalation.stepDue(call)).toBe(2);
    expect(b.console.committer.log.history(callStream(call)).facts).toEqual([]);
    waits(b, 60_000);
    expect(alarms(b)).toMatchObject([{ call, recorded: false, kindWords: ['Fight'], step: 3, to: 'everybody', audible: true }]);
    expect(calls(b)).toMatchObject([{ call, recorded: false, state: 'new', raisedHere: false }]);
    carry(a, b);
    waits(b, 0);
    expect(alarms(b)).toMatchObject([{ call, recorded: true, step: 3 }]);
    expect(calls(b)).toMatchObject([{ call, consoleName: 'Office', recorded: true, elapsedMs: 121_000 }]);
  });

  test('DI-19 is raised by a console that has just joined and knows nothing yet, and is one call when it has caught up', () => {
    keepAsked(b.console.db, { address: '127.0.0.1:1', console: idOf(a), certificate: 'AA', consoleName: 'Gym', siteName: 'Larkmoor' });
    keepJoined(b.console.db, randomIds.next(), 'Larkmoor');
    const call = help(b);
    tell(b, a);
    waits(a, 21_000);
    expect(a.console.calls.escalation.stepDue(call)).toBe(1);
    carry(a, b);
    carry(b, a);
    for (const at of [a, b]) expect(calls(at)).toMatchObject([{ call, recorded: true, consoleName: 'Gym', raisedHere: at === b }]);
  });

  test('DI-19 is as old as whoever told of it says, whatever the wall clocks say, also where its event came first', () => {
    carry(a, b);
    b.clock.wall += 5 * 3_600_000;
    const call = help(a);
    carry(a, b);
    a.clock.advance(21_000);
    tell(a, b);
    waits(b, 0);
    expect(b.console.calls.escalation.stepDue(call)).toBe(1);
    expect(calls(b)).toMatchObject([{ elapsedMs: 21_000 }]);
  });

  test('DI-19 that its own console never recorded is taken by whoever heard it, stays where it was raised, and is one call when its event comes after all', () => {
    carry(a, b);
    const id = randomIds.next() as CommandId;
    const call = help(a, id);
    tell(a, b);
    b.console.execute(randomIds.next() as CommandId, { type: 'TakeCall', call, responder: staffOf(b), onBehalf: null });
    expect(calls(b)).toMatchObject([{ call, recorded: true, state: 'acknowledged', consoleName: 'Office', raisedHere: false }]);
    expect(b.console.notices.toTell()).toEqual([]);
    carry(b, a);
    carry(a, b);
    for (const at of [a, b]) expect(calls(at)).toMatchObject([{ call, state: 'acknowledged', consoleName: 'Office', raisedHere: at === a, responders: [{ state: 'acknowledged' }] }]);
    expect(views(a)).toBe(views(b));
  });

  test('DI-19 climbs on after a restart, though only its notice was heard', async () => {
    const call = help(a);
    tell(a, b);
    await Promise.resolve();
    b.clock.advance(30_000);
    await b.restart();
    waits(b, 0);
    expect(b.console.calls.escalation.stepDue(call)).toBe(1);
  });

  test('that somebody answers is told to nobody any more, and that was changed on the way is not believed', () => {
    carry(a, b);
    const call = help(a);
    const early = defined(a.console.notices.toTell()[0], 'one is told');
    for (const forged of [{ call: randomIds.next() }, { silent: true }, { kind: null }, { roomName: 'Gym' }, { caller: randomIds.next() }, { exercise: true }]) expect(b.console.notices.heard({ ...early, notice: { ...early.notice, ...forged } as AlarmNotice })).toBe(false);
    does(a, { type: 'TakeCall', call, responder: staffOf(a), onBehalf: null });
    expect(a.console.notices.toTell()).toEqual([]);
    carry(a, b);
    expect(b.console.notices.heard(early)).toBe(true);
    expect(b.console.notices.toTell()).toEqual([]);
  });
});

describe('a flood of alarms', () => {
  const many = (pem: string, count: number): ToldNotice[] => Array.from({ length: count }, () => signedNotice(signerFromKey(pem), { commandId: randomIds.next() }));

  test('of one console does not push out those of others, and is bounded', () => {
    carry(a, b);
    raise(a);
    tell(a, b);
    const flood = many(readFileSync(join(b.path, 'console-key.pem'), 'utf8'), MAX_NOTICES * 2);
    for (const told of flood) expect(a.console.notices.heard(told)).toBe(true);
    expect(a.console.notices.toTell()).toHaveLength(MAX_NOTICES);
    expect(a.console.notices.toTell().filter((told) => told.notice.console === idOf(a))).toHaveLength(1);
    // The newest of the flood are kept.
    expect(a.console.notices.toTell().at(-1)?.notice.commandId).toBe(flood.at(-1)?.notice.commandId);
  });

  test('of strangers gives way to one that counts', () => {
    carry(a, b);
    for (const told of many(newSigningKey(), MAX_NOTICES)) b.console.notices.heard(told);
    raise(a);
    tell(a, b);
    expect(shown(b)).toMatchObject([{ consoleName: 'Office' }]);
  });
});
