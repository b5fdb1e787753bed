/** Posts and reunification through the host's own commands and lists: who is at a post, what two consoles said apart, the record read back. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { listPosts } from '../../db/queries/posts.ts';
import { readTimeline } from '../../db/queries/timeline.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { PostHolder } from '../../shared/domain/incident/events.ts';
import { posts } from '../../shared/domain/incident/posts.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { incidentStream } from '../../shared/kernel/streams.ts';
import { Desk } from '../support/desk.ts';
import { testId } from '../support/drawn-history.ts';
import { KNOWS_ALL } from '../support/may-know.ts';
import { Author } from '../support/hand-written.ts';
import { admit } from '../support/test-site.ts';

const ben: PostHolder = { staff: null, name: 'Ben Cruz', badge: '7' };
const cy: PostHolder = { staff: null, name: 'Cy Oh', badge: '' };

let desk: Desk;
let incident: IncidentId;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
  incident = desk.start(true);
});

const about = (post: string) => ({ incident, post }) as const;
const row = (post: string): SubscriptionRow<'posts'> => defined(listPosts(desk.reader, incident).find((one) => one.post === post), post);
const who = (post: string): string[] => row(post).holders.map((one) => one.name);
const facts = (post: string): string[] => row(post).holders.flatMap((one) => one.facts);
const told = (): string[] => readTimeline(desk.reader, incident, KNOWS_ALL).map((one) => one.text);
const fromElsewhere = (console: string, type: string, payload: object): void =>
  expect(desk.console.committer.receive(admit(desk.console, new Author(console)).write({ stream: incidentStream(incident), type, payload: { incident, ...payload } }).wire)).toEqual({ result: 'landed' });

describe('posts', () => {
  test('are all listed, empty, with their sheets; the stations are wanted once reunification has started', () => {
    expect(listPosts(desk.reader, incident).map((one) => one.title)).toEqual(posts.map((one) => one.title));
    expect(listPosts(desk.reader, incident).every((one) => one.holders.length === 0 && one.sheet.every((part) => part.steps.every((step) => step.done.length === 0)))).toBe(true);
    expect(row('checker').wanted).toBe(false);
    desk.must({ type: 'StartReunification', incident, place: 'Gym' });
    expect(row('checker').wanted).toBe(true);
    expect(row('parking').wanted).toBe(false);
  });

  test('are taken, handed over and left; the record says from whom to whom', () => {
    desk.must({ type: 'TakePost', ...about('safety'), holder: ben });
    expect(row('safety').holders).toMatchObject([{ ...ben, sinceWall: desk.clock.wall }]);
    expect(desk.refused({ type: 'TakePost', ...about('safety'), holder: cy })).toBe('PostAlreadyHeld');
    const before = facts('safety');
    desk.must({ type: 'HandOverPost', ...about('safety'), from: before, holder: cy });
    expect(desk.refused({ type: 'LeavePost', ...about('safety'), from: before })).toBe('PostChangedMeanwhile');
    desk.must({ type: 'LeavePost', ...about('safety'), from: facts('safety') });
    expect(who('safety')).toEqual([]);
    expect(told().slice(-3)).toEqual(['Safety: Ben Cruz, badge 7', 'Safety: handed over from Ben Cruz to Cy Oh', 'Safety: Cy Oh left']);
  });

  test('whoever is on the roster and uses Muster is one person; a stranger to both is refused', () => {
    const { person } = desk.must({ type: 'AddPerson', kind: 'staff', fields: { givenName: 'Sam', familyName: 'Ortiz' }, classId: null, why: 'new today' }).result;
    const onRoster = { staff: defined(person, 'the person added'), name: 'Sam Ortiz', badge: '' };
    desk.must({ type: 'AddStaff', role: 'teacher', people: [{ name: 'Sam Ortiz', person: onRoster.staff }] });
    desk.must({ type: 'TakePost', ...about('greeter'), holder: onRoster });
    const [{ staff } = { staff: null }] = row('greeter').holders;
    expect(staff).not.toBe(onRoster.staff);
    for (const again of [onRoster, { ...onRoster, staff }]) expect(desk.refused({ type: 'TakePost', ...about('greeter'), holder: again })).toBe('AlreadyAtPost');
    expect(desk.refused({ type: 'TakePost', ...about('greeter'), holder: { staff: testId('nobody'), name: 'Nobody', badge: '' } })).toBe('PostHolderUnknown');
  });

  test('a step is ticked with who and when, and taken back', () => {
    const walk = () => row('safety').sheet.flatMap((part) => part.steps).find((step) => step.step === 'walk');
    desk.must({ type: 'MarkJobStepDone', ...about('safety'), step: 'walk' });
    expect(walk()?.done).toMatchObject([{ wall: desk.clock.wall }]);
    expect(desk.refused({ type: 'MarkJobStepDone', ...about('safety'), step: 'walk' })).toBe('JobStepAlreadyDone');
    desk.must({ type: 'TakeBackJobStep', ...about('safety'), step: 'walk' });
    expect(walk()?.done).toEqual([]);
    expect(told().slice(-2)).toEqual(['Safety, done: Walk the site: exits, traffic, weather, power.', 'Safety, not done after all: Walk the site: exits, traffic, weather, power.']);
  });

  test('stay readable after the close, and nothing is added to them', () => {
    desk.must({ type: 'TakePost', ...about('safety'), holder: ben });
    desk.must({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false });
    expect(who('safety')).toEqual(['Ben Cruz']);
    expect(desk.refused({ type: 'LeavePost', ...about('safety'), from: facts('safety') })).toBe('IncidentClosed');
  });
});

describe('what two consoles said apart', () => {
  test('IN-20 two people at a post for one both show, until it is handed over from both', () => {
    fromElsewhere('north', 'v1.PostTaken', { post: 'safety', holder: ben });
    fromElsewhere('south', 'v1.PostTaken', { post: 'safety', holder: cy });
    expect(who('safety').sort()).toEqual(['Ben Cruz', 'Cy Oh']);
    expect(desk.refused({ type: 'HandOverPost', ...about('safety'), from: facts('safety').slice(0, 1), holder: ben })).toBe('PostChangedMeanwhile');
    desk.must({ type: 'HandOverPost', ...about('safety'), from: facts('safety'), holder: ben });
    expect(who('safety')).toEqual(['Ben Cruz']);
  });

  test('the same person, put there twice, is one person, and leaves by both facts', () => {
    fromElsewhere('north', 'v1.PostTaken', { post: 'safety', holder: ben });
    fromElsewhere('south', 'v1.PostTaken', { post: 'safety', holder: { ...ben, name: 'ben cruz' } });
    expect(row('safety').holders).toHaveLength(1);
    expect(facts('safety')).toHaveLength(2);
    desk.must({ type: 'LeavePost', ...about('safety'), from: facts('safety') });
    expect(who('safety')).toEqual([]);
  });

  test('IN-15 of two places both show, until somebody says it again', () => {
    fromElsewhere('north', 'v1.ReunificationStarted', { place: 'Gym' });
    fromElsewhere('south', 'v1.ReunificationStarted', { place: 'Church' });
    const { reunification } = desk.now();
    expect(new Set([reunification?.place, ...(reunification?.alsoSaid ?? [])])).toEqual(new Set(['Church', 'Gym']));
    desk.must({ type: 'StartReunification', incident, place: 'Church' });
    expect(desk.now().reunification).toMatchObject({ place: 'Church', alsoSaid: [] });
    expect(told().filter((text) => text.startsWith('Reunification'))).toHaveLength(3);
  });

  test('IN-16 a post of a newer version is kept and told, though it is not listed', () => {
    fromElsewhere('north', 'v1.PostTaken', { post: 'drone-pilot', holder: ben });
    expect(told()).toContain('Post “drone-pilot”: Ben Cruz, badge 7');
    expect(listPosts(desk.reader, incident)).toHaveLength(posts.length);
  });
});

test('IN-19 whatever is asked of one console, nobody is at a post twice and a post for one has one person at most', () => {
  const names = ['Ana', 'Ben', 'Cy'] as const;
  const step = fc.record({ post: fc.constantFrom('safety', 'greeter'), act: fc.constantFrom('take', 'handOver', 'handOverOne', 'leave'), name: fc.constantFrom(...names) });
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) => {
      for (const { post, act, name } of steps) {
        const holder = { staff: null, name, badge: '' };
        const from = act === 'handOver' ? facts(post) : facts(post).slice(0, 1);
        if (act !== 'take' && from.length === 0) continue;
        const outcome = desk.run(act === 'take' ? { type: 'TakePost', ...about(post), holder } : act === 'leave' ? { type: 'LeavePost', ...about(post), from } : { type: 'HandOverPost', ...about(post), from, holder });
        accepted += Number(outcome.accepted);
        expect(new Set(who(post)).size).toBe(who(post).length);
        expect(who('safety').length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 25 },
  );
  expect(accepted).toBeGreaterThan(20);
});
