/**
 * What must never be, asked of each fact that a console writes, by what that console held then. Written from the READMEs;
 * it calls no decision and no state of the code under test.
 */
import type { z } from 'zod';
import type { Actor } from '../../shared/kernel/history.ts';
import type { AdultCheckedIn, ComfortAnswered, ContactCalled, DiscomfortDecided, PickupStopped, RestrictionOverridden, ReleaseSettled, SelfReleaseSet, StudentReleased } from '../../shared/domain/reunification/events.ts';
import type { accountingEvents, PersonAnsweredFor } from '../../shared/domain/accounting/events.ts';
import { newest, type Holdings, type Known } from './rules-known.ts';
import { RecordAsStated } from './rules-record.ts';
import { ADULTS, CHILDREN, nameOfAdult } from './rules-school.ts';

type Report = z.infer<(typeof accountingEvents)['v1.PersonReported']>;
type Settled = z.infer<(typeof accountingEvents)['v1.ReportsSettled']>;
interface Said {
  readonly id: string;
  readonly seen: ReadonlySet<string>;
  readonly by: string;
  readonly status: Report['status'];
}
interface OfStop {
  readonly student: string;
  readonly stop: string;
}

const WORST_FIRST: readonly Report['status'][] = ['missing', 'injured', 'elsewhere', 'extra', 'here'];
const SUPERVISORS = ['administrator', 'assistantPrincipal'];
const STATIONS = [...SUPERVISORS, 'frontOffice', 'campusSupervisor', 'stationVolunteer'];
/** Who may attest what, by the README of each area and by issue 4; what is not here anybody may. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  'v1.IdentityExceptionGranted': SUPERVISORS,
  'v1.PickupAuthorized': SUPERVISORS,
  'v1.RestrictionOverridden': SUPERVISORS,
  'v1.RestrictionLifted': SUPERVISORS,
  'v1.DiscomfortDecided': SUPERVISORS,
  'v1.ReleaseSettled': SUPERVISORS,
  'v1.SelfReleaseSet': SUPERVISORS,
  'v1.AllClearGiven': SUPERVISORS,
  'v1.IncidentClosed': SUPERVISORS,
  'v1.PersonAnsweredFor': SUPERVISORS,
  'v3.AdultCheckedIn': STATIONS,
  'v3.StudentReleased': STATIONS,
  'v1.ComfortAnswered': STATIONS,
  'v1.PersonReported': [...SUPERVISORS, 'frontOffice', 'campusSupervisor', 'teacher'],
  'v1.ReportsSettled': [...SUPERVISORS, 'frontOffice'],
  'v1.RestrictionSet': [...SUPERVISORS, 'frontOffice'],
  'v1.MarkedAbsent': [...SUPERVISORS, 'frontOffice'],
  'v1.RoleGranted': ['administrator'],
};

/** Several on one pair are overridden as one text. */
const wordsOf = ({ restrictions }: RestrictionOverridden): readonly string[] => restrictions.flatMap((one) => one.split('; '));
const staffIn = (actor: Actor): string | null => (actor === 'unsigned' ? null : actor.staff);

export class Oracle {
  readonly record: RecordAsStated;
  readonly #held: Holdings;

  constructor(held: Holdings) {
    this.#held = held;
    this.record = new RecordAsStated(held);
  }

