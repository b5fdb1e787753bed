/**
 * What must never be, asked of each fact that a console writes, by what that console held then. Written from the READMEs;
 * it calls no decision and no state of the code under test.
 */
import type { z } from 'zod';
import type { Actor } from '../../shared/kernel/history.ts';
import type { AdultCheckedIn, ComfortAnswered, ContactCalled, DiscomfortDecided, PickupStopped, RestrictionOverridden, PickupAuthorized, ReleaseSettled, SelfReleaseSet, StudentReleased } from '../../shared/domain/reunification/events.ts';
import type { accountingEvents, PersonAnsweredFor } from '../../shared/domain/accounting/events.ts';
import type { CareStated } from '../../shared/domain/reunification/care-events.ts';
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
  'v2.PickupAuthorized': SUPERVISORS,
  'v1.RestrictionOverridden': SUPERVISORS,
  'v1.RestrictionLifted': SUPERVISORS,
  'v1.DiscomfortDecided': SUPERVISORS,
  'v1.CareStated': [...SUPERVISORS, 'frontOffice', 'campusSupervisor'],
  'v1.QuietAlertAnswered': [...SUPERVISORS, 'campusSupervisor'],
  'v1.ReleaseSettled': SUPERVISORS,
  'v2.SelfReleaseSet': SUPERVISORS,
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
const sameAdult = (one: AdultCheckedIn['adult'], other: AdultCheckedIn['adult']): boolean => (one.contact === null ? other.contact === null && other.name === one.name : other.contact === one.contact);
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
      case 'v2.PickupAuthorized':
        this.#authorization(fact as Known<OfStop & PickupAuthorized>, unless);
        break;
      case 'v1.CareStated': {
        const { payload } = fact as Known<CareStated>;
        unless(payload.care.is === 'hospital' || SUPERVISORS.includes(role), `RU-53 ${role} may not say this`);
        unless(this.#releasedIn(fact.stream, payload.incident).length === 0, 'RU-53 stated of somebody who was handed over');
        break;
      }
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
    unless(!this.#inCare(streams, incident), 'RU-53 released from a hospital, or deceased');
    if (to.is !== 'adult') {
      unless(this.#mayLeaveAlone(student, 'lowestGrade'), 'RU-21 left alone against the rule of the school');
      unless(to.is !== 'drives' || this.#mayLeaveAlone(student, 'lowestGradeDriving'), 'RU-51 drove against the rule of the school');
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
    const wrong = this.#held.all<{ readonly checkIn: string }>('v1.WrongStudentBrought', fact.stream).filter(({ payload }) => payload.checkIn === to.checkIn);
    unless(this.#held.all<ComfortAnswered>('v1.ComfortAnswered', fact.stream).some(({ payload, seen }) => payload.checkIn === to.checkIn && wrong.every(({ id }) => seen.has(id))), 'RU-56 another student was asked');
    this.#noIsAnswered(fact.stream, incident, to.adult, to.rests, unless);
  }

  #checkIn(fact: Known<AdultCheckedIn>, unless: (holds: boolean, rule: string) => void): void {
    const { incident, student, adult, rests } = fact.payload;
    const statuses = this.#streams(fact, student).map((stream) => this.reported(stream, incident, fact.id));
    unless(!statuses.includes('missing'), 'RU-19 checked in for a missing student');
    unless(!this.#inCare(this.#streams(fact, student), incident), 'RU-53 checked in for a student in a hospital, or deceased');
    const overrides = rests.flatMap((id) => this.#held.byId.get(id) ?? []).filter((one) => one.type === 'v1.RestrictionOverridden');
    unless(overrides.length === 0 || overrides.some((one) => staffIn(one.actor) !== staffIn(fact.actor)), 'RU-17 checked in by whoever overrode');
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
    unless(isContact || overrides.length > 0 || grants.some((one) => one.type === 'v2.PickupAuthorized'), 'RU-2 an adult who is not on the record');
  }

  #isOnRecord(student: string, adult: string): boolean {
    return this.record.isContact(student, adult) || this.record.restrictionsOn(student, adult).size > 0;
  }

  #override({ payload, actor, stream }: Known<RestrictionOverridden>, unless: (holds: boolean, rule: string) => void): void {
    const stop = this.#held.byId.get(payload.stop) as Known<PickupStopped>;
    const { incident, adult } = stop.payload;
    const came = [...this.#held.all<PickupStopped>('v3.PickupStopped', stream), ...this.#held.all<AdultCheckedIn>('v3.AdultCheckedIn', stream)].filter((one) => one.payload.incident === incident && sameAdult(one.payload.adult, adult));
    unless(staffIn(actor) !== null && came.every((one) => staffIn(one.actor) !== staffIn(actor)), 'RU-17 overridden by whoever recorded that the adult came');
    if (stop.payload.adult.contact === null) return;
    const words = this.record.restrictionsOn(payload.student, stop.payload.adult.contact);
    unless(wordsOf(payload).every((one) => words.has(one)), 'RU-17 words overridden that do not stand');
  }

  #authorization({ payload, stream }: Known<OfStop & PickupAuthorized>, unless: (holds: boolean, rule: string) => void): void {
    const calls = this.#held.all<ContactCalled & OfStop>('v1.ContactCalled', stream).filter((one) => one.payload.stop === payload.stop);
    const free = ADULTS.filter((adult) => this.record.isContact(payload.student, adult) && this.record.restrictionsOn(payload.student, adult).size === 0);
    const theirs = calls.filter((one) => one.payload.contact !== null && free.some((adult) => adult === one.payload.contact));
    unless(theirs.every((one) => one.payload.agrees), 'RU-16 authorized though a contact said no');
    unless(free.length === 0 || theirs.length > 0, 'RU-16 authorized without a call to a contact');
    unless(payload.verified !== 'contactCalled' || calls.some((one) => one.payload.agrees), 'RU-55 verified by a call that nobody made');
    unless(payload.vouchedBy !== '', 'RU-55 nobody vouches');
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
    const refused = this.#held.all<AdultCheckedIn>('v3.AdultCheckedIn', stream).filter(({ id, payload }) => payload.incident === incident && sameAdult(payload.adult, adult) && this.#answers(id).includes(false));
    for (const { id } of refused) {
      const decisions = this.#held.all<DiscomfortDecided>('v1.DiscomfortDecided', stream).filter(({ payload }) => payload.checkIn === id);
      unless(decisions.length > 0 && decisions.every(({ payload }) => payload.decision === 'askAgain'), 'RU-20 a no stands');
      unless(decisions.some((one) => rests.includes(one.id)), 'RU-20 the decision is not named');
    }
  }

  #releasedIn(stream: string, incident: string): readonly Known<StudentReleased>[] {
    return this.#held.all<StudentReleased>('v3.StudentReleased', stream).filter((one) => one.payload.incident === incident && this.stands(one));
  }

  /** RU-53 something was said that nobody took back, and that no settled release took the place of. */
  #inCare(streams: readonly string[], incident: string): boolean {
    const closed = new Set([
      ...this.#held.all<{ readonly settles: readonly string[] }>('v1.CareTakenBack').flatMap(({ payload }) => payload.settles),
      ...this.#held.all<ReleaseSettled>('v1.ReleaseSettled').flatMap(({ payload }) => (payload.stands === null ? [] : payload.settles)),
    ]);
    return streams.some((stream) => this.#held.all<CareStated>('v1.CareStated', stream).some((one) => one.payload.incident === incident && !closed.has(one.id)));
  }

  #mayLeaveAlone(student: string, which: 'lowestGrade' | 'lowestGradeDriving'): boolean {
    const order = ['K', ...Array.from({ length: 12 }, (_, i) => String(i + 1))];
    const rules = newest(this.#held.all<SelfReleaseSet>('v2.SelfReleaseSet'));
    const grade = order.indexOf(student === CHILDREN[1] ? '10' : '3');
    return rules.length > 0 && rules.every(({ payload: { [which]: lowest } }) => lowest !== null && order.indexOf(lowest) <= grade);
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
    if (this.#inCare([stream], incident)) return true;
    const status = this.reported(stream, incident);
    if (status !== null && status !== 'missing') return true;
    const reports = [...this.#held.all<Report>('v1.PersonReported', stream), ...this.#held.all<Settled>('v1.ReportsSettled', stream)].filter(({ payload }) => payload.incident === incident);
    return this.#held.all<PersonAnsweredFor>('v1.PersonAnsweredFor', stream).some((answer) => answer.payload.incident === incident && reports.every((one) => answer.seen.has(one.id)));
  }
}
