/** The words in which the record speaks: lists and sentences that the host writes, in American English. */
import type { ReportStatus } from '../../shared/domain/accounting/events.ts';
import type { Directive } from '../../shared/domain/incident/events.ts';
import type { PaperObjection } from '../../shared/domain/reunification/paper-events.ts';
import type { Role } from '../../shared/domain/site/events.ts';

export const REPORT_WORDS: Readonly<Record<ReportStatus, string>> = { here: 'Here', missing: 'Missing', injured: 'Injured', elsewhere: 'Elsewhere', extra: 'Extra' };

export const CHANNEL_WORDS = { inPerson: 'in person', radio: 'by radio', phone: 'by phone', runner: 'by runner' } as const;

export const DIRECTIVE_WORDS: Readonly<Record<Directive, string>> = { hold: 'HOLD', secure: 'SECURE', lockdown: 'LOCKDOWN', evacuate: 'EVACUATE', shelter: 'SHELTER' };

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: 'administrator',
  assistantPrincipal: 'assistant principal',
  frontOffice: 'front office',
  campusSupervisor: 'campus supervisor',
  teacher: 'teacher',
  stationVolunteer: 'station volunteer',
};

export const STOP_WORDS = {
  restricted: 'may not pick up this student',
  notOnRecord: 'is not on the student’s record',
  noContactOnFile: 'no authorized contact on file',
  identityNotVerified: 'identity not verified',
  escort: 'a colleague speaks to them in private',
  alreadyGone: 'the student had already left',
} as const;

export const VERIFIED_WORDS = { contactCalled: 'a contact was called', otherRecords: 'by other records', agencyDocument: 'by the agency’s document', staffKnows: 'the staff know it' } as const;

export const DOCUMENT_WORDS = { driverLicense: 'driver license', governmentId: 'government ID', schoolCard: 'school’s own card', other: 'another ID', none: 'no ID' } as const;

/** Nothing follows where there is nothing to say. */
export const after = (text: string, lead: string): string => (text === '' ? '' : `${lead}${text}`);

/** What a card of paper that was typed back says against the record. */
export const PAPER_OBJECTION_WORDS: Readonly<Record<PaperObjection, string>> = {
  alreadyReleased: 'was released already',
  restricted: 'the adult may not pick up this student',
  noContactOnFile: 'no authorized contact is on file',
  notOnRecord: 'the adult is not on the record',
  identityNotVerified: 'no photo ID that matched is on the card',
  notComfortable: 'the student said no, or was not sure',
  comfortNotWritten: 'the card does not say that the student was asked',
  reportedMissing: 'the student was reported missing',
  reportedInjured: 'the student was reported injured',
  colleagueNeeded: 'a colleague had the answer',
  recordNotRead: 'a newer Muster wrote something that this one cannot read',
};
