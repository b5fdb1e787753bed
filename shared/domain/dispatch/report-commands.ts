/** What a person can do about a call when it is over, or while it runs. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { atMostTasks, dueDate, someWords, statedFact, taskAnswer, taskKey, taskOwner, toWhom } from './report-events.ts';

const id = z.string().regex(ID_PATTERN);
const call = { call: id } as const;

export const afterCommands = {
  StateReportFact: z.strictObject({ type: z.literal('StateReportFact'), ...call, said: statedFact }),
  NameAffected: z.strictObject({ type: z.literal('NameAffected'), ...call, staff: id }),
  GiveOwnAccount: z.strictObject({ type: z.literal('GiveOwnAccount'), ...call, words: someWords }),
  WriteConfidentialNote: z.strictObject({ type: z.literal('WriteConfidentialNote'), ...call, words: someWords }),
  AssignRecoveryTask: z.strictObject({ type: z.literal('AssignRecoveryTask'), ...call, task: taskKey, owner: taskOwner, due: dueDate }),
  /** Several at once: of most calls nobody needs anything, and that is said in one touch. */
  AnswerRecoveryTasks: z.strictObject({ type: z.literal('AnswerRecoveryTasks'), ...call, tasks: z.array(taskKey).min(1).max(atMostTasks), is: taskAnswer, words: z.string().trim().max(2000) }),
  ReferToCareTeam: z.strictObject({ type: z.literal('ReferToCareTeam'), ...call, toWhom, shared: someWords, owner: taskOwner, due: dueDate }),
  RecordLesson: z.strictObject({ type: z.literal('RecordLesson'), ...call, words: someWords }),
} as const;

export type AfterCommand = { [T in keyof typeof afterCommands]: z.infer<(typeof afterCommands)[T]> }[keyof typeof afterCommands];
