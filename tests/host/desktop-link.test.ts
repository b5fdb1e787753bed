/** What the desktop hears of its host: what takes the screen, from the alarm to the all clear, and nothing twice. */
import { expect, onTestFinished, test } from 'vitest';
import { answerDesktop, tellDesktop } from '../../electron/host/desktop-link.ts';
import { ASK_FOR_WINDOW, hostMessage, type HostMessage } from '../../shared/contract/desktop-messages.ts';
import { MachineConsole } from '../support/machine-console.ts';
import { Scheduler } from '../support/scheduler.ts';

test('hears a directive when it is in force, its change and its end; and an address for one more window', async () => {
  const machine = await MachineConsole.open();
  onTestFinished(() => machine.remove());
  const timers = new Scheduler();
  const heard: HostMessage[] = [];
  let ask: (message: { readonly data: unknown }) => void = () => undefined;
  const port = {
    postMessage: (message: unknown) => heard.push(hostMessage.parse(message)),
    on: (_: 'message', listener: typeof ask) => (ask = listener),
  };
  const stop = tellDesktop({ core: machine.console, port, timers });
  answerDesktop(port, () => 'http://127.0.0.1:4711/#code=1');
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
  stop();
});
