/**
 * Who acts at this console: a person signs in at a computer, not in a window, and a restart forgets it. Nobody who is
 * idle stays signed in, except while an incident is open: then nothing is locked, and it is only asked who acts.
 * A console that is a station acts for the volunteer who is there, or for nobody. Which station it is stands in the log and
 * outlives a restart; who is there has to come again.
 */
import type { LocalSignIns } from '../../../db/local-sign-ins.ts';
import type { LogStore } from '../../../db/log/store.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { stationOfConsole, type StationOfConsole } from '../../../db/queries/station-states.ts';
import { founderGrant, grantOf, signInIsSetUp, type Grant } from '../../../db/queries/staff.ts';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { NamedStaff } from '../../../shared/contract/sign-in-rows.ts';
import { stationTitle } from '../../../shared/domain/incident/station-state.ts';
import { idleLockOf, kindNeeded } from '../../../shared/domain/site/staff.ts';
import type { ConsoleId, EventId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import { IDLE_LOCK } from '../../../shared/kernel/streams.ts';

/** Those who share a counter or a station; more is a list of the staff. */
const LATELY_SHOWN = 6;

export interface WhoActsNeeds {
  readonly reader: Reader;
  readonly log: LogStore;
  readonly clock: Clock;
  readonly local: LocalSignIns;
  readonly console: ConsoleId;
}

export class WhoActs {
  readonly #needs: WhoActsNeeds;
  readonly #listeners = new Set<() => void>();
  #setUp = false;
  #staff: PersonId | null = null;
  /** By which a volunteer took the station that this console is. */
  #turn: EventId | null = null;
  #lockedFor: PersonId | null = null;
  #asked = false;
  #touchedMs: number;

  constructor(needs: WhoActsNeeds) {
    this.#needs = needs;
    this.#touchedMs = needs.clock.monotonicMs();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Once it was set up it stays so. */
  get setUp(): boolean {
    this.#setUp ||= signInIsSetUp(this.#needs.reader.db);
    return this.#setUp;
  }

  /** Null: nobody. While sign-in is not set up, the founder; but at a station only whoever took it. */
  acting(): Grant | null {
    const { reader } = this.#needs;
    if (this.#staff !== null) return grantOf(reader, this.#staff);
    const here = this.station();
    if (here !== null) return this.#volunteerAt(here);
    return this.setUp ? null : founderGrant(reader);
  }

  /** The station that this console is, in an incident that is open. */
  station(): StationOfConsole | null {
    return stationOfConsole(this.#needs.reader, this.#needs.console);
  }

  /** Who is signed in as staff, or who is the founder where sign-in is not set up: whoever may end a station, whatever it is. */
  staffActing(): Grant | null {
    if (!this.setUp) return founderGrant(this.#needs.reader);
    return this.#staff === null ? null : grantOf(this.#needs.reader, this.#staff);
  }

  /** IN-55 as long as the turn and the assignment stand. */
  #volunteerAt({ station, assignment }: StationOfConsole): Grant | null {
    const turn = station.turns.find((one) => one.event === this.#turn && one.assignment === assignment.event);
    return turn === undefined ? null : { staff: turn.volunteer, role: 'stationVolunteer', grant: turn.event };
  }

  /** A volunteer came to the station; null: left it. */
  atStation(turn: EventId | null): void {
    this.#become(null, null, turn);
  }

  signIn(staff: PersonId): void {
    const { clock, local } = this.#needs;
    local.rememberSignedIn(staff, clock.wallMs());
    this.#become(staff, null);
  }

  signOut(lock: boolean): void {
    this.#become(null, lock ? (this.#staff ?? this.#lockedFor) : null);
  }

  /** `confirmed`: it is the person who is signed in. */
  touched(confirmed: boolean): void {
    this.#touchedMs = this.#needs.clock.monotonicMs();
    if (!confirmed || !this.#asked) return;
    this.#asked = false;
    this.changed();
  }

  /** To be called now and then. */
  look(incidentIsOpen: boolean): void {
    if ((this.#staff === null && this.#turn === null) || this.#needs.clock.monotonicMs() - this.#touchedMs < this.#idleLockMinutes() * 60_000) return;
    if (!incidentIsOpen) return this.signOut(true);
    if (this.#asked) return;
    this.#asked = true;
    this.changed();
  }

  changed(): void {
    for (const tell of this.#listeners) tell();
  }

  shown(): SubscriptionRow<'site'>['signIn'] {
    const { reader, local } = this.#needs;
    const here = this.station();
    const named = (staff: string | null): NamedStaff[] => {
      const grant = staff === null ? null : grantOf(reader, staff);
      return grant === null ? [] : [{ staff: grant.staff, name: reader.staffName(grant.staff), kind: kindNeeded(grant.role) }];
    };
    return {
      is: !this.setUp ? 'notSetUp' : this.acting() === null ? 'signedOut' : 'signedIn',
      lockedFor: named(this.#lockedFor)[0] ?? null,
      askedWhoActs: this.#asked,
      lately: local.lately().flatMap(({ staff }) => named(staff)).slice(0, LATELY_SHOWN),
      idleLockMinutes: this.#idleLockMinutes(),
      station: here === null ? null : { incident: here.incident, post: here.station.post, station: here.station.station, title: stationTitle(here.station.post, here.station.station), taken: this.#staff === null && this.#volunteerAt(here) !== null },
    };
  }

  #idleLockMinutes(): number {
    return idleLockOf(this.#needs.log.history(IDLE_LOCK));
  }

  #become(staff: PersonId | null, lockedFor: PersonId | null, turn: EventId | null = null): void {
    this.#staff = staff;
    this.#turn = turn;
    this.#lockedFor = lockedFor;
    this.#asked = false;
    this.#touchedMs = this.#needs.clock.monotonicMs();
    this.changed();
  }
}