  /** What is wrong with a fact that this console wrote just now, in words; empty: nothing. */
  breaches(fact: Known): readonly string[] {
    const found: string[] = [];
    const unless = (holds: boolean, rule: string): void => void (holds || found.push(`${rule} (${fact.type})`));
    const role = fact.actor === 'unsigned' ? 'nobody' : fact.actor.role;
    unless(ONLY[fact.type]?.includes(role) ?? true, `${role} may not attest this`);
    unless(fact.actor === 'unsigned' || this.#mayActAs(fact.actor), `SI-10 ${role} is no role of whoever acted`);
    switch (fact.type) {
      case 'v3.StudentReleased':
        this.#release(fact as Known<StudentReleased>, unless);
        break;
      case 'v3.AdultCheckedIn':
        this.#checkIn(fact as Known<AdultCheckedIn>, unless);
        break;
      case 'v1.RestrictionOverridden':
        this.#override(fact as Known<RestrictionOverridden>, unless);
        break;
      case 'v1.PickupAuthorized':
        this.#authorization(fact as Known<OfStop>, unless);
        break;
      default:
    }
    return found;
  }

  #mayActAs({ staff, role, grant }: Exclude<Actor, 'unsigned'>): boolean {
    const granted = this.#held.all<{ readonly staff: string; readonly role: string }>('v1.RoleGranted', `staff/${staff}`);
    const found = granted.find((one) => one.id === grant);
    if (grant === null) return this.#held.all('v1.SiteFounded').length === 1;
    return found?.payload.role === role && !granted.some((other) => other.seen.has(grant) && other.payload.role !== role);
  }

