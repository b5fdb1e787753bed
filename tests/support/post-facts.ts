/** What consoles write of one post, for histories drawn by fast-check. */
import { postsOf, UNTOUCHED, type PostState } from '../../shared/domain/incident/post-state.ts';
import type { PostHolder } from '../../shared/domain/incident/events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import { historyOf, testId, type Writer } from './drawn-history.ts';

export const POST = 'check-in-director';
const about = { incident: testId('incident'), post: POST } as const;
const HOLDERS: readonly PostHolder[] = [{ staff: testId('ana'), name: 'Ana Lee', badge: '' }, { staff: null, name: 'Ben Cruz', badge: '7' }, { staff: testId('cy'), name: 'Cy Oh', badge: '' }];
const holder = (pick: number): PostHolder => defined(HOLDERS[pick % HOLDERS.length], 'one of three');

const stateOf = (known: readonly Fact[]): PostState => postsOf(historyOf(known)).get(POST) ?? UNTOUCHED;
/** One of them or more. */
const some = (events: readonly { readonly event: EventId }[], pick: number): readonly EventId[] => events.slice(0, 1 + (pick % events.length)).map((one) => one.event);

export const postWriters: readonly Writer[] = [
  (_known, pick) => ({ type: 'v1.PostTaken', payload: { ...about, holder: holder(pick) } }),
  (known, pick) => (stateOf(known).holdings.length === 0 ? null : { type: 'v1.PostHandedOver', payload: { ...about, from: some(stateOf(known).holdings, pick), holder: holder(pick) } }),
  (known, pick) => (stateOf(known).holdings.length === 0 ? null : { type: 'v1.PostLeft', payload: { ...about, from: some(stateOf(known).holdings, pick) } }),
  () => ({ type: 'v1.JobStepDone', payload: { ...about, step: 'kit' } }),
  (known, pick) => (stateOf(known).ticks.length === 0 ? null : { type: 'v1.JobStepTakenBack', payload: { ...about, step: 'kit', ticks: some(stateOf(known).ticks, pick) } }),
];
