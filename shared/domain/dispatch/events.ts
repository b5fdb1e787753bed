/**
 * Facts about calls for help, each in the stream of its call (`call/<id>`), which begins with `HelpCalled`: who called, what was added
 * since, who answers, and how it ended. What is stated when it is over is in `report-events.ts`.
 */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const call = { call: id } as const;
const words = z.string().trim().max(1000);
const name = z.string().trim().min(1).max(100);
export const someWords = words.min(1);
export const callWords = words;

export const callChannels = ['radio', 'phone', 'runner', 'person'] as const;
const channel = z.enum(callChannels);
/** Where a call was raised, and by whom, as its notice said: its own console could not record it, so another did. `caller` null: nobody was signed in. */
const raisedElsewhere = z.strictObject({ console: id, caller: id.nullable() });
/** Of the school's list of kinds. */
export const kindKey = z.string().regex(/^[a-z][a-zA-Z]{0,29}$/);
/** A call that came by another way than a console, and who brought it. */
export const calledOnBehalf = z.strictObject({ channel, who: name, words }).nullable();
/** Whoever answers has no console at hand: how they said so, and to whom. */
export const answeredOnBehalf = z.strictObject({ channel, spokeTo: name }).nullable();
export const claims = z.array(z.string().regex(SHA256_PATTERN)).min(1).max(32);

/** What a call is about, as the school lists it. `needsPair`: security goes with mental or behavioural health. `offersDirective`: whoever may give one is offered it. */
export const callKind = z.strictObject({ key: kindKey, words: name, needsPair: z.boolean(), offersDirective: z.boolean() });
export const callKinds = z.array(callKind).min(1).max(20);
/** Whom a step tells; those of the steps before are told on. `everybody`: whoever is signed in, or nobody. */
export const toldGroups = ['supervisors', 'leaders', 'everybody'] as const;
export const ladderStep = z.strictObject({ afterS: z.number().int().min(5).max(3600), to: z.enum(toldGroups), audible: z.boolean() });
export const ladder = z.array(ladderStep).min(1).max(6);
export const minutes = z.number().int().min(1).max(120);

export const dispatchEvents = {
  /** The first touch: all but `exercise` may be said later. */
  'v1.HelpCalled': z.strictObject({ ...call, room: id.nullable(), kind: kindKey.nullable(), silent: z.boolean(), exercise: z.boolean(), onBehalf: calledOnBehalf, raised: raisedElsewhere.optional() }),
  /** What is absent was not said. */
  'v1.CallDetailed': z.strictObject({ ...call, room: id.optional(), kind: kindKey.optional(), atRisk: someWords.optional(), words: someWords.optional(), silent: z.boolean().optional() }),
  'v1.CallCancelled': z.strictObject({ ...call, reason: someWords }),
  /** `responder`: of the staff, also where somebody else said so. */
  'v1.CallTaken': z.strictObject({ ...call, responder: id, onBehalf: answeredOnBehalf }),
  'v1.ResponderAsked': z.strictObject({ ...call, responder: id }),
  'v1.ResponderSetOut': z.strictObject({ ...call, responder: id }),
  'v1.ResponderArrived': z.strictObject({ ...call, responder: id }),
  'v1.ResponderStoodDown': z.strictObject({ ...call, responder: id }),
  'v1.CallHandedOver': z.strictObject({ ...call, from: id, to: id }),
  'v1.CallTakenOver': z.strictObject({ ...call, from: id, to: id, reason: someWords }),
  /** Of those who took it apart these go; the others stand down. `settles`: the takings. */
  'v1.ClaimsSettled': z.strictObject({ ...call, settles: claims, stay: z.array(id).min(1).max(32) }),
  /** Somebody asked whether all is still well there. */
  'v1.SceneChecked': z.strictObject({ ...call, words }),
  'v1.CallCleared': z.strictObject({ ...call, outcome: someWords }),
  /** A step of the ladder fell due while nobody answered. `step`: counted from 1. */
  'v1.StepReached': z.strictObject({ ...call, step: z.number().int().min(1).max(6) }),
  'v1.CallKindsSet': z.strictObject({ kinds: callKinds }),
  'v1.EscalationSet': z.strictObject({ ladder, checkInMinutes: minutes, staleMinutes: minutes }),
} as const;

export type DispatchPayload<T extends keyof typeof dispatchEvents> = z.infer<(typeof dispatchEvents)[T]>;
export type CallKind = z.infer<typeof callKind>;
export type LadderStep = z.infer<typeof ladderStep>;
