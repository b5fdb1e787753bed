/** The contract and its permission table against the running door: each role gets exactly what the table says, and nothing exists beside it. */
import { describe, expect, it } from 'vitest';
import { mayUse } from '../../../electron/host/web/may-use.ts';
import type { Permission } from '../../../shared/contract/permission.ts';
import { commandPermissions, importPermission, queries, subscriptions, type QueryName, type SubscriptionName } from '../../../shared/contract/procedures.ts';
import { MAX_WINDOW_MESSAGE_BYTES } from '../../../shared/contract/messages.ts';
import { commandSchemas, type CommandType } from '../../../shared/domain/registry.ts';
import { roles, type Role } from '../../../shared/domain/site/events.ts';
import { idFromBytes } from '../../../shared/kernel/ids.ts';
import { runDoor, type RunningDoor } from './running-door.ts';
import { commandSamples, ID, paramsSamples, previewSample, querySamples, rowSamples } from './samples.ts';
import { PEOPLE_PER_COMMAND } from '../../../shared/kernel/limits.ts';

type Who = Role | null;
const everybody: readonly Who[] = [...roles, null];
const commandTypes = Object.keys(commandPermissions) as CommandType[];
const subscriptionNames = Object.keys(subscriptions) as SubscriptionName[];
const queryNames = Object.keys(queries) as QueryName[];

/** The table read a second time, on purpose in other words. */
const allowed = (permission: Permission, who: Who): boolean => permission === 'anyone' || (who !== null && permission.some((role) => role === who));
const refusedAs = (who: Who): string => (who === null ? 'NobodySignedIn' : 'NotPermitted');

function signIn(door: RunningDoor, who: Who): void {
  if (who === null) door.core.actor = 'unsigned';
  else door.core.signIn(who);
}

describe('the table', () => {
  it('has a permission for each command of the domain and no other', () => {
    expect(commandTypes.toSorted()).toEqual(Object.keys(commandSchemas).toSorted());
  });

  it.each(everybody)('is read one way: %s', (who) => {
    const actor = who === null ? ('unsigned' as const) : ({ staff: ID, role: who, grant: null } as Parameters<typeof mayUse>[1]);
    const all: Permission[] = [...Object.values(commandPermissions), ...Object.values(subscriptions).map((each) => each.permission), ...Object.values(queries).map((each) => each.permission), importPermission];
    for (const permission of all) expect(mayUse(permission, actor)).toBe(allowed(permission, who));
  });

  it('allows nobody with a role that it does not know', () => {
    expect(mayUse(['teacher'], { staff: ID, role: 'teacher ', grant: null } as Parameters<typeof mayUse>[1])).toBe(false);
    expect(mayUse([], { staff: ID, role: 'administrator', grant: null } as Parameters<typeof mayUse>[1])).toBe(false);
  });
});

