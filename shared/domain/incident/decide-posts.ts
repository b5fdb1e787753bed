/** Rules IN-14 to IN-22: reunification, who is at which post, and the steps of its job sheet. Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { incidentStream } from '../../kernel/streams.ts';
import type { HandOverPost, LeavePost, MarkJobStepDone, StartReunification, TakeBackJobStep, TakePost } from './commands.ts';
import { refsOf, refuseUnlessOpen, type IncidentContext } from './decide.ts';
import type { incidentEvents, PostHolder } from './events.ts';
import { isSameHolder, UNTOUCHED, type PostState } from './post-state.ts';
import { findPost, isOffered, type Post } from './posts.ts';

export interface PostsContext extends IncidentContext {
  readonly posts: ReadonlyMap<string, PostState>;
}

/** Who is meant to be at the post is somebody whom the school knows, or a helper without a record. */
export interface HolderContext extends PostsContext {
  readonly holderIsKnown: boolean;
}

const fact = (incident: string, context: IncidentContext, type: keyof typeof incidentEvents, payload: object): Decision =>
  accept([{ stream: incidentStream(incident as IncidentId), type, payload: { incident, ...payload }, refs: refsOf(context) }]);

const CHANGED_MEANWHILE = reject('PostChangedMeanwhile', 'Who is at this post has changed meanwhile.', 'Look at it again, then say who goes and who comes.');
const HOLDER_UNKNOWN = reject('PostHolderUnknown', 'That person is not on the staff.', 'Choose somebody of the staff, or write the name and badge of a helper.');

/** IN-14 it never waits for anything; once started it moves, and its place is not forgotten. */
export function startReunification({ incident, place }: StartReunification, context: IncidentContext): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  const said = context.course.reunification;
  if (said.length > 0 && place === '') return reject('ReunificationPlaceNeeded', 'Reunification has started already.', 'Write where it is now.');
  if (said.length === 1 && said[0]?.place === place) return reject('ReunificationAlreadyThere', `Reunification is at ${place} already.`, 'Write another place, or leave it.');
  return fact(incident, context, 'v1.ReunificationStarted', { place });
}

interface Found {
  readonly post: Post;
  readonly state: PostState;
}

/** IN-3, IN-16. */
function postIn(command: { readonly post: string }, context: PostsContext): { readonly refusal: Decision } | Found {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return { refusal };
  const post = findPost(command.post);
  if (post === null) return { refusal: reject('PostUnknown', 'This version of Muster has no such post.', 'Go back to Now and choose one of the posts that are listed.') };
  if (!isOffered(post, context.incident?.exercise === true)) return { refusal: postOnlyInDrills(post) };
  return { post, state: context.posts.get(command.post) ?? UNTOUCHED };
}

/** IN-17 */
export const postOnlyInDrills = ({ title }: Post): Decision => reject('PostOnlyInDrills', `${title} is a post of drills, and this is real.`, 'Choose another post.');

const alreadyAt = (holder: PostHolder): Decision => reject('AlreadyAtPost', `${holder.name} is at this post already.`, 'Choose somebody else, or leave it as it is.');

/** IN-19 taken while it is empty; a post for many also beside others. */
export function takePost(command: TakePost, context: HolderContext): Decision {
  const found = postIn(command, context);
  if ('refusal' in found) return found.refusal;
  if (!context.holderIsKnown) return HOLDER_UNKNOWN;
  const { holdings } = found.state;
  if (holdings.some((one) => isSameHolder(one.holder, command.holder))) return alreadyAt(command.holder);
  const [held] = holdings;
  if (found.post.heldBy === 'one' && held !== undefined) return reject('PostAlreadyHeld', `${held.holder.name} is at this post.`, 'Hand it over instead, or choose another post.');
  return fact(command.incident, context, 'v1.PostTaken', { post: command.post, holder: command.holder });
}

/** IN-21 who goes: all whom the command names are there, and of a post for one nobody else is. */
function whoGoes(from: readonly string[], { post, state }: Found, everybody: boolean): readonly PostHolder[] | null {
  const going = state.holdings.filter((one) => from.includes(one.event));
  if (going.length < new Set(from).size || (everybody && post.heldBy === 'one' && going.length < state.holdings.length)) return null;
  return going.map((one) => one.holder);
}

/** IN-19, IN-20, IN-21. */
export function handOverPost(command: HandOverPost, context: HolderContext): Decision {
  const found = postIn(command, context);
  if ('refusal' in found) return found.refusal;
  if (!context.holderIsKnown) return HOLDER_UNKNOWN;
  const going = whoGoes(command.from, found, true);
  if (going === null) return CHANGED_MEANWHILE;
  const stays = found.state.holdings.filter((one) => !command.from.includes(one.event));
  // To one of two who took it apart is a hand-over; to the only one who is there it is none.
  if (stays.some((one) => isSameHolder(one.holder, command.holder)) || going.every((one) => isSameHolder(one, command.holder))) return alreadyAt(command.holder);
  return fact(command.incident, context, 'v1.PostHandedOver', { post: command.post, from: command.from, holder: command.holder });
}

export function leavePost(command: LeavePost, context: PostsContext): Decision {
  const found = postIn(command, context);
  if ('refusal' in found) return found.refusal;
  if (whoGoes(command.from, found, false) === null) return CHANGED_MEANWHILE;
  return fact(command.incident, context, 'v1.PostLeft', { post: command.post, from: command.from });
}

function stepIn(command: { readonly post: string; readonly step: string }, context: PostsContext): { readonly refusal: Decision } | { readonly ticks: PostState['ticks'] } {
  const found = postIn(command, context);
  if ('refusal' in found) return found;
  if (!found.post.sheet.some((one) => one.step === command.step)) return { refusal: reject('JobStepUnknown', `The job sheet of the ${found.post.title.toLowerCase()} has no such step.`, 'Open the job sheet again and tick one of its steps.') };
  return { ticks: found.state.ticks.filter((one) => one.step === command.step) };
}

/** IN-22. */
export function markJobStepDone(command: MarkJobStepDone, context: PostsContext): Decision {
  const found = stepIn(command, context);
  if ('refusal' in found) return found.refusal;
  if (found.ticks.length > 0) return reject('JobStepAlreadyDone', 'That step is ticked already.', 'Go on with the next step.');
  return fact(command.incident, context, 'v1.JobStepDone', { post: command.post, step: command.step });
}

/** IN-22. */
export function takeBackJobStep(command: TakeBackJobStep, context: PostsContext): Decision {
  const found = stepIn(command, context);
  if ('refusal' in found) return found.refusal;
  if (found.ticks.length === 0) return reject('JobStepNotDone', 'That step is not ticked.', 'There is nothing to take back.');
  return fact(command.incident, context, 'v1.JobStepTakenBack', { post: command.post, step: command.step, ticks: found.ticks.map((one) => one.event) });
}
