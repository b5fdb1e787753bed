/**
 * Facts that are stated after a call, in `call/<id>`: what the log cannot know of the standard set, the affected educator's own
 * account, notes apart, recovery, and what changed because of it. Nothing is taken back: a later word amends an earlier one.
 */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const call = { call: id } as const;

/** Answered with yes or no, and words where there is more to say. */
const yesNoFacts = ['injury', 'weapon', 'leftCampus', 'restraint', 'classCleared'] as const;
/** Answered with words. */
const wordFacts = ['peopleAtRisk', 'actions', 'notified'] as const;
export const reportFacts = [...wordFacts, ...yesNoFacts] as const;
export type ReportFact = (typeof reportFacts)[number];

const words = z.string().trim().max(2000);
export const someWords = words.min(1);
export const statedFact = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.enum(yesNoFacts), answer: z.enum(['yes', 'no']), words }),
  z.strictObject({ fact: z.enum(wordFacts), words: someWords }),
]);

/** What is offered and seen to after every call, in the order in which it is due. */
export const recoveryTasks = ['medical', 'mentalHealth', 'contact', 'leave', 'returnPlan', 'debrief', 'timeForOthers', 'planReview'] as const;
export type RecoveryTaskName = (typeof recoveryTasks)[number];
/** One of these, or a referral by its fact. */
export const taskKey = z.union([z.enum(recoveryTasks), z.string().regex(SHA256_PATTERN)]);
export const dueDate = z.iso.date();
export const taskOwner = id.nullable();
export const taskAnswer = z.enum(['done', 'notApplicable', 'open']);
export const toWhom = z.string().trim().min(1).max(200);
export const atMostTasks = 20;

export const afterEvents = {
  'v1.ReportFactStated': z.strictObject({ ...call, said: statedFact }),
  /** Whom it happened to, where that is not the caller. */
  'v1.AffectedNamed': z.strictObject({ ...call, staff: id }),
  /** By the affected educator, in their own words. */
  'v1.OwnAccountGiven': z.strictObject({ ...call, words: someWords }),
  /** For those who lead, and for whoever wrote it. */
  'v1.ConfidentialNoteWritten': z.strictObject({ ...call, words: someWords }),
  'v1.RecoveryTaskAssigned': z.strictObject({ ...call, task: taskKey, owner: taskOwner, due: dueDate }),
  'v1.RecoveryTaskAnswered': z.strictObject({ ...call, task: taskKey, is: taskAnswer, words }),
  /** To the site's care team. `shared`: what was told, which is as confidential as a note. */
  'v1.CareTeamReferred': z.strictObject({ ...call, toWhom, shared: someWords, owner: taskOwner, due: dueDate }),
  /** What changed because of the call. */
  'v1.LessonRecorded': z.strictObject({ ...call, words: someWords }),
} as const;

type Payload<T extends keyof typeof afterEvents> = z.infer<(typeof afterEvents)[T]>;
export type ReportFactStated = Payload<'v1.ReportFactStated'>;
export type AffectedNamed = Payload<'v1.AffectedNamed'>;
export type OwnAccountGiven = Payload<'v1.OwnAccountGiven'>;
export type ConfidentialNoteWritten = Payload<'v1.ConfidentialNoteWritten'>;
export type RecoveryTaskAssigned = Payload<'v1.RecoveryTaskAssigned'>;
export type RecoveryTaskAnswered = Payload<'v1.RecoveryTaskAnswered'>;
export type CareTeamReferred = Payload<'v1.CareTeamReferred'>;
export type LessonRecorded = Payload<'v1.LessonRecorded'>;
