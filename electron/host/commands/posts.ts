/** Loads what decisions about reunification and its posts need. */
import type { HandOverPost, LeavePost, MarkJobStepDone, StartReunification, TakeBackJobStep, TakePost } from '../../../shared/domain/incident/commands.ts';
import { handOverPost, leavePost, markJobStepDone, startReunification, takeBackJobStep, takePost, type HolderContext, type PostsContext } from '../../../shared/domain/incident/decide-posts.ts';
import type { PostHolder } from '../../../shared/domain/incident/events.ts';
import { postsOf } from '../../../shared/domain/incident/post-state.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { isStaffMember, staffOfPerson } from '../../../db/queries/staff.ts';
import { loadIncident, type Sources } from './load.ts';

function contextOf(sources: Sources, incident: string): PostsContext {
  const loaded = loadIncident(sources, incident);
  return { ...loaded, posts: postsOf(loaded.history) };
}

/** Somebody of the roster who uses Muster is that staff member, so that nobody is at a post twice under two ids. */
const asStaffMember = (holder: PostHolder, { reader }: Sources): PostHolder => ({ ...holder, staff: holder.staff === null ? null : (staffOfPerson(reader, holder.staff) ?? holder.staff) });

function holderContext(sources: Sources, incident: string, { staff }: PostHolder): HolderContext {
  const known = staff === null || isStaffMember(sources.reader, staff) || sources.reader.rosters.current().staff.has(staff as PersonId);
  return { ...contextOf(sources, incident), holderIsKnown: known };
}

export const decideReunification = (command: StartReunification, sources: Sources): Decision => startReunification(command, contextOf(sources, command.incident));

export function decideTakePost(command: TakePost, sources: Sources): Decision {
  const holder = asStaffMember(command.holder, sources);
  return takePost({ ...command, holder }, holderContext(sources, command.incident, holder));
}

export function decideHandOver(command: HandOverPost, sources: Sources): Decision {
  const holder = asStaffMember(command.holder, sources);
  return handOverPost({ ...command, holder }, holderContext(sources, command.incident, holder));
}

export const decideLeavePost = (command: LeavePost, sources: Sources): Decision => leavePost(command, contextOf(sources, command.incident));
export const decideStepDone = (command: MarkJobStepDone, sources: Sources): Decision => markJobStepDone(command, contextOf(sources, command.incident));
export const decideStepTakenBack = (command: TakeBackJobStep, sources: Sources): Decision => takeBackJobStep(command, contextOf(sources, command.incident));
