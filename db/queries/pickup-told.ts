/**
 * What happened at the reunification desk, in words: which adult, on whose word. A fact that names a stop or a check-in is
 * told with the adult whom that was about, so that each entry can be understood by itself.
 */
import type { z } from 'zod';
import type { ContactAttempted } from '../../shared/domain/reunification/contact-events.ts';
import type { careEvents } from '../../shared/domain/reunification/care-events.ts';
import type { reunificationEvents } from '../../shared/domain/reunification/events.ts';
import { unreachable } from '../../shared/kernel/assert.ts';
import type { MayKnow } from './may-know.ts';
import { after, DOCUMENT_WORDS, PAPER_OBJECTION_WORDS, STOP_WORDS, VERIFIED_WORDS } from './words.ts';

/** Each type of these events with its payload. */
export type ToldOf<Events extends Readonly<Record<string, z.ZodType>>> = { [T in keyof Events]: { readonly type: T; readonly payload: z.infer<Events[T]> } }[keyof Events];
export type PickupTold = ToldOf<Omit<typeof reunificationEvents, 'v2.SelfReleaseSet'> & typeof careEvents>;

/** The facts of the desk by their ids, with who stated each. */
export type PickupFacts = ReadonlyMap<string, { readonly by: string; readonly told: PickupTold }>;

/** The adult of a stop or a check-in; what was erased names nobody. */
function adultOf(event: string, facts: PickupFacts): string {
  const told = facts.get(event)?.told;
  return told?.type === 'v3.PickupStopped' || told?.type === 'v3.AdultCheckedIn' ? told.payload.adult.name : 'the adult';
}

const DECIDED: ReadonlySet<string> = new Set<PickupTold['type']>(['v1.IdentityExceptionGranted', 'v2.PickupAuthorized', 'v1.RestrictionOverridden', 'v1.DiscomfortDecided']);

/** Whose decisions it rests on, each once. */
function onWhoseWord(rests: readonly string[], facts: PickupFacts): string {
  const decisions = rests.flatMap((event) => facts.get(event) ?? []).filter(({ told }) => DECIDED.has(told.type));
  return after([...new Set(decisions.map(({ by }) => by))].join(' and '), ', on the word of ');
}

type AtDesk = z.infer<(typeof reunificationEvents)['v3.PickupStopped']>;

function identityInWords({ document, photoMatches, familyName, givenName, lastFour }: AtDesk['identity']): string {
  const photo = photoMatches === null ? '' : photoMatches ? 'photo matches' : 'photo does not match';
  const name = familyName.result === 'mismatch' || givenName.result === 'mismatch' ? 'another name on it' : '';
  return `${DOCUMENT_WORDS[document]}${after(lastFour, ' ending ')}${after(photo, ', ')}${after(name, ', ')}`;
}

const adultInWords = ({ name, relation }: AtDesk['adult']): string => `${name}${after(relation ?? '', ', ')}`;

