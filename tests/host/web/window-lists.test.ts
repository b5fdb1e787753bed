/** Living lists through a real socket: a long list, a dropped connection, a command and its change. */
import { expect, it } from 'vitest';
import { ListReplica } from './list-replica.ts';
import { runDoor, type WindowSide } from './running-door.ts';
import { commandSamples, ID, people, person } from './samples.ts';

function follow(window: WindowSide, list: ListReplica): void {
  window.socket.on('delta', (page) => expect(list.take(page as Parameters<ListReplica['take']>[0])).toBe(true));
}
const students = { subscription: ID, name: 'people', params: { kind: 'student' } };

it('brings 1,200 rows in pages, then only what changed', async () => {
  const door = await runDoor();
  door.core.signIn('teacher');
  door.core.rows.set('people', people(1_200));
  const window = await door.openWindow();
  const list = new ListReplica();
  follow(window, list);
  expect(await window.ask('subscribe', { ...students, since: null })).toEqual({ ok: true, value: { resumed: false } });
  await expect.poll(() => list.version).toBe(1);
  expect(window.deltas.map(({ upserts }) => upserts.length)).toEqual([500, 500, 200]);
  expect(list.rows).toEqual(people(1_200));
  door.core.commit('people', [...people(1_200), person(5_000)]);
  await expect.poll(() => list.version).toBe(2);
  expect(window.deltas.at(-1)).toMatchObject({ from: 1, to: 2, upserts: [person(5_000)], removals: [], order: null });
});

it('answers a command before the change that it made', async () => {
  const door = await runDoor();
  door.core.signIn('teacher');
  door.core.rows.set('people', []);
  const heard: string[] = [];
  const window = await door.openWindow();
  await window.ask('subscribe', { ...students, since: null });
  await expect.poll(() => window.deltas.length).toBe(1);
  window.socket.on('delta', () => heard.push('delta'));
  door.core.outcome = () => {
    door.core.commit('people', people(1));
    return { accepted: true, events: [], result: {} };
  };
  window.socket.emit('command', { commandId: ID, command: commandSamples.AddNote }, () => heard.push('answer'));
  await expect.poll(() => heard).toEqual(['answer', 'delta']);
});

it('resumes after a drop with what was missed, and starts anew with a new session', async () => {
  const door = await runDoor();
  door.core.signIn('teacher');
  door.core.rows.set('people', people(600));
  const token = await door.token();
  const list = new ListReplica();
  const first = await door.openWindow(token);
  follow(first, list);
  await first.ask('subscribe', { ...students, since: null });
  await expect.poll(() => list.version).toBe(1);
  // Not a goodbye: the connection breaks.
  first.socket.io.engine.close();
  const missed = [...people(600).slice(2), person(700)];
  door.core.commit('people', missed);

  const second = await door.openWindow(token);
  follow(second, list);
  expect(await second.ask('subscribe', { ...students, since: list.version })).toEqual({ ok: true, value: { resumed: true } });
  await expect.poll(() => list.version).toBe(2);
  expect(second.deltas).toEqual([{ subscription: ID, from: 1, to: 2, reset: false, more: false, upserts: [person(700)], removals: [person(0).key, person(1).key], order: null }]);
  expect(list.rows).toEqual(missed);

  const stranger = await door.openWindow();
  expect(await stranger.ask('subscribe', { ...students, since: 2 })).toEqual({ ok: true, value: { resumed: false } });
  await expect.poll(() => stranger.deltas[0]?.reset).toBe(true);
});

it('reads nothing for a window that is gone', async () => {
  const door = await runDoor();
  door.core.signIn('teacher');
  const [gone, here] = [await door.openWindow(), await door.openWindow()];
  for (const window of [gone, here]) {
    await window.ask('subscribe', { ...students, since: null });
    await expect.poll(() => window.deltas.length).toBe(1);
  }
  gone.socket.disconnect();
  await expect.poll(async () => {
    const before = door.core.reads.length;
    door.core.commit('people', people(door.core.reads.length));
    await expect.poll(() => here.deltas.at(-1)?.upserts.length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 60));
    return door.core.reads.length - before;
  }).toBe(1);
});

it('holds little back for a window that takes nothing, and then brings it to the list as it is', async () => {
  const door = await runDoor();
  door.core.signIn('teacher');
  door.core.rows.set('people', people(1_500));
  const window = await door.openWindow();
  const list = new ListReplica();
  follow(window, list);
  await window.ask('subscribe', { ...students, since: null });
  await expect.poll(() => list.version).toBe(1);

  const { ws } = window.socket.io.engine.transport as unknown as { readonly ws: { pause(): void; resume(): void } };
  ws.pause();
  const commits = 60;
  for (let commit = 1; commit <= commits; commit++) {
    door.core.commit('people', people(1_500).map((row) => ({ ...row, room: `${commit} ${'x'.repeat(100)}` })));
    await new Promise((resolve) => setTimeout(resolve, 35));
  }
  ws.resume();
  await expect.poll(() => list.rows[0]?.['room'], { timeout: 30_000 }).toMatch(/^60 x/);
  expect(list.rows).toEqual(door.core.rows.get('people'));
  expect(list.version).toBeLessThan(commits * 0.8);
});

it('says that a list failed, and goes on when it can', async () => {
  const door = await runDoor();
  door.core.signIn('teacher');
  door.core.rows.set('people', [{ key: 'half a row' }]);
  const window = await door.openWindow();
  await window.ask('subscribe', { ...students, since: null });
  await expect.poll(() => window.failures).toMatchObject([{ subscription: ID, rejection: { name: 'ListUnreadable' } }]);
  expect(door.log.faults).toHaveLength(1);
  expect(window.deltas).toEqual([]);
  door.core.commit('people', people(1));
  await expect.poll(() => window.deltas).toMatchObject([{ reset: true, upserts: people(1) }]);
});
