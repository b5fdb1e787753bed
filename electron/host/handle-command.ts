/**
 * One command, from arrival to answer: seen before? -> load -> decide -> commit. Form and permission were checked at the
 * door. It is synchronous, so nothing comes between what it read and what it writes.
 */
import { SqliteError } from '../../db/driver.ts';
import { CommitTooLarge, type Committer } from '../../db/commit.ts';
import { roomOfConsole } from '../../db/queries/calls.ts';
import type { Reader } from '../../db/queries/reader.ts';
import { commandOutcome, type CommandOutcome } from '../../shared/contract/procedures.ts';
import { recordHeardCall } from '../../shared/domain/dispatch/decide.ts';
import type { ChangeDirective, StartIncident } from '../../shared/domain/incident/commands.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { setBellSchedule } from '../../shared/domain/site/decide.ts';
import { chooseClock, nameSchools, renameSite, setLockdownAllClear } from '../../shared/domain/site/settings.ts';
import { correctText } from '../../shared/domain/site/text-corrections.ts';
import { defined, unreachable } from '../../shared/kernel/assert.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import type { Actor, Fact } from '../../shared/kernel/history.ts';
import type { CommandId, ConsoleId, PersonId } from '../../shared/kernel/ids.ts';
import type { Digests, Ids } from '../../shared/kernel/ports.ts';
import { callStream } from '../../shared/kernel/streams.ts';
import type { DiskReserve } from './disk-reserve.ts';
import { incidentStartedBy, type Notices } from './lan/notices.ts';
import { decideAnswerQuietAlert } from './commands/alerts.ts';
import { decideAbsent, decideArrived, decideLeftEarly, decideTakeBackAttendance } from './commands/attendance.ts';
import { decideAtEntrance } from './commands/entrance.ts';
import { decideAnswerFor, decideReport, decideSettleReports, decideTakeBack } from './commands/accounting.ts';
import { decideAdoptLateFacts, decideLeaveSite, decidePlaceConsole, decideRenameConsole, decideRevokeConsole, decideSetAside } from './commands/consoles.ts';
import { callRaisedBy, decideCall } from './commands/calls.ts';
import { decideDrill } from './commands/drills.ts';
import { decideContactAttempt } from './commands/families.ts';
import { decideAfterCall } from './commands/call-report.ts';
import { decideChange, decideClose, decideJoin, decideNote, decidePeriod, decideSign, decideStart } from './commands/incident.ts';
import { decideAboutCards } from './commands/cards.ts';
import { decideInLockdown } from './commands/lockdown.ts';
import { decideDisclosure } from './commands/records.ts';
import { decideRetention } from './commands/retention.ts';
import { decideOnTheMove } from './commands/movement.ts';
import { decideHandOver, decideLeavePost, decideReunification, decideStepDone, decideStepTakenBack, decideTakePost } from './commands/posts.ts';
import { decideAboutFloors } from './commands/floors.ts';
import { decideAboutRelief, decideAboutResponders, isSaidUnsigned } from './commands/responders.ts';
import { decideAtStations } from './commands/stations.ts';
import { onTheOneThatGoesOn, type Sources } from './commands/load.ts';
import { decideAtDesk, decideCare, decideCheckIn, decideSettleRelease } from './commands/reunification.ts';
import {
  decideAddPerson,
  decideAmendContact,
  decideAmendPerson,
  decideLiftRestriction,
  decideLinkPeople,
  decideNameSubstitute,
  decideRemovePerson,
  decideRemovePhoto,
  decideReturnPerson,
  decideFileCourtOrder,
  decideSetRestriction,
  decideTakeBackAmendment,
  decideTellPeopleApart,
} from './commands/roster.ts';
import { decideAddRoom, decideErase, decideFound, decidePlaceRooms, decideRenameRoom, decideUseRooms } from './commands/site.ts';
import { decideAddStaff, decideConfirmActs, decideGrantRole, decidePutStaffOnRoster, decideRenameStaff, decideWithdrawRole } from './commands/staff.ts';
import { setIdleLock } from '../../shared/domain/site/decide-staff.ts';

