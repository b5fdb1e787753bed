/** What the desktop hears of its host: what takes the screen, from the alarm to the all clear, and nothing twice. */
import { expect, onTestFinished, test } from 'vitest';
import { answerDesktop, tellDesktop } from '../../electron/host/desktop-link.ts';
import { ASK_FOR_WINDOW, hostMessage, WOKE_UP, type HostMessage, type RaisedAtDesktop } from '../../shared/contract/desktop-messages.ts';
import { testId } from '../support/drawn-history.ts';
import { MachineConsole } from '../support/machine-console.ts';
import { Scheduler } from '../support/scheduler.ts';


test('hears a directive when it is in force, its change and its end; and an address for one more window', async () => {
  const machine = await MachineConsole.open();
  onTestFinished(() => machine.remove());
  const timers = new Scheduler();
  const heard: HostMessage[] = [];
  let woken = 0;
  let ask: (message: { readonly data: unknown }) => void = () => undefined;
  const port = {
    postMessage: (message: unknown) => heard.push(hostMessage.parse(message)),
    on: (_: 'message', listener: typeof ask) => (ask = listener),
  };
  const stop = tellDesktop({ core: machine.console, port, timers });
  answerDesktop(port, { freshUrl: () => 'http://127.0.0.1:4711/#code=1', execute: (commandId, command) => machine.console.execute(commandId, command), wokeUp: () => (woken += 1) });
  const next = (): HostMessage | undefined => {
    timers.pass(1);
    return heard.splice(0).at(-1);
  };
  expect(next()).toEqual({ is: 'news', takeovers: [], incidentOpen: false });

  expect(machine.command({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana Okonkwo', consoleName: 'Office' })).toBe('accepted');
  expect(next()).toBeUndefined();
  expect(machine.command({ type: 'StartIncident', directive: 'secure', detail: 'Mill Road', exercise: true })).toBe('accepted');
  expect(next()).toMatchObject({ takeovers: [{ title: 'DRILL: SECURE', body: 'Mill Road' }], incidentOpen: true });

  const incident = machine.console.read('incidents', {})[0]?.incident ?? '';
  expect(machine.command({ type: 'ChangeDirective', incident, directive: 'shelter', detail: 'Tornado' })).toBe('accepted');
  expect(next()).toMatchObject({ takeovers: [{ title: 'DRILL: SHELTER', body: 'Tornado' }] });
  expect(machine.command({ type: 'AddNote', incident, text: 'SHELTER was seen at Office.' })).toBe('accepted');
  expect(next()).toBeUndefined();
  expect(machine.command({ type: 'GiveAllClear', incident, reason: 'over' })).toBe('accepted');
  expect(next()).toMatchObject({ takeovers: [], incidentOpen: true });

  ask({ data: ASK_FOR_WINDOW });
  expect(heard).toEqual([{ is: 'window', url: 'http://127.0.0.1:4711/#code=1' }]);
  expect(woken).toBe(0);
  ask({ data: WOKE_UP });
  expect(woken).toBe(1);
  stop();
});

test('takes what was raised at the desktop once, as real, from whoever is there; and tells why it does not', async () => {
  const machine = await MachineConsole.open();
  onTestFinished(() => machine.remove());
  const heard: HostMessage[] = [];
  let woken = 0;
  let ask: (message: { readonly data: unknown }) => void = () => undefined;
  const port = {
    postMessage: (message: unknown) => heard.push(hostMessage.parse(message)),
    on: (_: 'message', listener: typeof ask) => (ask = listener),
  };
  answerDesktop(port, { freshUrl: () => '', execute: (commandId, command) => machine.console.execute(commandId, command), wokeUp: () => (woken += 1) });
  const raise = (what: RaisedAtDesktop['what'], commandId = testId(what)): HostMessage | undefined => {
    ask({ data: { is: 'raise', commandId, what } satisfies RaisedAtDesktop });
    return heard.splice(0).at(-1);
  };
  expect(raise('hold')).toMatchObject({ is: 'raised', refused: 'This computer is not part of a school yet, so nobody would hear it. Use phone, radio or voice. Then set up the school.' });
  expect(machine.command({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana Okonkwo', consoleName: 'Office' })).toBe('accepted');
  expect(machine.command({ type: 'StartIncident', directive: 'hold', detail: '', exercise: true })).toBe('accepted');

  // The host had ended before it answered: it is told again, and goes out once.
  for (const _ of [1, 2]) expect(raise('lockdown')).toEqual({ is: 'raised', commandId: testId('lockdown'), refused: null });
  expect(machine.console.read('incidents', {}).map(({ exercise, directives: [one] }) => [exercise, one?.directive])).toEqual([[false, 'lockdown']]);
  expect(raise('evacuate')).toMatchObject({ refused: 'An incident is already open. Change its directive instead, or close it first.' });
  for (const _ of [1, 2]) expect(raise('help')).toMatchObject({ refused: null });
  expect(machine.console.read('calls', {})).toHaveLength(1);

  for (const data of [{ is: 'raise', commandId: 'x', what: 'help' }, { is: 'raise', commandId: testId('other'), what: 'allClear' }, 'raise']) ask({ data });
  expect(heard).toEqual([]);
  expect(woken).toBe(0);
});
