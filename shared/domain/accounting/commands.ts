/** What a person can ask of the accounting area. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { PEOPLE_PER_COMMAND } from '../../kernel/limits.ts';
import { channel, reporter, reportStatus, where } from './events.ts';

const id = z.string().regex(ID_PATTERN);

export const accountingCommands = {
  /** One report for each person, in one commit: "All here" for a class is 27 of them. */
  ReportPeople: z.strictObject({
    type: z.literal('ReportPeople'),
    incident: id,
    classId: id.nullable(),
    reporter,
    channel,
    reports: z.array(z.strictObject({ person: id, status: reportStatus, where })).min(1).max(PEOPLE_PER_COMMAND),
  }),
  SettleReports: z.strictObject({
    type: z.literal('SettleReports'),
    incident: id,
    person: id,
    settles: z.array(z.string().regex(SHA256_PATTERN)).min(1).max(64),
    status: reportStatus,
    where,
    reporter,
    reason: z.string().trim().max(500),
  }),
  TakeBackReport: z.strictObject({ type: z.literal('TakeBackReport'), incident: id, person: id, report: z.string().regex(SHA256_PATTERN), reporter }),
  AnswerForPeople: z.strictObject({
    type: z.literal('AnswerForPeople'),
    incident: id,
    people: z.array(id).min(1).max(PEOPLE_PER_COMMAND),
    reporter,
    reason: z.string().trim().min(1).max(500),
  }),
} as const;

export type ReportPeople = z.infer<typeof accountingCommands.ReportPeople>;
export type SettleReports = z.infer<typeof accountingCommands.SettleReports>;
export type TakeBackReport = z.infer<typeof accountingCommands.TakeBackReport>;
export type AnswerForPeople = z.infer<typeof accountingCommands.AnswerForPeople>;
