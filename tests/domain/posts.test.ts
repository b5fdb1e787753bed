/** Rules IN-14 to IN-22: reunification, who is at which post, and the steps of its job sheet. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handOverPost, leavePost, markJobStepDone, startReunification, takeBackJobStep, takePost, type HolderContext } from '../../shared/domain/incident/decide-posts.ts';
import { incidentEvents, type PostHolder } from '../../shared/domain/incident/events.ts';
import { isSameHolder, postsOf, UNTOUCHED, type PostState } from '../../shared/domain/incident/post-state.ts';
import { isWanted, jobSheetParts, posts } from '../../shared/domain/incident/posts.ts';
import { courseOf, incidentsOf, type Incident } from '../../shared/domain/incident/state.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Decision, NewEvent } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { incidentStream, INCIDENTS } from '../../shared/kernel/streams.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, play, stepsOf, testEvent, testId } from '../support/drawn-history.ts';
import { POST, postWriters } from '../support/post-facts.ts';

const incident = testId<IncidentId>('incident');
const start: NewEvent = { stream: INCIDENTS, type: 'v2.IncidentStarted', payload: { incident, exercise: true, directive: 'evacuate', detail: '', roster: [], date: null }, refs: [] };
const end: NewEvent = { stream: INCIDENTS, type: 'v1.IncidentClosed', payload: { incident, expected: 0, released: 0, answeredFor: 0 }, refs: [] };
const started = factAfter(start, []);
const open = defined(incidentsOf(historyOf([started]))[0], 'it is open');
const closed = defined(incidentsOf(historyOf([started, factAfter(end, [started])]))[0], 'it is closed');

const ana: PostHolder = { staff: testId('ana'), name: 'Ana Lee', badge: '' };
const ben: PostHolder = { staff: null, name: 'Ben Cruz', badge: '7' };
const cy: PostHolder = { staff: testId('cy'), name: 'Cy Oh', badge: '' };
const DIRECTOR = 'check-in-director';

const said = (type: keyof typeof incidentEvents, payload: object): NewEvent => ({ stream: incidentStream(incident), type, payload: incidentEvents[type].parse({ incident, ...payload }), refs: [] });
const taken = (holder: PostHolder, post = DIRECTOR): NewEvent => said('v1.PostTaken', { post, holder });
const handedOver = (from: readonly Fact[], holder: PostHolder, post = DIRECTOR): NewEvent => said('v1.PostHandedOver', { post, from: from.map((one) => one.id), holder });
const left = (from: readonly Fact[], post = DIRECTOR): NewEvent => said('v1.PostLeft', { post, from: from.map((one) => one.id) });
const done = (step: string): NewEvent => said('v1.JobStepDone', { post: DIRECTOR, step });
const takenBack = (ticks: readonly Fact[], step: string): NewEvent => said('v1.JobStepTakenBack', { post: DIRECTOR, step, ticks: ticks.map((one) => one.id) });
const placed = (place: string): NewEvent => said('v1.ReunificationStarted', { place });

const stateOf = (facts: readonly Fact[], post = DIRECTOR): PostState => postsOf(historyOf(facts)).get(post) ?? UNTOUCHED;
const namesAt = (facts: readonly Fact[], post = DIRECTOR): string[] => stateOf(facts, post).holdings.map((one) => one.holder.name).sort();
const context = (facts: readonly Fact[], at: Incident | null = open): HolderContext => ({ incident: at, course: courseOf(historyOf(facts)), heard: [], posts: postsOf(historyOf(facts)), holderIsKnown: true });
const take = (facts: readonly Fact[], holder: PostHolder, post = DIRECTOR): Decision => takePost({ type: 'TakePost', incident, post, holder }, context(facts));
const handOver = (facts: readonly Fact[], from: readonly Fact[], holder: PostHolder, post = DIRECTOR): Decision => handOverPost({ type: 'HandOverPost', incident, post, from: from.map((one) => one.id), holder }, context(facts));
const leave = (facts: readonly Fact[], from: readonly Fact[], post = DIRECTOR): Decision => leavePost({ type: 'LeavePost', incident, post, from: from.map((one) => one.id) }, context(facts));
const reunify = (facts: readonly Fact[], place: string): Decision => startReunification({ type: 'StartReunification', incident, place }, context(facts));
/** The facts that an accepted decision leaves, after all before. */
const after = (facts: readonly Fact[], decision: Decision): readonly Fact[] => {
  if (!decision.accepted) throw new Error(decision.rejection.name);
  return decision.events.reduce<readonly Fact[]>((all, event) => [...all, factAfter(event, all)], facts);
};