export function pickupInWords(told: PickupTold, facts: PickupFacts, mayKnow: Pick<MayKnow, 'takers'>): string {
  const { type, payload } = told;
  switch (type) {
    case 'v3.AdultCheckedIn':
      return `${adultInWords(payload.adult)}, checked in: ${identityInWords(payload.identity)}${onWhoseWord(payload.rests, facts)}`;
    case 'v3.PickupStopped':
      return `${adultInWords(payload.adult)}, was asked to step aside: ${payload.why.map((one) => (one === 'identityNotVerified' ? `${STOP_WORDS[one]} (${identityInWords(payload.identity)})` : STOP_WORDS[one])).join('; ')}`;
    case 'v1.ContactCalled':
      return `${payload.name} was called at ${payload.phone} about ${adultOf(payload.stop, facts)} and ${payload.agrees ? 'agrees' : 'does not agree'}: ${payload.said}`;
    case 'v1.IdentityExceptionGranted':
      return `Identity of ${adultOf(payload.stop, facts)} taken as certain: ${payload.reason}`;
    case 'v2.PickupAuthorized':
      return `${adultOf(payload.stop, facts)}, who is not on the record, may pick up${after(payload.vouchedBy, ', vouched for by ')}${payload.verified === null ? '' : `, ${VERIFIED_WORDS[payload.verified]}`}: ${payload.reason}`;
    case 'v1.RestrictionOverridden':
      return `Restriction on ${adultOf(payload.stop, facts)} overridden (${payload.restrictions.join('; ')}): ${payload.reason}`;
    case 'v1.AdultEscorted':
      return `${adultOf(payload.stop, facts)} went with ${payload.escort}, in private${after(payload.place, ': ')}`;
    case 'v1.StepAsideEnded':
      return `${adultOf(payload.stop, facts)} waits aside no longer: ${payload.reason}`;
    case 'v1.StudentSentFor':
      return `${payload.runner} went to fetch the student for ${adultOf(payload.checkIn, facts)}`;
    case 'v1.StudentBrought':
      return `The student is at the hand-off to ${adultOf(payload.checkIn, facts)}`;
    case 'v1.WrongStudentBrought':
      return `${payload.brought} was brought for ${adultOf(payload.checkIn, facts)} instead of this student, and goes back`;
    case 'v1.CareStated':
      return careInWords(payload.care);
    case 'v1.FamilyTold':
      return `${payload.whom} was told by ${payload.toldBy}${after(payload.words, ': ')}`;
    case 'v1.CareTakenBack':
      return `Taken back: ${payload.reason}`;
    case 'v1.ComfortAnswered':
      return `Asked, and ${payload.comfortable ? 'comfortable' : 'not comfortable'} leaving with ${adultOf(payload.checkIn, facts)}${payload.comfortable ? '' : ': stays'}`;
    case 'v1.DiscomfortDecided':
      return `Decided about ${adultOf(payload.checkIn, facts)}: the student ${payload.decision === 'stays' ? 'stays' : 'may be asked again'}: ${payload.reason}`;
    case 'v3.StudentReleased':
      return mayKnow.takers ? releasedInWords(payload.to, facts) : 'Released';
    case 'v1.ReleaseSettled':
      return `Release settled${payload.stands === null ? ': not released' : mayKnow.takers ? `: the release ${releaseNamed(payload.stands, facts)} stands` : ''}${mayKnow.takers ? `: ${payload.reason}` : ''}`;
    default:
      return unreachable(type);
  }
}

function careInWords(care: z.infer<(typeof careEvents)['v1.CareStated']>['care']): string {
  if (care.is === 'hospital') return `In a hospital: ${care.hospital}${after(care.wentAlong, '; with ')}`;
  return `Deceased, as ${care.knownFrom} says${after(care.withFamily, '; with the family: ')}`;
}

type To = z.infer<(typeof reunificationEvents)['v3.StudentReleased']>['to'];

function releasedInWords(to: To, facts: PickupFacts): string {
  if (to.is === 'adult') return `Released to ${adultInWords(to.adult)}${onWhoseWord(to.rests, facts)}`;
  if (to.is === 'paper') return `Released to ${adultInWords(to.adult)}, as card ${to.card} of paper says${after(to.time, ', at ')}${after(to.initials, ', initials ')}${to.against.length === 0 ? '' : `; against the record: ${to.against.map((one) => PAPER_OBJECTION_WORDS[one]).join('; ')}`}`;
  return `${to.is === 'drives' ? 'Left, driving' : 'Left alone'}, ${to.proof === 'ownId' ? 'with their own ID' : `known by ${to.knownBy}`}; going home: ${to.goingHome}`;
}

function releaseNamed(event: string, facts: PickupFacts): string {
  const told = facts.get(event)?.told;
  if (told?.type !== 'v3.StudentReleased') return 'that is named';
  const { to } = told.payload;
  return to.is === 'adult' || to.is === 'paper' ? `to ${to.adult.name}` : to.is === 'drives' ? 'alone, driving' : 'alone';
}

const CALLED = { phone: 'Called', text: 'Wrote a text to', email: 'Wrote to', inPerson: 'Went to see' } as const;
const OUTCOMES = { reached: 'reached', leftMessage: 'message left', noAnswer: 'no answer', wrongNumber: 'wrong number' } as const;

export const contactInWords = ({ name, channel, outcome, coming, words }: ContactAttempted): string => `${CALLED[channel]} ${name}: ${OUTCOMES[outcome]}${coming ? ', on their way' : ''}${after(words, ': ')}`;
