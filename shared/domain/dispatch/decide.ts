/** Rules of calls for help (README.md beside this file): a call is never refused, nobody is sent or relieved unseen, and none ends without words. Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { EventId, PersonId, StreamName } from '../../kernel/ids.ts';
import type { CallForHelp, CancelCall, CheckScene, ClearCall, DetailCall, DispatchCommand, HandOverCall, SettleClaims, TakeCall, TakeOverCall } from './commands.ts';
import type { dispatchEvents, DispatchPayload } from './events.ts';
import { goes, isOver, responderStates, type Call, type ResponderState } from './state.ts';

interface CallForHelpContext {
  readonly founded: boolean;
  /** Of the command's own id, so that one touch that reaches two consoles is one call. */
  readonly call: string;
  readonly stream: StreamName;
  /** The room that this console is named after. */
  readonly roomHere: string | null;
}

/** DI-1 nothing but a computer without a school keeps a call from being made. DI-2 what is not known yet is left open. */
export function callForHelp({ room, kind, silent, exercise, onBehalf }: CallForHelp, { founded, call, stream, roomHere }: CallForHelpContext): Decision {
  if (!founded) return reject('SiteNotFounded', 'This computer is not part of a school yet, so nobody would hear it.', 'Use phone, radio or voice. Then set up the school.');
  const payload: DispatchPayload<'v1.HelpCalled'> = { call, room: room ?? (onBehalf === null ? roomHere : null), kind, silent, exercise, onBehalf };
  return accept([{ stream, type: 'v1.HelpCalled', payload, refs: [] }], { call });
}

interface HeardCall {
  readonly call: string;
  readonly room: string | null;
  readonly kind: string | null;
  readonly silent: boolean;
  readonly exercise: boolean;
  /** Where it was raised. */
  readonly console: string;
  readonly caller: string | null;
}

interface CallContext {
  /** Null: not known here. */
  readonly call: Call | null;
  readonly stream: StreamName;
  /** Who acts; null: nobody is signed in. */
  readonly acting: PersonId | null;
  /** The call was raised at this console. */
  readonly raisedHere: boolean;
  /** Is everybody whom the command names on the staff? */
  readonly staffIsKnown: boolean;
  /** For words: a staff member's name. */
  readonly nameOf: (staff: string) => string;
}

type Open = CallContext & { readonly call: Call };

const event = <T extends keyof typeof dispatchEvents>({ stream }: CallContext, type: T, payload: DispatchPayload<T>): Decision => accept([{ stream, type, payload, refs: [] }]);

/** DI-19 what a call's notice said, recorded where it was heard: nobody can answer what is on no record. */
export function recordHeardCall({ call, room, kind, silent, exercise, console, caller }: HeardCall, stream: StreamName): Decision {
  const payload: DispatchPayload<'v1.HelpCalled'> = { call, room, kind, silent, exercise, onBehalf: null, raised: { console, caller } };
  return accept([{ stream, type: 'v1.HelpCalled', payload, refs: [] }], { call });
}

/** DI-3 whoever raised it; of a call that nobody signed, whoever is at that console. */
const isCaller = ({ call: { caller }, acting, raisedHere }: Open): boolean => (caller === null ? raisedHere : caller === acting);

/** DI-9 nothing more happens in a call that is over. */
export function decideOnCall(command: Exclude<DispatchCommand, CallForHelp | { readonly type: 'SetCallKinds' | 'SetEscalation' }>, context: CallContext): Decision {
  const { call } = context;
  if (call === null) return reject('CallUnknown', 'This console has not heard of that call.', 'Go back to Dispatch.');
  if (isOver(call)) return reject('CallOver', call.state === 'cancelled' ? 'That call was cancelled.' : 'That call is cleared.', 'Call for help again if it is needed.');
  if (!context.staffIsKnown) return reject('ResponderUnknown', 'One of these people is not on the staff list.', 'Add them under Setup, Staff, or choose somebody else.');
  const open: Open = { ...context, call };
  switch (command.type) {
    case 'DetailCall':
      return detail(command, open);
    case 'CancelCall':
      return cancel(command, open);
    case 'TakeCall':
      return take(command, open);
    case 'AskResponder':
      return isGoing(open, command.responder) ? reject('AlreadyResponding', `${open.nameOf(command.responder)} has this call already.`, 'Nothing has to be done.') : event(open, 'v1.ResponderAsked', { call: command.call, responder: command.responder });
    case 'SetOutForCall':
      return step(command, open, 'v1.ResponderSetOut', 'onTheWay');
    case 'ArriveAtCall':
      return step(command, open, 'v1.ResponderArrived', 'onScene');
    case 'StandDownFromCall':
      return standDown(command, open);
    case 'HandOverCall':
      return handOver(command, open);
    case 'TakeOverCall':
      return takeOver(command, open);
    case 'SettleClaims':
      return settle(command, open);
    case 'CheckScene':
      return checkScene(command, open);
    case 'ClearCall':
      return clear(command, open);
  }
}