export interface HandlerNeeds {
  readonly committer: Committer;
  readonly reader: Reader;
  readonly ids: Ids;
  readonly digests: Digests;
  readonly console: ConsoleId;
  readonly publicKey: string;
  /** By which others know it on the network: DER in base64url. */
  readonly certificate: string;
  /** 32 fresh random bytes, in hex. */
  readonly newKey: () => string;
  readonly notices: Pick<Notices, 'raising' | 'calls'>;
  readonly reserve: Pick<DiskReserve, 'use'>;
}

const DISK_FULL: CommandOutcome = {
  accepted: false,
  rejection: { name: 'DiskFull', message: 'This computer’s disk is full, so nothing was saved.', whatToDo: 'Write it on paper now. Free some space, then enter it again.' },
};

const ALARM_NOT_SAVED: CommandOutcome = {
  accepted: false,
  rejection: { name: 'AlarmNotSaved', message: 'The alarm is told to every console that this one reaches, but this computer’s disk is full, so it is not saved here.', whatToDo: 'Announce it by voice, radio or phone. Free some space on this computer, then raise it again.' },
};

const CALL_NOT_SAVED: CommandOutcome = {
  accepted: false,
  rejection: { name: 'CallNotSaved', message: 'The call is told to every console that this one reaches, but this computer’s disk is full, so it is not saved here.', whatToDo: 'Use phone, radio or voice too. Free some space on this computer, then call again.' },
};

const TOO_MUCH_AT_ONCE: CommandOutcome = {
  accepted: false,
  rejection: { name: 'TooMuchAtOnce', message: 'That is more than can be saved in one go.', whatToDo: 'Shorten the words, or do it for fewer people or rooms at a time.' },
};

const REFUSED_ELSEWHERE: CommandOutcome = {
  accepted: false,
  rejection: { name: 'RefusedElsewhere', message: 'Another console refused this, and it is on the record.', whatToDo: 'Do it again here to be told why.' },
};

/** What a fact says that its command was answered with. */
function resultOf(fact: Fact): Readonly<Record<string, string>> {
  const { incident, visitor, person, call, disclosure } = fact.payload as { readonly [name in 'incident' | 'visitor' | 'person' | 'call' | 'disclosure']: string };
  return fact.type === 'v2.IncidentStarted' ? { incident } : fact.type === 'v1.VisitorSignedIn' ? { visitor } : fact.type === 'v1.PersonAdded' ? { person } : fact.type === 'v1.HelpCalled' ? { call } : fact.type === 'v1.DisclosureRecorded' ? { disclosure } : {};
}

export class CommandHandler {
  readonly #needs: HandlerNeeds;
  readonly #sources: Sources;

  constructor(needs: HandlerNeeds) {
    this.#needs = needs;
    this.#sources = { log: needs.committer.log, reader: needs.reader };
  }

  /** When it returns, what it answers is on disk; also a refusal, so that a retry is told the same. */
  execute(commandId: CommandId, asked: Command, actor: Actor): CommandOutcome {
    const { committer } = this.#needs;
    const earlier = committer.outcomeOf(commandId);
    if (earlier !== null) return commandOutcome.parse(earlier);
    const elsewhere = this.#answeredElsewhere(commandId);
    if (elsewhere !== null) return elsewhere;
    const command = onTheOneThatGoesOn(asked, this.#sources);
    const notRecorded = 'call' in command ? this.#recordHeard(command.call) : null;
    if (notRecorded !== null) return notRecorded;
    const decision = this.#decide(commandId, command, actor);
    if (decision.accepted && command.type === 'CallForHelp') return this.#callForHelp(commandId, decision, actor);
    if (decision.accepted && (command.type === 'StartIncident' || command.type === 'ChangeDirective')) return this.#raise(commandId, command, decision, actor);
    if (isSaidUnsigned(command.type)) return this.record(commandId, decision, 'unsigned');
    return this.record(commandId, decision, actor === 'unsigned' ? this.#founderOf(command, decision) : actor);
  }

  /** An alarm: its notice goes out whatever becomes of the commit, also where that throws. */
  #raise(commandId: CommandId, command: StartIncident | ChangeDirective, decision: Decision, actor: Actor): CommandOutcome {
    const outcome = this.#needs.notices.raising(commandId, command, () => this.record(commandId, decision, actor));
    return outcome === DISK_FULL ? ALARM_NOT_SAVED : outcome;
  }

  /** DI-19 a call, which is told as an alarm is. */
  #callForHelp(commandId: CommandId, decision: Decision & { readonly accepted: true }, actor: Actor): CommandOutcome {
    const raised = callRaisedBy(decision, this.#sources, this.#needs.digests, actor);
    const outcome = this.#needs.notices.raising(commandId, raised, () => this.record(commandId, decision, actor));
    return outcome === DISK_FULL ? CALL_NOT_SAVED : outcome;
  }

  /** Whoever acts on a call that is only heard here records it first, under the command that made it, so that it is one call with the event that may still come. Null: nothing stands against that. */
  #recordHeard(call: string): CommandOutcome | null {
    const heard = this.#needs.notices.calls().find(({ notice }) => notice.call === call);
    if (heard === undefined) return null;
    const outcome = this.record(heard.notice.commandId as CommandId, recordHeardCall(heard.notice, callStream(call)), 'unsigned');
    return outcome.accepted ? null : outcome;
  }