describe.each(everybody)('the door, for %s', (who) => {
  it('lets exactly the commands of the table through', async () => {
    const door = await runDoor();
    signIn(door, who);
    const window = await door.openWindow();
    for (const [index, type] of commandTypes.entries()) {
      const commandId = idFromBytes(Buffer.from(String(index).padStart(16, '0')));
      const before = door.core.executed.length;
      // As a person would: there are more commands than a window may give in one second.
      door.clock.skippedMs += 100;
      const refusal = await window.refusalOf('command', { commandId, command: commandSamples[type] });
      const expected = allowed(commandPermissions[type], who);
      expect([type, refusal]).toEqual([type, expected ? null : refusedAs(who)]);
      expect(door.core.executed.slice(before)).toEqual(expected ? [{ commandId, command: commandSamples[type] }] : []);
    }
  });

  it('lets exactly the lists of the table be read', async () => {
    const door = await runDoor();
    signIn(door, who);
    const window = await door.openWindow();
    for (const [index, name] of subscriptionNames.entries()) {
      door.core.rows.set(name, [rowSamples[name]]);
      const subscription = idFromBytes(Buffer.from(String(index).padStart(16, '0')));
      const refusal = await window.refusalOf('subscribe', { subscription, name, params: paramsSamples[name], since: null });
      const expected = allowed(subscriptions[name].permission, who);
      expect([name, refusal]).toEqual([name, expected ? null : refusedAs(who)]);
      if (expected) await expect.poll(() => window.deltas.find((delta) => delta.subscription === subscription)?.upserts).toEqual([rowSamples[name]]);
      // There are more lists than one window may look at.
      if (expected) expect(await window.refusalOf('unsubscribe', { subscription })).toBeNull();
    }
    expect(door.core.reads).toEqual(subscriptionNames.filter((name) => allowed(subscriptions[name].permission, who)));
    expect(door.log.faults).toEqual([]);
  });

  it('lets exactly the questions of the table be asked, and files be sent', async () => {
    const door = await runDoor();
    signIn(door, who);
    const token = await door.token();
    const window = await door.openWindow(token);
    for (const name of queryNames) {
      door.core.answers.set(name, () => Promise.resolve(querySamples[name].answer));
      const answer = await window.ask('query', { name, params: querySamples[name].params });
      const expected = allowed(queries[name].permission, who);
      expect([name, answer.ok ? answer.value : answer.rejection.name]).toEqual([name, expected ? querySamples[name].answer : refusedAs(who)]);
    }
    expect(door.core.asked.map(({ name }) => name)).toEqual(queryNames.filter((name) => allowed(queries[name].permission, who)));

    door.core.preview = () => Promise.resolve(previewSample);
    const form = new Response(formWith('roster.zip'));
    const sent = await door.http('/import', {
      method: 'POST',
      headers: { origin: door.origin, authorization: `Bearer ${token}`, 'content-type': form.headers.get('content-type') ?? '' },
      body: new Uint8Array(await form.arrayBuffer()),
    });
    expect(sent.status).toBe(allowed(importPermission, who) ? 200 : 403);
    expect(door.core.imports).toHaveLength(allowed(importPermission, who) ? 1 : 0);
  });
});

function formWith(fileName: string): FormData {
  const form = new FormData();
  form.append('file', new Blob(['bytes']), fileName);
  return form;
}

describe('nothing exists beside the table', () => {
  const names = ['', 'Nothing', 'toString', 'constructor', '__proto__', 'hasOwnProperty', 'foundSite', 'FoundSite ', 'x'.repeat(60)];

  it.each(names)('%j', async (name) => {
    const door = await runDoor();
    door.core.signIn('administrator');
    const window = await door.openWindow();
    expect(await window.refusalOf('command', { commandId: ID, command: { type: name } })).toBe('UnknownProcedure');
    expect(await window.refusalOf('query', { name, params: {} })).toBe('UnknownProcedure');
    expect(await window.refusalOf('subscribe', { subscription: ID, name, params: {}, since: null })).toBe('UnknownProcedure');
    expect([door.core.executed, door.core.asked, door.core.reads]).toEqual([[], [], []]);
  });

  it('also not one kind under the name of another', async () => {
    const door = await runDoor();
    door.core.signIn('administrator');
    const window = await door.openWindow();
    expect(await window.refusalOf('query', { name: 'FoundSite', params: commandSamples.FoundSite })).toBe('UnknownProcedure');
    expect(await window.refusalOf('subscribe', { subscription: ID, name: 'search', params: querySamples.search.params, since: null })).toBe('UnknownProcedure');
    expect(await window.refusalOf('command', { commandId: ID, command: { type: 'search', ...querySamples.search.params } })).toBe('UnknownProcedure');
  });
});

describe('the limit of a message', () => {
  it('fits the largest command: forty reports, each with the longest place, in a script of three bytes a letter', () => {
    const command = { ...commandSamples.ReportPeople, reports: Array.from({ length: PEOPLE_PER_COMMAND }, () => ({ person: ID, status: 'elsewhere', where: '漢'.repeat(200) })) };
    expect(commandSchemas.ReportPeople.safeParse(command).success).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(['command', { commandId: ID, command }]))).toBeLessThan(MAX_WINDOW_MESSAGE_BYTES);
  });
});