function detail({ type: _, call, ...said }: DetailCall, context: Open): Decision {
  if (context.acting === null && !isCaller(context)) return reject('NotYourCall', 'Nobody is signed in, and this call was raised at another console.', 'Sign in, or say it where it was raised.');
  if (Object.values(said).every((one) => one === undefined)) return reject('NothingSaid', 'Nothing was added.', 'Say where it is, what it is, or who is at risk.');
  return event(context, 'v1.CallDetailed', { call, ...said });
}

/** DI-3 a mistaken call stays in the record, with why. */
function cancel({ call, reason }: CancelCall, context: Open): Decision {
  if (!isCaller(context)) return reject('NotYourCall', 'Only whoever called may cancel a call.', 'Clear it instead, with what came of it.');
  return event(context, 'v1.CallCancelled', { call, reason });
}

const isGoing = ({ call }: Open, staff: string): boolean => call.responders.some((one) => one.staff === staff && goes(one));

const NOBODY_NAMED: Decision = reject('NobodyNamed', 'Nobody is signed in, so it is not known who goes.', 'Sign in, or name the responder.');

/** DI-5 a second one joins the first; taking it from somebody is another act. */
function take({ call, responder, onBehalf }: TakeCall, context: Open): Decision {
  const who = responder ?? context.acting;
  if (who === null) return NOBODY_NAMED;
  if (isGoing(context, who)) return reject('AlreadyResponding', `${context.nameOf(who)} has this call already.`, 'Nothing has to be done.');
  return event(context, 'v1.CallTaken', { call, responder: who, onBehalf });
}

/** DI-6 whoever sets out or arrives has taken the call with that. */
function step(command: { readonly call: string; readonly responder: string | null }, context: Open, type: 'v1.ResponderSetOut' | 'v1.ResponderArrived', state: ResponderState): Decision {
  const who = command.responder ?? context.acting;
  if (who === null) return NOBODY_NAMED;
  const now = context.call.responders.find((one) => one.staff === who)?.state ?? 'stoodDown';
  if (responderStates.indexOf(now) >= responderStates.indexOf(state)) return reject('AlreadySaid', `${context.nameOf(who)} is ${now === 'onScene' ? 'there' : 'on the way'} already.`, 'Nothing has to be done.');
  return event(context, type, { call: command.call, responder: who });
}

const notResponding = (context: Open, who: string): Decision => reject('NotResponding', `${context.nameOf(who)} does not have this call.`, 'Look at the call again: somebody may have changed it.');

function standDown(command: { readonly call: string; readonly responder: string | null }, context: Open): Decision {
  const who = command.responder ?? context.acting;
  if (who === null) return NOBODY_NAMED;
  if (!context.call.responders.some((one) => one.staff === who && one.state !== 'stoodDown')) return notResponding(context, who);
  return event(context, 'v1.ResponderStoodDown', { call: command.call, responder: who });
}

function handOver({ call, from, to }: HandOverCall, context: Open): Decision {
  const who = to ?? context.acting;
  if (who === null) return NOBODY_NAMED;
  if (!isGoing(context, from)) return notResponding(context, from);
  if (isGoing(context, who)) return reject('AlreadyResponding', `${context.nameOf(who)} has this call already.`, `Let ${context.nameOf(from)} stand down instead.`);
  return event(context, 'v1.CallHandedOver', { call, from, to: who });
}

/** DI-5 only with a reason, which the form asks for. */
function takeOver({ call, from, to, reason }: TakeOverCall, context: Open): Decision {
  const who = to ?? context.acting;
  if (who === null) return NOBODY_NAMED;
  if (!isGoing(context, from)) return notResponding(context, from);
  if (isGoing(context, who)) return reject('AlreadyResponding', `${context.nameOf(who)} has this call already.`, `Let ${context.nameOf(from)} stand down instead.`);
  return event(context, 'v1.CallTakenOver', { call, from, to: who, reason });
}

/** DI-8 */
function settle({ call, settles, stay }: SettleClaims, context: Open): Decision {
  const open = new Set(context.call.takenApart.map((one) => one.taking));
  const staff = new Set(context.call.takenApart.map((one) => one.staff as string));
  const named = [...new Set(settles)];
  if (named.length !== open.size || named.some((one) => !open.has(one as EventId))) return reject('ClaimsChanged', 'Who has taken this call has changed meanwhile.', 'Look at the call again.');
  if (stay.some((one) => !staff.has(one))) return reject('NotResponding', 'One of those who are to go has not taken this call.', 'Choose among those who took it.');
  return event(context, 'v1.ClaimsSettled', { call, settles: named, stay: [...new Set(stay)] });
}

function checkScene({ call, words }: CheckScene, context: Open): Decision {
  if (context.call.state !== 'onScene') return reject('NobodyOnScene', 'Nobody is on the scene of that call yet.', 'Say first who has arrived.');
  return event(context, 'v1.SceneChecked', { call, words });
}

/** DI-9 what came of it is said in words, whoever says it. */
const clear = ({ call, outcome }: ClearCall, context: Open): Decision => event(context, 'v1.CallCleared', { call, outcome });
