/** What leaves the school: files of an incident, and the log of disclosures. Part of the table in procedures.ts. */
import { z } from 'zod';
import { disclosedFields, disclosureWays, type DisclosedField } from '../domain/records/events.ts';
import { roles, type Role } from '../domain/site/events.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import type { Permission } from './permission.ts';
import { personName } from './person-name.ts';

const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const office: readonly Role[] = [...command, 'frontOffice'];
const id = z.string().regex(ID_PATTERN);

/** Each file that can be made of an incident, and what of students is in it. */
export const exportKinds = {
  timeline: ['names', 'classes', 'whereabouts', 'injuries', 'adults'],
  people: ['names', 'classes', 'whereabouts', 'injuries'],
  releases: ['names', 'classes', 'adults'],
  record: ['names', 'classes', 'whereabouts', 'injuries', 'adults'],
} as const satisfies Record<string, readonly DisclosedField[]>;
export type ExportKind = keyof typeof exportKinds;
/** A row is about one person and a column about one field: for somebody outside they hold what was disclosed and nothing else. The words of the others cannot be parted. */
export const partedKinds: ReadonlySet<ExportKind> = new Set(['people', 'releases']);

/** Each document that is made of the log: of what it is, and what of students is in it. What people wrote as notes may name anybody. */
export const documents = {
  reunification: { of: 'incident', holds: ['names', 'classes', 'whereabouts', 'adults'] },
  afterAction: { of: 'incident', holds: ['names', 'whereabouts'] },
  ics201: { of: 'incident', holds: ['names', 'whereabouts'] },
  ics207: { of: 'incident', holds: [] },
  ics211: { of: 'incident', holds: [] },
  ics214: { of: 'incident', holds: ['names', 'whereabouts'] },
  drillBrief: { of: 'drill', holds: [] },
  drillRecord: { of: 'drill', holds: ['names', 'whereabouts'] },
  drillYear: { of: 'year', holds: ['names', 'whereabouts'] },
} as const satisfies Record<string, { readonly of: 'incident' | 'drill' | 'year'; readonly holds: readonly DisclosedField[] }>;
export type DocumentName = keyof typeof documents;

/** The log itself is in it: all that anybody said of them in the incident. */
export const evidenceHolds = ['names', 'classes', 'whereabouts', 'injuries', 'adults', 'contacts', 'needs'] as const satisfies readonly DisclosedField[];

export const rosterHolds = ['names', 'classes', 'contacts', 'needs'] as const satisfies readonly DisclosedField[];

/** What of students is in the report of a call: whoever was at risk may be one. */
export const callReportHolds = ['names', 'whereabouts', 'injuries'] as const satisfies readonly DisclosedField[];

const disclosureRow = z.object({
  key: z.string(),
  disclosure: z.string(),
  incident: z.string().nullable(),
  exercise: z.boolean(),
  threat: z.string(),
  party: z.string(),
  way: z.enum(disclosureWays),
  /** Null: everybody. */
  students: z.array(z.object({ person: z.string(), name: personName })).nullable(),
  fields: z.array(z.enum(disclosedFields)),
  wall: z.number(),
  by: z.string(),
  console: z.string(),
});

/** Who left, when, and with whom. */
const releaseRow = z.object({
  key: z.string(),
  student: z.string(),
  name: personName,
  grade: z.string().nullable(),
  room: z.string().nullable(),
  /** `hidden`: with whom is not for whoever is signed in. */
  how: z.enum(['adult', 'paper', 'alone', 'drives', 'hidden']),
  adult: z.string().nullable(),
  /** In words: what was granted so that it stands. */
  rests: z.array(z.string()),
  wall: z.number(),
  by: z.string(),
  console: z.string(),
});

const file = z.object({ name: z.string(), type: z.enum(['text/csv', 'text/html', 'application/json', 'application/xml']), text: z.string() });

export const recordsPermissions = {
  // Whoever stands before the officer must be able to record it.
  RecordDisclosure: office,
} as const satisfies Record<string, Permission>;

export const recordsQueries = {
  /** A file of an incident's record. `disclosure` null: it stays in the school; else the disclosure on which somebody outside gets it. */
  exportIncident: { permission: command, params: z.strictObject({ incident: id, kind: z.enum(['timeline', 'people', 'releases', 'record']), disclosure: id.nullable() }), answer: file },
  /** A document for print. `of`: the incident or the drill; null: the school year. `disclosure` as above. */
  exportDocument: { permission: command, params: z.strictObject({ document: z.enum(['reunification', 'afterAction', 'ics201', 'ics207', 'ics211', 'ics214', 'drillBrief', 'drillRecord', 'drillYear']), of: id.nullable(), disclosure: id.nullable() }), answer: file },
  /** The report of a call for print; of which calls the host decides, as on the screen. */
  exportCallReport: { permission: roles, params: z.strictObject({ call: id, disclosure: id.nullable() }), answer: file },
  /** A zip of all that is on record of an incident, with the log's seals. */
  exportEvidence: { permission: command, params: z.strictObject({ incident: id, disclosure: id.nullable() }), answer: z.object({ name: z.string(), base64: z.base64() }) },
  /** The roster as it was imported, as a OneRoster 1.2 package. What was set by hand since is not in it. */
  exportRoster: { permission: command, params: z.strictObject({ disclosure: id.nullable() }), answer: z.object({ name: z.string(), base64: z.base64() }) },
  /** Stops the making of a file at this console; `export` is its key in the list of them. */
  stopExport: { permission: command, params: z.strictObject({ export: z.string().max(40) }), answer: z.object({}) },
  /** The log of disclosures as a table. */
  exportDisclosures: { permission: command, params: z.strictObject({}), answer: file },
  /** The incident as an alert in the Common Alerting Protocol, to whom it names; no student is in it. */
  exportAlert: {
    permission: command,
    params: z.strictObject({ incident: id, sender: z.string().trim().min(1).max(120).regex(/^[^\s,<&]+$/), addresses: z.array(z.string().trim().min(1).max(200)).min(1).max(20) }),
    answer: file,
  },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;

export const recordsSubscriptions = {
  /** In the order in which they left. */
  releases: { permission: office, params: z.strictObject({ incident: id }), row: releaseRow },
  /** The files that are being made at this console now. `of` null: nobody can say how many parts it has. */
  exports: { permission: command, params: z.strictObject({}), row: z.object({ key: z.string(), what: z.enum(['timeline', 'people', 'releases', 'record', 'evidence', 'roster']), done: z.number(), of: z.number().nullable() }) },
  /** Newest first. */
  disclosures: { permission: command, params: z.strictObject({}), row: disclosureRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
