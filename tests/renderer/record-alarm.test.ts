/** What recording an alarm here sends: the very command that raised it, or nothing where it cannot be one. */
import { expect, test } from 'vitest';
import { raisedBy, recordAlarm } from '../../renderer/intents/record-alarm.ts';
import { rowSamples } from '../host/web/samples.ts';

const alarm = { ...rowSamples.alarms, directive: 'shelter', detail: 'Tornado', exercise: false } as const;

test('a start is sent as a start, also where nothing of it is known here', () => {
  expect(raisedBy({ ...alarm, starts: true }, [])).toEqual({ type: 'StartIncident', directive: 'shelter', detail: 'Tornado', exercise: false });
});

test('a change is sent for an incident that is open here, and not for one that has not arrived', () => {
  const open = { ...rowSamples.incidents, incident: alarm.incident };
  expect(raisedBy({ ...alarm, starts: false }, [open])).toEqual({ type: 'ChangeDirective', incident: alarm.incident, directive: 'shelter', detail: 'Tornado' });
  expect(raisedBy({ ...alarm, starts: false }, [{ ...open, incident: 'another' }])).toBeNull();
});

test('it goes under the id of the command that raised it', async () => {
  const sent: unknown[] = [];
  const command = { type: 'StartIncident', directive: 'shelter', detail: 'Tornado', exercise: false } as const;
  await recordAlarm((...given) => {
    sent.push(given);
    return Promise.resolve({ accepted: true, events: [], result: {} });
  }, alarm, command);
  expect(sent).toEqual([[command, alarm.key]]);
});
