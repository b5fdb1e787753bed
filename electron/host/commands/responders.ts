/** Loads what decisions about responders, training and relief need. */
import { recordTrainings, setCourses, setResponder, stateAvailability, takeBackTraining } from '../../../shared/domain/dispatch/decide-responders.ts';
import type { ResponderCommand } from '../../../shared/domain/dispatch/responder-commands.ts';
import { responderOf, type Responder } from '../../../shared/domain/dispatch/responders.ts';
import type { TapCommand } from '../../../shared/domain/dispatch/tap-commands.ts';
import { askForRelief, coverRelief, endRelief, setTapOutRules, tapOutOf } from '../../../shared/domain/dispatch/tap-outs.ts';
import { trainingsOf, type Training } from '../../../shared/domain/dispatch/training.ts';
import { supervisors } from '../../../shared/contract/responder-procedures.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { PersonId, RoomId } from '../../../shared/kernel/ids.ts';
import { staffStream, tapStream } from '../../../shared/kernel/streams.ts';
import { schoolCourses } from '../../../db/queries/responders.ts';
import { isStaffMember } from '../../../db/queries/staff.ts';
import { hasAsked, tapActor } from '../../../db/queries/tap-outs.ts';
import { mayUse } from '../web/may-use.ts';
import type { Sources } from './load.ts';

export function decideAboutResponders(command: ResponderCommand, { log, reader }: Sources, actor: Actor): Decision {
  const responder = (staff: string): Responder | null => (isStaffMember(reader, staff) ? responderOf(log.history(staffStream(staff as PersonId))) : null);
  const trainings = (staff: string): readonly Training[] | null => (isStaffMember(reader, staff) ? trainingsOf(log.history(staffStream(staff as PersonId))) : null);
  switch (command.type) {
    case 'SetResponder':
      return setResponder(command, responder(command.staff));
    case 'StateAvailability':
      return stateAvailability(command, { responder: responder(command.staff), own: actor === 'unsigned' ? null : actor.staff, supervises: mayUse(supervisors, actor) });
    case 'RecordTrainings':
      return recordTrainings(command, { courses: schoolCourses(reader), today: reader.today(), trainingsOf: trainings });
    case 'TakeBackTraining':
      return takeBackTraining(command, trainings(command.staff));
    case 'SetCourses':
      return setCourses(command);
    default:
      return unreachable(command);
  }
}

/** `fresh`: an id for a new request. `roomHere`: in which this console stands. */
export function decideAboutRelief(command: TapCommand, { log, reader }: Sources, acting: Actor, fresh: string, roomHere: () => RoomId | null): Decision {
  const actor = tapActor(reader, acting);
  const isStaff = (staff: string): boolean => isStaffMember(reader, staff);
  switch (command.type) {
    case 'AskForRelief':
      return askForRelief(command, { roomHere: command.room === null && actor !== null ? roomHere() : null, actor, tap: fresh, open: actor !== null && hasAsked(reader, actor.staff) });
    case 'CoverRelief':
      return coverRelief(command, { actor, tapOut: tapOutOf(log.history(tapStream(command.tap))), isStaff });
    case 'EndRelief':
      return endRelief(command, { actor, tapOut: tapOutOf(log.history(tapStream(command.tap))) });
    case 'SetTapOutRules':
      return setTapOutRules(command);
    default:
      return unreachable(command);
  }
}

/** TA-6 headers outlive an erasure: what is said of one's need for relief is signed by nobody. */
export const isSaidUnsigned = (type: string): boolean => type === 'AskForRelief' || type === 'CoverRelief' || type === 'EndRelief';