describe('reunification', () => {
  test('IN-14 starts when somebody says so, moves when it is said again, and keeps its place', () => {
    const unknown = after([], reunify([], ''));
    expect(courseOf(historyOf(unknown)).reunification.map((one) => one.place)).toEqual(['']);
    const gym = after(unknown, reunify(unknown, 'Gym'));
    expect(courseOf(historyOf(gym)).reunification.map((one) => one.place)).toEqual(['Gym']);
    expect(refusedAs(reunify(gym, ''))).toBe('ReunificationPlaceNeeded');
    expect(refusedAs(reunify(gym, 'Gym'))).toBe('ReunificationAlreadyThere');
    expect(courseOf(historyOf(after(gym, reunify(gym, 'Church')))).reunification.map((one) => one.place)).toEqual(['Church']);
    expect(refusedAs(startReunification({ type: 'StartReunification', incident, place: 'Gym' }, context([], closed)))).toBe('IncidentClosed');
  });

  test('IN-15 places that were said apart all stand, by event id, until it is said again', () => {
    const apart = [factAfter(placed('Gym'), []), factAfter(placed('Church'), [])];
    const standing = courseOf(historyOf(apart)).reunification;
    expect(standing.map((one) => one.event)).toEqual(apart.map((one) => one.id).sort());
    expect(refusedAs(reunify(apart, 'Gym'))).toBe('accepted');
    expect(courseOf(historyOf(after(apart, reunify(apart, 'Gym')))).reunification.map((one) => one.place)).toEqual(['Gym']);
  });
});

describe('the posts', () => {
  test('IN-16 are the method’s, each with a sheet that has something to do by every milestone; others are refused', () => {
    expect(posts.map((one) => one.title)).toEqual(expect.arrayContaining(['Reunification director', 'Check-in director', 'Greeter', 'Checker', 'Accountant', 'Assembly director', 'Class leader', 'Assembly accountant', 'Reunifier', 'Release supervisor', 'Public information', 'Safety', 'Liaison', 'Counselors', 'Traffic', 'Parking']));
    expect(new Set(posts.map((one) => one.post)).size).toBe(posts.length);
    for (const post of posts) {
      expect(new Set(post.sheet.map((one) => one.step)).size, post.title).toBe(post.sheet.length);
      for (const { part } of jobSheetParts) expect(post.sheet.some((one) => one.part === part), `${post.title} ${part}`).toBe(true);
      expect(post.reportsTo === null || posts.some((other) => other.title === post.reportsTo), post.title).toBe(true);
      // What the log takes: a fact about any of them is readable.
      for (const { step } of post.sheet) expect(incidentEvents['v1.JobStepDone'].safeParse({ incident, post: post.post, step }).success, `${post.post} ${step}`).toBe(true);
    }
    expect(refusedAs(take([], ana, 'drone-pilot'))).toBe('PostUnknown');
    expect(refusedAs(markJobStepDone({ type: 'MarkJobStepDone', incident, post: DIRECTOR, step: 'fly' }, context([])))).toBe('JobStepUnknown');
    expect(namesAt([factAfter(taken(ana, 'drone-pilot'), [])], 'drone-pilot')).toEqual(['Ana Lee']);
  });

  test('IN-17 those that lead are wanted at once, the stations once reunification has started, the others where needed', () => {
    const wanted = (now: boolean): string[] => posts.filter((one) => isWanted(one, now)).map((one) => one.title);
    expect(wanted(false)).toEqual(['Reunification director', 'Check-in director', 'Assembly director', 'Release supervisor', 'Public information', 'Safety']);
    expect(wanted(true)).toEqual([...wanted(false), 'Greeter', 'Checker', 'Accountant', 'Class leader', 'Assembly accountant', 'Reunifier']);
  });

  test('IN-3 nothing is said of them in an incident that is closed or not known here', () => {
    const at = { incident, post: DIRECTOR, from: [testEvent('x')], holder: ana, step: 'kit' };
    for (const [state, name] of [[closed, 'IncidentClosed'], [null, 'IncidentUnknown']] as const) {
      expect(refusedAs(takePost({ type: 'TakePost', ...at }, context([], state)))).toBe(name);
      expect(refusedAs(handOverPost({ type: 'HandOverPost', ...at }, context([], state)))).toBe(name);
      expect(refusedAs(leavePost({ type: 'LeavePost', ...at }, context([], state)))).toBe(name);
      expect(refusedAs(markJobStepDone({ type: 'MarkJobStepDone', ...at }, context([], state)))).toBe(name);
      expect(refusedAs(takeBackJobStep({ type: 'TakeBackJobStep', ...at }, context([], state)))).toBe(name);
    }
  });
});

