/** Calls in the words that stand on screen: on the board, above every screen, in the caller's own panel, on Now. Nothing here decides anything. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { roomName, someOf } from '../../ui/words.ts';

export type Call = SubscriptionRow<'calls'>;
export type CallAlarm = SubscriptionRow<'call-alarms'>;
type Responder = Call['responders'][number];

export const STATES = [
  { state: 'new', word: 'New' },
  { state: 'acknowledged', word: 'Acknowledged' },
  { state: 'onTheWay', word: 'On the way' },
  { state: 'onScene', word: 'On scene' },
] as const satisfies readonly { readonly state: Call['state']; readonly word: string }[];

export const responderWords: Readonly<Record<Responder['state'], string>> = { asked: 'asked to come', acknowledged: 'has it', onTheWay: 'on the way', onScene: 'there', stoodDown: 'stood down' };
export const callChannelWords: Readonly<Record<NonNullable<Call['onBehalf']>['channel'], string>> = { radio: 'by radio', phone: 'by phone', runner: 'by a runner', person: 'in person' };
export const toldWords: Readonly<Record<NonNullable<Call['nextStep']>['to'], string>> = { supervisors: 'all campus supervisors', leaders: 'the assistant principals', everybody: 'everybody' };
const missingWords: Readonly<Record<Call['pairMissing'][number], string>> = { security: 'Security missing', mentalHealth: 'Mental health missing' };

export const isOpen = ({ state }: Pick<Call, 'state'>): boolean => state !== 'cleared' && state !== 'cancelled';
export const callOrder = (a: Call, b: Call): number => a.calledWall - b.calledWall;

const placeOf = (rooms: readonly string[], otherwise: string): string => (rooms.length === 0 ? otherwise : rooms.map((one) => roomName(one) ?? one).join(' or '));

/** "Rm 118". Where nobody said a room, the console where it was raised, or who called by another way, is what is known. */
export const callPlace = ({ rooms, onBehalf, consoleName }: Call): string => placeOf(rooms.map(({ name }) => name), onBehalf?.who ?? consoleName);
/** Nobody takes a person: where no room is known, it is the call. */
export const takeWords = (call: Call): string => (call.rooms.length === 0 ? 'Take the call' : `Take ${callPlace(call)}`);
export const alarmPlace = ({ roomNames }: CallAlarm): string => placeOf(roomNames, 'a room that nobody has said yet');

export const callKind = ({ kinds }: Call): string => (kinds.length === 0 ? 'Kind not said yet' : kinds.map(({ words }) => words).join(' or '));
/** What was said of who is in danger. */
export const atRiskWords = ({ words }: Call): readonly string[] => words.filter((one) => one.of === 'atRisk').map(({ text }) => text);

export const callerWords = ({ caller, onBehalf, consoleName }: Call): string =>
  onBehalf !== null ? `${onBehalf.who}, ${callChannelWords[onBehalf.channel]}` : caller !== null ? caller.name : `nobody signed in, at ${consoleName}`;

export const present = (call: Call): readonly Responder[] => call.responders.filter(({ state }) => state !== 'stoodDown' && state !== 'asked');
export const pairWords = ({ pairMissing }: Call): string | null => (pairMissing.length === 0 ? null : pairMissing.map((one) => missingWords[one]).join(', '));

/** What passed since the host said it: both clocks are those of this computer. */
const passedMs = ({ sentAtWall }: Pick<Call, 'sentAtWall'>, nowMs: number): number => Math.max(0, nowMs - sentAtWall);
export const runningMs = (call: Pick<Call, 'elapsedMs' | 'sentAtWall'>, nowMs: number): number => call.elapsedMs + passedMs(call, nowMs);
/** Null: nobody waits for a next step. Never below nought, since a step that is due is reached when the host says so. */
export const nextStepInMs = (call: Call, nowMs: number): number | null => (call.nextStep === null ? null : Math.max(0, call.nextStep.inMs - passedMs(call, nowMs)));
/** The first who took it and of whom nothing was heard for too long. */
export const staleResponder = (call: Call, nowMs: number): Responder | null => call.responders.find(({ staleAfterMs, sinceMs }) => staleAfterMs !== null && sinceMs + passedMs(call, nowMs) >= staleAfterMs) ?? null;
export const silentMs = (call: Call, responder: Responder, nowMs: number): number => responder.sinceMs + passedMs(call, nowMs);
/** How long nobody has asked on the scene, once that is too long; null: it is not. */
export function checkInDueMs(call: Call, nowMs: number): number | null {
  if (call.checkIn === null) return null;
  const sinceMs = call.checkIn.sinceMs + passedMs(call, nowMs);
  return sinceMs < call.checkIn.dueAfterMs ? null : sinceMs;
}

type Level = 'act' | 'due' | 'calm';
export function levelOf(call: Call, nowMs: number): Level {
  if (call.state === 'new' || call.takenApart.length > 0 || call.endedApart) return 'act';
  return staleResponder(call, nowMs) !== null || checkInDueMs(call, nowMs) !== null ? 'due' : 'calm';
}

/** "0:48", "11:20", "1:04:22" */
export function running(durationMs: number): string {
  const total = Math.max(0, Math.floor(durationMs / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(total / 60);
  return minutes < 60 ? `${minutes}:${two(total % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(total % 60)}`;
}

/** "48 s", "4 min" */
export function spell(durationMs: number): string {
  const total = Math.max(0, Math.round(durationMs / 1000));
  return total < 90 ? `${total} s` : `${Math.round(total / 60)} min`;
}

const ANSWERED: readonly { readonly state: Responder['state']; readonly one: string; readonly many: string }[] = [
  { state: 'onScene', one: 'is there', many: 'are there' },
  { state: 'onTheWay', one: 'is on the way', many: 'are on the way' },
  { state: 'acknowledged', one: 'has the call', many: 'have the call' },
];
/** What has become of a call, for whoever called, and whether somebody comes. */
export function becameOf({ state, answeredBy, to }: Pick<CallAlarm, 'state' | 'answeredBy' | 'to'>): { readonly words: string; readonly answered: boolean } {
  if (state === 'cleared') return { words: 'The call is cleared.', answered: true };
  if (state === 'cancelled') return { words: 'The call is cancelled.', answered: true };
  for (const { state: as, one, many } of ANSWERED) {
    const names = answeredBy.filter((answerer) => answerer.state === as).map(({ name }) => name);
    if (names.length > 0) return { words: `${someOf(names, 2)} ${names.length === 1 ? one : many}.`, answered: true };
  }
  return { words: to === null ? 'Nobody has answered yet.' : `Nobody has answered yet. It has gone to ${toldWords[to]}.`, answered: false };
}
