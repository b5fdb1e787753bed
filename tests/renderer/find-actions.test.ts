/** The table of Ctrl K: who is offered what, when, and by which words. */
import { describe, expect, test } from 'vitest';
import { ACTIONS, findActions, offered, type Around } from '../../renderer/screens/find/actions.ts';
import { roles, type Role } from '../../shared/domain/site/events.ts';
import { typedWords } from '../../shared/kernel/found-words.ts';
import { rowSamples } from '../host/web/samples.ts';

const around = (role: Role | null, incident: Around['incident']): Around => ({
  site: { ...rowSamples.site, signedIn: role === null ? null : { staff: 'x', name: 'Karin', role } },
  incident,
});
const words = (found: readonly { readonly words: string }[]): readonly string[] => found.map((one) => one.words);
const found = (where: Around, typed: string): readonly string[] => words(findActions(offered(where), typedWords(typed)).map(({ action }) => action));

describe('what is offered', () => {
  test('with nobody signed in only what anyone may do', () => {
    expect(offered(around(null, null)).every((one) => one.may === 'anyone')).toBe(true);
    expect(words(offered(around(null, null)))).toEqual(expect.arrayContaining(['Start a drill or an incident', 'Sign in', 'Who may do what']));
    expect(words(offered(around(null, rowSamples.incidents)))).toContain('Change the directive');
  });

  test.each(roles)('to a %s nothing that the permission table does not give', (role) => {
    for (const incident of [null, rowSamples.incidents]) expect(offered(around(role, incident)).filter((one) => one.may !== 'anyone' && !one.may.includes(role))).toEqual([]);
  });

  test('in a lockdown what is done in it, and nowhere else', () => {
    const evacuated = { ...rowSamples.incidents, allClearWall: null, directives: rowSamples.incidents.directives.map((one) => ({ ...one, directive: 'evacuate' as const })) };
    const lockedDown = { ...evacuated, directives: evacuated.directives.map((one) => ({ ...one, directive: 'lockdown' as const })) };
    const ofLockdown = ['Release rooms', '911 was phoned'];
    expect(words(offered(around('administrator', lockedDown)))).toEqual(expect.arrayContaining(ofLockdown));
    for (const incident of [null, evacuated, { ...lockedDown, allClearWall: 1 }]) expect(words(offered(around('administrator', incident))).filter((one) => ofLockdown.includes(one))).toEqual([]);
  });

  test('no two actions are called alike, since people choose by the words', () => {
    expect(new Set(words(ACTIONS)).size).toBe(ACTIONS.length);
  });
});

describe('what words find', () => {
  const atRest = around('administrator', null);
  test.each([
    ['absent', 'Mark absent'],
    ['mark absnt', 'Mark absent'],
    ['lockdown', 'Start a drill or an incident'],
    ['sick', 'Mark absent'],
    ['pin', 'Lock, sign out, change your PIN'],
    ['bell', 'Bell schedule'],
  ])('“%s” finds “%s” first', (typed, first) => {
    expect(found(atRest, typed)[0]).toBe(first);
  });

  test('what an action is called goes before the other words for it', () => {
    expect(found(atRest, 'drill')[0]).toBe('Start a drill or an incident');
    expect(found(atRest, 'drill')).toContain('Records');
  });
});
