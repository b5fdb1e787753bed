import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HostConnection, type ConnectionState } from '../../renderer/transport/host-connection.ts';
import { ListStores } from '../../renderer/stores/list-store.ts';
import { createSendingStore, sendWith } from '../../renderer/stores/sending-store.ts';
import { idFromBytes, type CommandId } from '../../shared/kernel/ids.ts';
import { FakeHost, TOKEN } from './fake-host.ts';
import { delta, person } from './rows.ts';

const NOTE = { type: 'AddNote', incident: 'a'.repeat(26), text: 'Seen at the gate' } as const;

let host: FakeHost;
let url: string;
let states: ConnectionState['is'][];
let made: HostConnection[];
let ids = 0;
const freshId = (): CommandId => idFromBytes(Uint8Array.from({ length: 16 }, () => (ids += 1) % 256)) as CommandId;

const connect = (token = TOKEN): HostConnection => {
  const connection = new HostConnection({ url, token, freshId, resendAfterMs: 150, onState: (state) => states.push(state.is) });
  made.push(connection);
  return connection;
};
const connected = (times: number): Promise<void> => vi.waitFor(() => expect(states.filter((state) => state === 'connected')).toHaveLength(times), { timeout: 5_000 });

beforeEach(async () => {
  host = new FakeHost();
  url = await host.listen();
  states = [];
  made = [];
});
afterEach(async () => {
  for (const connection of made) connection.close();
  await host.close();
});

describe('commands', () => {
  test('an unanswered command is sent again under the same id until it is answered', async () => {
    host.deaf = 2;
    const outcome = await connect().execute(freshId(), NOTE);
    expect(outcome.accepted).toBe(true);
    expect(host.commandIds).toHaveLength(3);
    expect(new Set(host.commandIds).size).toBe(1);
  });

  test('a command on its way when the connection drops is sent again after it', async () => {
    host.deaf = 1;
    const connection = connect();
    await connected(1);
    const outcome = connection.execute(freshId(), NOTE);
    await vi.waitFor(() => expect(host.commandIds).toHaveLength(1));
    host.drop();
    expect((await outcome).accepted).toBe(true);
    expect(new Set(host.commandIds).size).toBe(1);
    expect(states).toContain('dropped');
  });

  test('what is on its way is a clock, then one check, then gone', async () => {
    const store = createSendingStore();
    const later: (() => void)[] = [];
    const send = sendWith(connect(), { freshId, after: (_delay, call) => (later.push(call), () => undefined) }, store);
    const sent = send(NOTE);
    expect(store.getState().commands.map((one) => one.state)).toEqual(['sent']);
    await sent;
    expect(store.getState().commands.map((one) => one.state)).toEqual(['saved']);
    for (const call of later) call();
    expect(store.getState()).toEqual({ commands: [], savedCount: 1 });
  });

  test('a refusal comes back as it was said, and leaves nothing on its way', async () => {
    const rejection = { name: 'IncidentClosed', message: 'That incident is closed.', whatToDo: 'Read it under Records.' };
    host.outcome = { accepted: false, rejection };
    const store = createSendingStore();
    const outcome = await sendWith(connect(), { freshId, after: () => () => undefined }, store)(NOTE);
    expect(outcome).toEqual({ accepted: false, rejection });
    expect(store.getState()).toEqual({ commands: [], savedCount: 0 });
  });
});

describe('living lists', () => {
  test('resume after a drop with the version held, and stay on screen meanwhile', async () => {
    host.onSubscribe = ({ subscription, since }) => (since === null ? [delta(subscription, 0, 4, { reset: true, upserts: [person('a', 'Abdi')] })] : [delta(subscription, since, 5, { upserts: [person('b', 'Begum')] })]);
    const list = new ListStores(connect()).of('people', { kind: 'student' });
    const lookAway = list.look();
    await vi.waitFor(() => expect(list.store.getState().rows).toHaveLength(1), { timeout: 5_000 });
    host.drop();
    expect(list.store.getState().rows).toHaveLength(1);
    await vi.waitFor(() => expect(list.store.getState().rows).toHaveLength(2), { timeout: 5_000 });
    expect(host.asked.map((one) => one.since)).toEqual([null, 4]);
    lookAway();
  });

  test('a lost delta is asked for again, with the version held', async () => {
    host.onSubscribe = ({ subscription, since }) => (since === null ? [delta(subscription, 0, 1, { reset: true, upserts: [person('a', 'Abdi')] }), delta(subscription, 2, 3, { removals: ['a'] })] : [delta(subscription, 1, 3, { upserts: [person('b', 'Begum')] })]);
    const list = new ListStores(connect()).of('people', { kind: 'student' });
    const lookAway = list.look();
    await vi.waitFor(() => expect(list.store.getState().rows.map((row) => row.name.family)).toEqual(['Abdi', 'Begum']), { timeout: 5_000 });
    expect(host.asked.map((one) => one.since)).toEqual([null, 1]);
    lookAway();
  });

  test('nothing is "none" before it has come, and a row of another shape is said', async () => {
    host.onSubscribe = ({ subscription }) => [delta(subscription, 0, 1, { reset: true, upserts: [{ key: 'x' }] })];
    const lists = new ListStores(connect());
    const list = lists.of('people', { kind: 'student' });
    const lookAway = list.look();
    expect(list.store.getState().loaded).toBe(false);
    await vi.waitFor(() => expect(list.store.getState().failed?.name).toBe('MessageNotUnderstood'), { timeout: 5_000 });
    expect(list.store.getState().loaded).toBe(false);
    expect(lists.outOfDate.getState().size).toBe(1);
    lookAway();
    expect(lists.outOfDate.getState().size).toBe(0);
  });

  test('one list for all who look, and one subscription', async () => {
    const lists = new ListStores(connect());
    const list = lists.of('people', { kind: 'student' });
    const lookAway = [list.look(), lists.of('people', { kind: 'student' }).look()];
    await connected(1);
    await vi.waitFor(() => expect(host.asked).toHaveLength(1));
    for (const stop of lookAway) stop();
    expect(lists.of('people', { kind: 'student' })).not.toBe(list);
  });
});

test('a window whose session is unknown is told so, and why', async () => {
  connect('another token');
  await vi.waitFor(() => expect(states).toContain('refused'), { timeout: 5_000 });
});