  #streams(fact: Known, student: string): readonly string[] {
    return this.record.records(student, true).map((one) => fact.stream.replace(student, one));
  }

  #release(fact: Known<StudentReleased>, unless: (holds: boolean, rule: string) => void): void {
    const { incident, student, to } = fact.payload;
    // RU-40 no rule refuses what stands on paper.
    if (to.is === 'paper') return;
    const streams = this.#streams(fact, student);
    const before = streams.flatMap((stream) => this.#held.all<StudentReleased>('v3.StudentReleased', stream)).filter((one) => one.id !== fact.id && this.stands(one) && this.isOpen(one.payload.incident));
    unless(before.length === 0, 'RU-1 released a second time');
    const statuses = streams.map((stream) => this.reported(stream, incident, fact.id));
    unless(!statuses.includes('missing'), 'RU-10 a missing student is released');
    unless(this.isOpen(incident), 'IN-3 released in an incident that is closed');
    if (to.is === 'alone') {
      unless(this.#mayLeaveAlone(student), 'RU-21 left alone against the rule of the school');
      unless(!statuses.includes('injured'), 'RU-21 left alone while injured');
      unless(to.proof === 'ownId' || to.knownBy !== '', 'RU-21 nobody knows the student');
      return;
    }
    const checkIn = this.#held.byId.get(to.checkIn) as Known<AdultCheckedIn> | undefined;
    unless(checkIn !== undefined && checkIn.stream === fact.stream && checkIn.payload.incident === incident, 'RU-6 no check-in of this student');
    if (checkIn === undefined) return;
    unless(JSON.stringify(checkIn.payload.adult) === JSON.stringify(to.adult), 'RU-8 handed to another than was checked in');
    this.#mayTake(student, to.adult, to.rests, unless);
    this.#identified(checkIn, unless);
    const answers = this.#answers(to.checkIn);
    unless(answers.length > 0, 'RU-6 the student was not asked');
    unless(answers.every(Boolean), 'RU-7 released after a no');
    this.#noIsAnswered(fact.stream, incident, to.adult, to.rests, unless);
  }

  #checkIn(fact: Known<AdultCheckedIn>, unless: (holds: boolean, rule: string) => void): void {
    const { incident, student, adult, rests } = fact.payload;
    const statuses = this.#streams(fact, student).map((stream) => this.reported(stream, incident, fact.id));
    unless(!statuses.includes('missing'), 'RU-19 checked in for a missing student');
    unless(!statuses.includes('injured') || rests.some((id) => this.#held.byId.get(id)?.type === 'v1.AdultEscorted' || this.#held.byId.get(id)?.type === 'v1.DiscomfortDecided'), 'RU-19 nobody spoke to the adult of an injured student');
    this.#mayTake(student, adult, rests, unless);
    this.#identified(fact, unless);
    this.#noIsAnswered(fact.stream, incident, adult, rests, unless);
  }

  /** RU-2, RU-3, RU-8, RU-16, RU-17. */
  #mayTake(student: string, adult: AdultCheckedIn['adult'], rests: readonly string[], unless: (holds: boolean, rule: string) => void): void {
    const grants = rests.flatMap((id) => this.#held.byId.get(id) ?? []);
    const overrides = grants.filter((one): one is Known<RestrictionOverridden> => one.type === 'v1.RestrictionOverridden');
    const allowed = new Set(overrides.flatMap((one) => wordsOf(one.payload)));
    const known = adult.contact === null ? ADULTS.filter((one, i) => nameOfAdult(i) === adult.name && this.#isOnRecord(student, one)) : [adult.contact];
    const words = known.flatMap((one) => [...this.record.restrictionsOn(student, one)]);
    unless(words.every((one) => allowed.has(one)), `RU-3 a restriction stood: ${words.join(', ')}`);
    const isContact = adult.contact !== null && this.record.isContact(student, adult.contact);
    unless(isContact || overrides.length > 0 || grants.some((one) => one.type === 'v1.PickupAuthorized'), 'RU-2 an adult who is not on the record');
  }

  #isOnRecord(student: string, adult: string): boolean {
    return this.record.isContact(student, adult) || this.record.restrictionsOn(student, adult).size > 0;
  }

  #override({ payload, actor }: Known<RestrictionOverridden>, unless: (holds: boolean, rule: string) => void): void {
    const stop = this.#held.byId.get(payload.stop) as Known<PickupStopped>;
    unless(staffIn(actor) !== null && staffIn(actor) !== staffIn(stop.actor), 'RU-17 overridden by whoever recorded the stop');
    if (stop.payload.adult.contact === null) return;
    const words = this.record.restrictionsOn(payload.student, stop.payload.adult.contact);
    unless(wordsOf(payload).every((one) => words.has(one)), 'RU-17 words overridden that do not stand');
  }

  #authorization({ payload, stream }: Known<OfStop>, unless: (holds: boolean, rule: string) => void): void {
    const calls = this.#held.all<ContactCalled & OfStop>('v1.ContactCalled', stream).filter((one) => one.payload.stop === payload.stop);
    const free = ADULTS.filter((adult) => this.record.isContact(payload.student, adult) && this.record.restrictionsOn(payload.student, adult).size === 0);
    const theirs = calls.filter((one) => one.payload.contact !== null && free.some((adult) => adult === one.payload.contact));
    unless(theirs.every((one) => one.payload.agrees), 'RU-16 authorized though a contact said no');
    unless(free.length === 0 || theirs.length > 0, 'RU-16 authorized without a call to a contact');
  }

  #identified({ payload: { identity, rests } }: Known<AdultCheckedIn>, unless: (holds: boolean, rule: string) => void): void {
    const shown = identity.document !== 'none' && identity.photoMatches === true && identity.familyName.result !== 'mismatch' && identity.givenName.result !== 'mismatch';
    unless(shown || rests.some((id) => this.#held.byId.get(id)?.type === 'v1.IdentityExceptionGranted'), 'RU-5 neither identity nor exception');
  }

  #answers(checkIn: string): readonly boolean[] {
    return this.#held.all<ComfortAnswered>('v1.ComfortAnswered').flatMap(({ payload }) => (payload.checkIn === checkIn ? [payload.comfortable] : []));
  }

  /** RU-20 every no to this adult was answered by decisions that all say "ask again", and one of them is named. */
  #noIsAnswered(stream: string, incident: string, adult: AdultCheckedIn['adult'], rests: readonly string[], unless: (holds: boolean, rule: string) => void): void {
    const same = (other: AdultCheckedIn['adult']): boolean => (adult.contact === null ? other.contact === null && other.name === adult.name : other.contact === adult.contact);
    const refused = this.#held.all<AdultCheckedIn>('v3.AdultCheckedIn', stream).filter(({ id, payload }) => payload.incident === incident && same(payload.adult) && this.#answers(id).includes(false));
    for (const { id } of refused) {
      const decisions = this.#held.all<DiscomfortDecided>('v1.DiscomfortDecided', stream).filter(({ payload }) => payload.checkIn === id);
      unless(decisions.length > 0 && decisions.every(({ payload }) => payload.decision === 'askAgain'), 'RU-20 a no stands');
      unless(decisions.some((one) => rests.includes(one.id)), 'RU-20 the decision is not named');
    }
  }

  #mayLeaveAlone(student: string): boolean {
    const order = ['K', ...Array.from({ length: 12 }, (_, i) => String(i + 1))];
    const rules = newest(this.#held.all<SelfReleaseSet>('v1.SelfReleaseSet'));
    const grade = order.indexOf(student === CHILDREN[1] ? '10' : '3');
    return rules.length > 0 && rules.every(({ payload: { lowestGrade } }) => lowestGrade !== null && order.indexOf(lowestGrade) <= grade);
  }

  isOpen(incident: string): boolean {
    return ![...this.#held.all<{ readonly incident: string }>('v1.IncidentClosed'), ...this.#held.all<{ readonly incident: string }>('v1.DrillCutShort')].some(({ payload }) => payload.incident === incident);
  }

  /** No settlement names it, or all that do uphold it. */
  stands(release: Known<StudentReleased>): boolean {
    return this.#held.all<ReleaseSettled>('v1.ReleaseSettled').every(({ payload }) => !payload.settles.includes(release.id) || payload.stands === release.id);
  }

  isSettled(id: string): boolean {
    return this.#held.all<ReleaseSettled>('v1.ReleaseSettled').some(({ payload }) => payload.settles.includes(id));
  }

  #said(stream: string, incident: string): readonly Said[] {
    const reports = [...this.#held.all<Report>('v1.PersonReported', stream), ...this.#held.all<Settled>('v1.ReportsSettled', stream)].filter(({ payload }) => payload.incident === incident);
    const settled = new Set(this.#held.ofStream(stream).flatMap(({ payload }) => (payload as { readonly settles?: readonly string[] }).settles ?? []));
    const all = reports.map(({ id, seen, payload }) => ({ id, seen, by: payload.reporter.staff ?? payload.reporter.name.toLowerCase(), status: payload.status }));
    return all.filter((one) => !settled.has(one.id) && !all.some((other) => other.by === one.by && other.seen.has(one.id)));
  }

  /** AC-2 to AC-4. `at`: as the author of that fact had it; null: nobody has said anything that stands. */
  reported(stream: string, incident: string, at: string | null = null): Report['status'] | null {
    const said = this.#said(stream, incident).filter((one) => one.id !== at);
    const counted = said.filter((one) => one.status !== 'missing' || !said.some((other) => other.status === 'extra' && !one.seen.has(other.id)));
    return WORST_FIRST.find((status) => counted.some((one) => one.status === status)) ?? null;
  }

  /** IN-6, AC-5: found, handed over, or answered for by somebody who had seen all that was reported. Null: cannot be told from one release alone. */
  isAccounted(stream: string, incident: string): boolean | null {
    const releases = this.#held.all<StudentReleased>('v3.StudentReleased', stream).filter(({ payload }) => payload.incident === incident);
    if (releases.length > 0) return null;
    const status = this.reported(stream, incident);
    if (status !== null && status !== 'missing') return true;
    const reports = [...this.#held.all<Report>('v1.PersonReported', stream), ...this.#held.all<Settled>('v1.ReportsSettled', stream)].filter(({ payload }) => payload.incident === incident);
    return this.#held.all<PersonAnsweredFor>('v1.PersonAnsweredFor', stream).some((answer) => answer.payload.incident === incident && reports.every((one) => answer.seen.has(one.id)));
  }
}