  /** Commits what was decided, and its answer. */
  record(commandId: CommandId, decision: Decision, actor: Actor): CommandOutcome {
    const events = decision.accepted ? decision.events : decision.record;
    try {
      let outcome: CommandOutcome = DISK_FULL;
      this.#needs.committer.append({
        commandId,
        actor,
        events,
        outcome: (ids) => (outcome = decision.accepted ? { accepted: true, events: [...ids], result: { ...decision.result } } : { accepted: false, rejection: decision.rejection }),
      });
      return outcome;
    } catch (error) {
      // Nothing was written, so the same can be tried again: once, for then the reserve is gone.
      if (error instanceof SqliteError && error.code === 'SQLITE_FULL') return this.#needs.reserve.use() ? this.record(commandId, decision, actor) : DISK_FULL;
      if (error instanceof CommitTooLarge) return TOO_MUCH_AT_ONCE;
      throw error;
    }
  }

  /** The window asked another console first, and what that one wrote has arrived: a fact, or the record of a refusal. */
  #answeredElsewhere(commandId: CommandId): CommandOutcome | null {
    const { log } = this.#needs.committer;
    const found = log.eventsOfCommand(commandId).flatMap(({ id }) => log.event(id) ?? []);
    if (found.length === 0) return null;
    if (found.every((event) => /^v\d+\.PickupStopped$/.test(event.header.type))) return REFUSED_ELSEWHERE;
    const told = found.flatMap((event) => log.fact(event) ?? []).map(resultOf);
    return { accepted: true, events: found.map((event) => event.id), result: Object.assign({}, ...told) as Record<string, string> };
  }

  /** Whoever founds a site acts as the administrator that the founding makes; there is no grant to rest on yet. */
  #founderOf(command: Command, decision: Decision): Actor {
    if (command.type !== 'FoundSite' || !decision.accepted) return 'unsigned';
    const added = defined(decision.events.find((event) => event.type === 'v1.StaffAdded'), 'a founding adds its founder');
    return { staff: (added.payload as { staff: PersonId }).staff, role: 'administrator', grant: null };
  }

  #decide(commandId: CommandId, command: Command, actor: Actor): Decision {
    const sources = this.#sources;
    const { ids, digests, console, publicKey, certificate, newKey } = this.#needs;
    switch (command.type) {
      case 'FoundSite':
        return decideFound(command, sources, { console, publicKey, certificate, site: ids.next(), founder: ids.next() as PersonId, idKey: newKey() });
      case 'ErasePayloads':
        return decideErase(command, sources);
      case 'SetBellSchedule':
        return setBellSchedule(command);
      case 'RenameSite':
        return renameSite(command);
      case 'RenameConsole':
        return decideRenameConsole(command, sources, console);
      case 'PlaceConsole':
        return decidePlaceConsole(command, sources, digests, console);
      case 'RevokeConsole':
        return decideRevokeConsole(command, sources, console);
      case 'AdoptLateFacts':
        return decideAdoptLateFacts(command, sources, console);
      case 'LeaveSite':
        return decideLeaveSite(sources, console);
      case 'NameSchools':
        return nameSchools(command);
      case 'ChooseClock':
        return chooseClock(command);
      case 'CorrectText':
        return correctText(command);
      case 'SetLockdownAllClear':
        return setLockdownAllClear(command);
      case 'AddRoom':
        return decideAddRoom(command, sources, digests);
      case 'PlaceRooms':
        return decidePlaceRooms(command, sources, digests);
      case 'UseRooms':
        return decideUseRooms(command, sources, digests);
      case 'RenameRoom':
        return decideRenameRoom(command, sources, digests);
      case 'AddStaff':
        return decideAddStaff(command, sources, command.people.map((_, i) => digests.idOf(`staff ${commandId} ${i}`) as PersonId));
      case 'RenameStaff':
        return decideRenameStaff(command, sources);
      case 'PutStaffOnRoster':
        return decidePutStaffOnRoster(command, sources);
      case 'GrantRole':
        return decideGrantRole(command, sources);
      case 'WithdrawRole':
        return decideWithdrawRole(command, sources);
      case 'ConfirmActs':
        return decideConfirmActs(command, sources);
      case 'SetAsideLateFacts':
        return decideSetAside(command, sources);
      case 'SetIdleLock':
        return setIdleLock(command);
      case 'AddPerson':
        return decideAddPerson(command, sources, digests.idOf(`person ${commandId}`) as PersonId);
      case 'AmendPerson':
        return decideAmendPerson(command, sources);
      case 'AmendContact':
        return decideAmendContact(command, sources);
      case 'FileCourtOrder':
        return decideFileCourtOrder(command, sources);
      case 'SetRestriction':
        return decideSetRestriction(command, sources);
      case 'LiftRestriction':
        return decideLiftRestriction(command, sources);
      case 'RemovePerson':
        return decideRemovePerson(command, sources);
      case 'ReturnPerson':
        return decideReturnPerson(command, sources);
      case 'TakeBackAmendment':
        return decideTakeBackAmendment(command, sources);
      case 'LinkPeople':
        return decideLinkPeople(command, sources);
      case 'TellPeopleApart':
        return decideTellPeopleApart(command, sources, actor);
      case 'NameSubstitute':
        return decideNameSubstitute(command, sources);
      case 'RemovePhoto':
        return decideRemovePhoto(command, sources);
      case 'StartIncident':
        return decideStart(command, sources, incidentStartedBy(digests, commandId));
      case 'ChangeDirective':
        return decideChange(command, sources);
      case 'ChooseAnsweringPeriod':
        return decidePeriod(command, sources);
      case 'StartReunification':
        return decideReunification(command, sources);
      case 'TakePost':
        return decideTakePost(command, sources);
      case 'HandOverPost':
        return decideHandOver(command, sources);
      case 'LeavePost':
        return decideLeavePost(command, sources);
      case 'MarkJobStepDone':
        return decideStepDone(command, sources);
      case 'TakeBackJobStep':
        return decideStepTakenBack(command, sources);
      case 'JoinIncidents':
        return decideJoin(command, sources);
      case 'AddNote':
        return decideNote(command, sources);
      case 'ReportRooms':
      case 'ReleaseRooms':
      case 'ReportKnown':
      case 'Phone911':
      case 'Tell911':
      case 'ProposeAllClear':
      case 'SetAsideAllClearRules':
      case 'GiveAllClear':
        return decideInLockdown(command, sources, digests, actor);
      case 'SignForMatters':
        return decideSign(command, sources);
      case 'CloseIncident':
        return decideClose(command, sources);
      case 'RecordContactAttempt':
        return decideContactAttempt(command, sources);
      case 'ReportPeople':
        return decideReport(command, sources);
      case 'TakeBackReport':
        return decideTakeBack(command, sources);
      case 'SettleReports':
        return decideSettleReports(command, sources);
      case 'AnswerForPeople':
        return decideAnswerFor(command, sources);
      case 'CheckInAdult':
        return decideCheckIn(command, sources);
      case 'RecordCall':
      case 'GrantIdentityException':
      case 'AuthorizePickup':
      case 'OverrideRestriction':
      case 'EscortAdult':
      case 'EndStepAside':
      case 'CheckInFromAside':
      case 'SendForStudent':
      case 'BringStudent':
      case 'ReportWrongStudent':
      case 'AnswerComfort':
      case 'DecideDiscomfort':
      case 'CheckInAgain':
      case 'ReleaseStudent':
      case 'ReleaseAlone':
      case 'SetSelfRelease':
        return decideAtDesk(command, sources, actor);
      case 'PrintCards':
      case 'PrintStockCards':
      case 'NameCard':
      case 'GiveInHalf':
      case 'TakeBackHalf':
      case 'SettleHalves':
      case 'TypeBackCard':
        return decideAboutCards(command, sources, console);
      case 'StateHospital':
      case 'StateDeceased':
      case 'RecordFamilyTold':
      case 'TakeBackCare':
        return decideCare(command, sources, actor);
      case 'SettleRelease':
        return decideSettleRelease(command, sources);
      case 'SweepZones':
      case 'AddBus':
      case 'BoardPeople':
      case 'ReportBusLeft':
      case 'ReportBusArrived':
      case 'TakeBackBus':
      case 'ReportArrivals':
      case 'ReportLeftOnOwn':
      case 'TakeBackPlaces':
      case 'SettlePlaces':
        return decideOnTheMove(command, sources);
      case 'AddFloor':
      case 'NameFloor':
      case 'PictureFloor':
      case 'DrawPlaces':
        return decideAboutFloors(command, sources, digests, digests.idOf(`floor ${commandId}`));
      case 'SetResponder':
      case 'StateAvailability':
      case 'RecordTrainings':
      case 'TakeBackTraining':
      case 'SetCourses':
        return decideAboutResponders(command, sources, actor);
      case 'AskForRelief':
      case 'CoverRelief':
      case 'EndRelief':
      case 'SetTapOutRules':
        return decideAboutRelief(command, sources, actor, digests.idOf(`tap ${commandId}`), () => roomOfConsole(sources.reader, digests, console));
      case 'MarkAbsent':
        return decideAbsent(command, sources);
      case 'MarkArrived':
        return decideArrived(command, sources);
      case 'MarkLeftEarly':
        return decideLeftEarly(command, sources);
      case 'TakeBackAttendance':
        return decideTakeBackAttendance(command, sources);
      case 'SignInVisitor':
      case 'SignOutVisitor':
      case 'CompareVisitor':
      case 'DecideHeldVisitor':
      case 'BarPerson':
      case 'LiftBar':
        return decideAtEntrance(command, sources, digests, commandId);
      case 'CallForHelp':
      case 'DetailCall':
      case 'CancelCall':
      case 'TakeCall':
      case 'AskResponder':
      case 'SetOutForCall':
      case 'ArriveAtCall':
      case 'StandDownFromCall':
      case 'HandOverCall':
      case 'TakeOverCall':
      case 'SettleClaims':
      case 'CheckScene':
      case 'ClearCall':
      case 'SetCallKinds':
      case 'SetEscalation':
        return decideCall(command, sources, digests, console, commandId, actor);
      case 'SetDrillRules':
      case 'SetSchoolCalendar':
      case 'ScheduleDrill':
      case 'CallOffDrill':
      case 'RecordDrill':
      case 'EvaluateDrill':
      case 'CompleteAction':
      case 'BriefDrill':
      case 'MarkDrillCheck':
      case 'StartDrillRun':
      case 'ObserveDrill':
        return decideDrill(command, sources, digests.idOf(`drill ${commandId}`), actor);
      case 'StateReportFact':
      case 'NameAffected':
      case 'GiveOwnAccount':
      case 'WriteConfidentialNote':
      case 'AssignRecoveryTask':
      case 'AnswerRecoveryTasks':
      case 'ReferToCareTeam':
      case 'RecordLesson':
        return decideAfterCall(command, sources, actor);
      case 'AnswerQuietAlert':
        return decideAnswerQuietAlert(command, sources);
      case 'SetStation':
      case 'AssignStation':
      case 'GiveUpStation':
      case 'GreetFamily':
      case 'SendFamilyToLine':
      case 'EndFamilyWait':
      case 'SendForStudents':
        return decideAtStations(command, sources, digests.idOf(`family ${commandId}`));
      case 'RecordDisclosure':
        return decideDisclosure(command, sources, digests.idOf(`disclosure ${commandId}`));
      case 'SetRetention':
      case 'PlaceHold':
      case 'LiftHold':
      case 'RequestInspection':
      case 'CloseInspection':
        return decideRetention(command, sources, digests.idOf(`kept ${commandId}`));
      default:
        return unreachable(command);
    }
  }
}