describe('who is at a post', () => {
  test('IN-18 stands until a hand-over or leaving names it, and what that had not seen stays', () => {
    const first = factAfter(taken(ana), []);
    expect(namesAt([first])).toEqual(['Ana Lee']);
    const over = factAfter(handedOver([first], ben), [first]);
    expect(namesAt([first, over])).toEqual(['Ben Cruz']);
    expect(namesAt([first, over, factAfter(left([over]), [first, over])])).toEqual([]);
    // Another console handed it to Cy meanwhile: both are there.
    expect(namesAt([first, over, factAfter(handedOver([first], cy), [first])])).toEqual(['Ben Cruz', 'Cy Oh']);
    expect(namesAt([first, over, factAfter(left([first]), [first])])).toEqual(['Ben Cruz']);
  });

  test('IN-19 a post for one is taken empty and handed over held; nobody is at one post twice', () => {
    const held = [factAfter(taken(ana), [])];
    expect(refusedAs(take([], ana))).toBe('accepted');
    expect(refusedAs(take(held, ben))).toBe('PostAlreadyHeld');
    expect(refusedAs(take(held, { ...ana, name: 'A. Lee' }))).toBe('AlreadyAtPost');
    expect(refusedAs(handOver(held, held, ana))).toBe('AlreadyAtPost');
    const greeters = [factAfter(taken(ben, 'greeter'), [])];
    expect(refusedAs(take(greeters, cy, 'greeter'))).toBe('accepted');
    expect(refusedAs(take(greeters, { ...ben, name: 'BEN CRUZ' }, 'greeter'))).toBe('AlreadyAtPost');
    expect(refusedAs(take(greeters, { ...ben, badge: '8' }, 'greeter'))).toBe('accepted');
    expect(refusedAs(takePost({ type: 'TakePost', incident, post: DIRECTOR, holder: ana }, { ...context([]), holderIsKnown: false }))).toBe('PostHolderUnknown');
    expect(refusedAs(handOverPost({ type: 'HandOverPost', incident, post: DIRECTOR, from: held.map((one) => one.id), holder: ben }, { ...context(held), holderIsKnown: false }))).toBe('PostHolderUnknown');
  });

  test('IN-20 two who took a post apart are both there until it is handed over from both, to one of them or a third', () => {
    const apart = [factAfter(taken(ana), []), factAfter(taken(ben), [])];
    expect(namesAt(apart)).toEqual(['Ana Lee', 'Ben Cruz']);
    expect(refusedAs(take(apart, cy))).toBe('PostAlreadyHeld');
    for (const to of [ana, ben, cy]) expect(namesAt(after(apart, handOver(apart, apart, to)))).toEqual([to.name]);
    expect(namesAt(after(apart, leave(apart, apart.slice(0, 1))))).toEqual(['Ben Cruz']);
  });

  test('IN-21 a hand-over names who is there: at a post for one everybody, at a post for many whoever goes', () => {
    const apart = [factAfter(taken(ana), []), factAfter(taken(ben), [])];
    expect(refusedAs(handOver(apart, apart.slice(0, 1), cy))).toBe('PostChangedMeanwhile');
    const gone = [...apart, factAfter(left(apart.slice(0, 1)), apart)];
    expect(refusedAs(handOver(gone, apart, cy))).toBe('PostChangedMeanwhile');
    expect(refusedAs(leave(gone, apart.slice(0, 1)))).toBe('PostChangedMeanwhile');
    const greeters = [factAfter(taken(ana, 'greeter'), []), factAfter(taken(ben, 'greeter'), [])];
    expect(namesAt(after(greeters, handOver(greeters, greeters.slice(0, 1), cy, 'greeter')), 'greeter')).toEqual(['Ben Cruz', 'Cy Oh']);
    expect(refusedAs(handOver(greeters, greeters.slice(0, 1), ben, 'greeter'))).toBe('AlreadyAtPost');
  });
});

