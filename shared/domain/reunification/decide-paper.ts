/** What a card of paper says of a hand-over, recorded afterwards (RU-40). Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import { streamOf, type PairContext } from './decide.ts';
import type { AdultCheckedIn, StudentReleased } from './events.ts';
import type { PaperObjection } from './paper-events.ts';
import { isSamePaper, refusedBefore } from './state.ts';

export interface PaperRelease {
  readonly incident: string;
  readonly student: string;
  readonly card: string;
  readonly adult: AdultCheckedIn['adult'];
  readonly photoMatches: boolean | null;
  readonly comfortable: boolean | null;
  readonly time: string;
  readonly initials: string;
  /** The typist has read what the record says against it. */
  readonly evenSo: boolean;
}

function objections({ adult, photoMatches, comfortable }: PaperRelease, context: PairContext): readonly PaperObjection[] {
  const found: PaperObjection[] = [];
  if (context.pickup.releases.length > 0 || context.releasedElsewhere) found.push('alreadyReleased');
  if (context.restrictions.length > 0) found.push('restricted');
  else if (context.contactsOnFile === 0) found.push('noContactOnFile');
  else if (context.pairs.length === 0) found.push('notOnRecord');
  if (photoMatches !== true) found.push('identityNotVerified');
  if (comfortable === false || refusedBefore(context.pickup, adult) !== undefined) found.push('notComfortable');
  else if (comfortable === null) found.push('comfortNotWritten');
  if (context.reportedMissing) found.push('reportedMissing');
  if (context.reportedInjured) found.push('reportedInjured');
  if (context.inCare) found.push('colleagueNeeded');
  if (context.uncertain) found.push('recordNotRead');
  return found;
}

/** In words for the typist; the gravest come first. */
function objectionInWords(objection: PaperObjection, adult: string, context: PairContext): string {
  const student = context.studentName;
  switch (objection) {
    case 'alreadyReleased':
      return `By the record ${student} has already left.`;
    case 'restricted':
      return `${adult} may not pick up ${student}.`;
    case 'noContactOnFile':
      return `No authorized contact is on file for ${student}.`;
    case 'notOnRecord':
      return `${adult} is not on ${student}’s record.`;
    case 'identityNotVerified':
      return 'The card does not say that the photo ID matched.';
    case 'notComfortable':
      return `${student} said no, or was not sure.`;
    case 'comfortNotWritten':
      return 'The card does not say that the student was asked.';
    case 'reportedMissing':
      return `${student} is reported missing.`;
    case 'reportedInjured':
      return `${student} is reported injured.`;
    case 'colleagueNeeded':
      return `A colleague has the answer about ${student}.`;
    case 'recordNotRead':
      return `A newer Muster wrote something about ${student} that this computer cannot read.`;
  }
}

/**
 * RU-40 never refused for good, since the student is gone: what the rules would have forbidden is told to the typist, and stands
 * in the fact. A second release is a contradiction as any other (RU-9).
 */
export function releaseOnPaper(release: PaperRelease, context: PairContext): Decision {
  if (context.refusal) return context.refusal;
  if (!context.studentOnRoster) return reject('StudentNotOnRoster', 'That student is not on the roster.', 'Search again, by the name on the card.');
  const { incident, student, card, adult, photoMatches, comfortable, time, initials } = release;
  const said = { is: 'paper' as const, adult, card, photoMatches, comfortable, time, initials };
  if (context.pickup.releases.some(({ to }) => isSamePaper(to, { ...said, against: [] }))) return reject('CardAlreadyTypedBack', `${card} was typed back already.`, 'Lay it with the others, and take the next card.');
  const against = objections(release, context);
  if (against.length > 0 && !release.evenSo) {
    const again = against.includes('alreadyReleased') ? ' If this card is of that same hand-over, do not record it again.' : '';
    return reject('PaperAgainstRecord', against.map((one) => objectionInWords(one, adult.name, context)).join(' '), `Read the card once more.${again} If it is so, record it as it stands: a supervisor looks into it.`);
  }
  return accept([
    {
      stream: streamOf(release, context),
      type: 'v3.StudentReleased',
      payload: { incident, student, to: { ...said, against: [...against] } } satisfies StudentReleased,
      refs: context.refs,
    },
  ]);
}
