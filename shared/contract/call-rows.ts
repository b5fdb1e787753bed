/** Rows of the subscriptions `calls`, `call-alarms` and `call-settings`. */
import { z } from 'zod';
import { callChannels, callKind, ladderStep, toldGroups } from '../domain/dispatch/events.ts';
import { skills } from '../domain/dispatch/responder-events.ts';

const wall = z.number();
const optionalWall = wall.nullable();

const callStates = ['new', 'acknowledged', 'onTheWay', 'onScene', 'cleared', 'cancelled'] as const;
/** `why`: in a few words. */
const proposal = z.object({ staff: z.string(), name: z.string(), why: z.string() });
const responderStates = ['asked', 'acknowledged', 'onTheWay', 'onScene', 'stoodDown'] as const;

/** Milliseconds are monotonic, as of `sentAtWall` of this host: a window counts on from there. */
export const callRow = z.object({
  key: z.string(),
  call: z.string(),
  exercise: z.boolean(),
  /** False: it was heard ahead of the log, and whoever acts on it records it. */
  recorded: z.boolean(),
  state: z.enum(callStates),
  /** Said apart, each stands; empty: nobody has said. */
  rooms: z.array(z.object({ room: z.string(), name: z.string(), zone: z.string().nullable() })),
  kinds: z.array(callKind),
  silent: z.boolean(),
  /** Oldest first. */
  words: z.array(z.object({ of: z.enum(['atRisk', 'words']), text: z.string(), by: z.string().nullable(), wall })),
  /** Null: nobody was signed in where it was raised. */
  caller: z.object({ staff: z.string(), name: z.string() }).nullable(),
  /** The console where it was raised or entered. */
  consoleName: z.string(),
  raisedHere: z.boolean(),
  /** Whoever is signed in here, or nobody, may cancel it. */
  mayCancel: z.boolean(),
  onBehalf: z.object({ channel: z.enum(callChannels), who: z.string(), words: z.string() }).nullable(),
  elapsedMs: z.number(),
  sentAtWall: wall,
  calledWall: wall,
  /** The first who did; null: not yet. */
  acknowledgedWall: optionalWall,
  setOutWall: optionalWall,
  arrivedWall: optionalWall,
  endedWall: optionalWall,
  /** Of a cleared call what came of it, of a cancelled one why; said apart, each. */
  outcomes: z.array(z.object({ words: z.string(), by: z.string().nullable(), wall })),
  responders: z.array(
    z.object({
      staff: z.string(),
      name: z.string(),
      skills: z.array(z.enum(skills)),
      state: z.enum(responderStates),
      sinceWall: wall,
      sinceMs: z.number(),
      /** Somebody else said so for them. */
      onBehalf: z.object({ channel: z.enum(callChannels), spokeTo: z.string() }).nullable(),
      /** It was taken so long ago, and nothing was heard since (amber). */
      staleAfterMs: z.number().nullable(),
    }),
  ),
  /** Takings that did not know of each other: to be settled by a person. Empty: none. */
  takenApart: z.array(z.object({ taking: z.string(), staff: z.string(), name: z.string() })),
  /** Ended at one console while another went on: it is open, and has to be ended by somebody who knows of both. */
  endedApart: z.boolean(),
  /** The kind asks for a pair: what is missing of it. */
  pairMissing: z.array(z.enum(['security', 'mentalHealth'])),
  /** Who would complete it; null: nobody, or they were asked and have not answered. */
  pairProposed: proposal.nullable(),
  /** Who could go, the nearest first. */
  proposed: z.array(proposal),
  /** While nobody answers. `step`: counted from 1; `inMs` not above 0: due. */
  nextStep: z.object({ step: z.number(), to: z.enum(toldGroups), inMs: z.number() }).nullable(),
  /** The last that was reached; 0: none. */
  stepReached: z.number(),
  /** While somebody is on the scene: how long nobody has asked, and after how long somebody should. */
  checkIn: z.object({ sinceMs: z.number(), dueAfterMs: z.number() }).nullable(),
  /** Weapon or intruder: whoever may start an incident is offered it. Muster does not call 911. */
  offersDirective: z.boolean(),
});
export type CallRow = z.infer<typeof callRow>;

/** A call that this window must show now, whoever is signed in, or nobody. A silent one only where it was raised, and to those who answer. */
export const callAlarmRow = z.object({
  key: z.string(),
  call: z.string(),
  exercise: z.boolean(),
  /** False: it was heard ahead of the log, and whoever acts on it records it. */
  recorded: z.boolean(),
  state: z.enum(callStates),
  /** Empty: not known. */
  roomNames: z.array(z.string()),
  kindWords: z.array(z.string()),
  silent: z.boolean(),
  raisedHere: z.boolean(),
  /** To be sounded here as long as the row says so. */
  audible: z.boolean(),
  /** The highest step that is due while nobody answers; 0: none yet. */
  step: z.number(),
  to: z.enum(toldGroups).nullable(),
  elapsedMs: z.number(),
  sentAtWall: wall,
  /** Who is coming, first who is nearest to being there. */
  answeredBy: z.array(z.object({ name: z.string(), state: z.enum(responderStates) })),
});
export type CallAlarmRow = z.infer<typeof callAlarmRow>;

/** One row: what the school set, or what holds until it does. */
export const callSettingsRow = z.object({
  key: z.string(),
  kinds: z.array(callKind),
  ladder: z.array(ladderStep),
  checkInMinutes: z.number(),
  staleMinutes: z.number(),
});