describe('a step of the job sheet', () => {
  const step = 'kit';
  const mark = (facts: readonly Fact[]): Decision => markJobStepDone({ type: 'MarkJobStepDone', incident, post: DIRECTOR, step }, context(facts));
  const takeBack = (facts: readonly Fact[]): Decision => takeBackJobStep({ type: 'TakeBackJobStep', incident, post: DIRECTOR, step }, context(facts));
  const ticked = (facts: readonly Fact[]): boolean => stateOf(facts).ticks.some((one) => one.step === step);

  test('IN-22 is done while a tick stands; ticks apart are one, and what a taking back had not seen stands', () => {
    expect(refusedAs(takeBack([]))).toBe('JobStepNotDone');
    const once = after([], mark([]));
    expect(ticked(once)).toBe(true);
    expect(refusedAs(mark(once))).toBe('JobStepAlreadyDone');
    expect(ticked(after(once, takeBack(once)))).toBe(false);
    const twice = [factAfter(done(step), []), factAfter(done(step), [])];
    expect(ticked(after(twice, takeBack(twice)))).toBe(false);
    expect(ticked([...twice, factAfter(takenBack(twice.slice(0, 1), step), twice.slice(0, 1))])).toBe(true);
  });
});

test('IN-18 to IN-22 on three consoles, whatever they take, hand over, leave and tick: whoever is at a post was put there by a fact that no fact names', () => {
  let together = 0;
  fc.assert(
    fc.property(stepsOf(postWriters.length), fc.nat(1000), (steps, salt) => {
      const facts = play(steps, postWriters, salt);
      const { holdings, ticks } = postsOf(historyOf(facts)).get(POST) ?? UNTOUCHED;
      // By hand: commands that no fact names in any of their copies.
      const named = new Set(facts.flatMap((fact) => JSON.stringify(fact.payload).match(/[0-9a-f]{64}/g) ?? []));
      const commandsOf = (types: readonly string[]): Set<string> => {
        const all = facts.filter((fact) => types.includes(fact.type));
        const over = new Set(all.filter((fact) => named.has(fact.id)).map((fact) => fact.commandId));
        return new Set(all.map((fact) => fact.commandId).filter((command) => !over.has(command)));
      };
      expect(holdings).toHaveLength(commandsOf(['v1.PostTaken', 'v1.PostHandedOver']).size);
      expect(ticks).toHaveLength(commandsOf(['v1.JobStepDone']).size);
      if (holdings.length > 1 && !holdings.every((one) => isSameHolder(one.holder, defined(holdings[0], 'two').holder))) together += 1;
    }),
    { numRuns: 400 },
  );
  expect(together).toBeGreaterThan(20);
});
