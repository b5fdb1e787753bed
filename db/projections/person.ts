/** Where each person stands in each incident: the reports, the pickup, the contradictions, and the one status that counts. */
import { standingOf, type PersonStanding } from '../../shared/domain/person-standing.ts';
import type { Place, PlaceKind } from '../../shared/domain/movement/whereabouts.ts';
import { refusedBefore, waitsAfterNo, type Pickup } from '../../shared/domain/reunification/state.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { personOfStream } from '../../shared/kernel/streams.ts';
import type { StreamProjection, ViewRow } from './projection.ts';

/** Who said it, for display: the staff id that acted, and the origin, whose console is its first part. */
const by = (fact: Fact): { readonly wall: number; readonly actor: string | null; readonly origin: string } => ({
  wall: fact.wall,
  actor: fact.actor === 'unsigned' ? null : fact.actor.staff,
  origin: fact.origin,
});

const granted = (one: { readonly event: string; readonly reason: string; readonly fact: Fact }) => ({ event: one.event, reason: one.reason, ...by(one.fact) });

/** What `view_standing.detail` holds, as JSON. */
export type StandingDetail = ReturnType<typeof detailOf>;

function detailOf({ accounting, movement, pickup, care }: PersonStanding) {
  return {
    places: movement.places.map(({ event, is, at, confirmedBy, reporter, channel, fact }) => ({ event, is, at, confirmedBy, reporter: reporter.name, reporterStaff: reporter.staff, channel, ...by(fact) })),
    reports: accounting.reports.map(({ event, status, where, reporter, channel, fact }) => ({ event, status, where, reporter: reporter.name, reporterStaff: reporter.staff, channel, ...by(fact) })),
    checkIns: pickup.checkIns.map((one) => ({
      event: one.event,
      adult: one.adult,
      identity: one.identity,
      rests: one.rests,
      comfortable: one.comfortable,
      refused: refusedBefore(pickup, one.adult) !== undefined,
      decisions: one.decisions.map(({ event, decision, reason, fact }) => ({ event, decision, reason, ...by(fact) })),
      sentFor: one.sentFor.map(({ event, runner, fact }) => ({ event, runner, ...by(fact) })),
      brought: one.brought.map((fact) => ({ event: fact.id, ...by(fact) })),
      wrong: one.wrong.map(({ event, brought, fact }) => ({ event, brought, ...by(fact) })),
      ...by(one.fact),
    })),
    stops: pickup.stops.map((one) => ({
      event: one.event,
      adult: one.adult,
      identity: one.identity,
      why: one.why,
      open: one.open,
      waits: one.waits,
      calls: one.calls.map(({ event, call, fact }) => ({ event, ...call, ...by(fact) })),
      exceptions: one.exceptions.map(granted),
      authorizations: one.authorizations.map((made) => ({ ...granted(made), vouchedBy: made.vouchedBy, verified: made.verified })),
      overrides: one.overrides.map(granted),
      escorts: one.escorts.map(({ event, escort, place, fact }) => ({ event, escort, place, ...by(fact) })),
      ...by(one.fact),
    })),
    care: care.map(({ event, care: said, told, doubted, fact }) => ({ event, care: said, doubted, told: told.map((one) => ({ event: one.event, whom: one.whom, toldBy: one.toldBy, words: one.words, ...by(one.fact) })), ...by(fact) })),
    // Releases in other incidents that did not know of these belong on the card.
    rivals: pickup.rivals.map(({ event, to, fact }) => ({ event, to, ...by(fact) })),
    releases: pickup.releases.map(({ event, to, fact }) => ({ event, to, ...by(fact) })),
    settlements: pickup.settlements.map(({ event, stands, fact }) => ({ event, stands, ...by(fact) })),
  };
}

/** What `view_standing.place` holds, as JSON: what tells on which leg of the way somebody is, without all that was said. */
export interface StandingPlace {
  readonly is: PlaceKind;
  readonly at: string;
  readonly confirmedBy: string;
  /** All places that stand, to be named by whoever says that they no longer do. */
  readonly events: readonly string[];
}

/** Null: nobody put them anywhere. Where several stand that cannot all be true, the first is shown and the contradiction counted. */
function placeOf({ place, places }: PersonStanding['movement']): StandingPlace | null {
  const shown = place ?? places[0];
  return shown === undefined ? null : { is: shown.is, at: shown.at, confirmedBy: shown.confirmedBy, events: places.map((one) => one.event) };
}

/** What `view_standing.said` holds, as JSON: the newest of what stands of where somebody is, by its author's clock, for display. */
export interface LastSaid {
  readonly by: string;
  /** Null for a settlement. */
  readonly channel: Place['channel'] | null;
  readonly wall: number;
}

function lastSaid({ accounting, movement }: PersonStanding): LastSaid | null {
  const all = [...accounting.reports.map(({ reporter, channel, fact }) => ({ reporter, channel, fact })), ...movement.places.map(({ reporter, channel, fact }) => ({ reporter, channel, fact }))];
  const [newest] = all.sort((a, b) => b.fact.wall - a.fact.wall || (a.fact.id < b.fact.id ? -1 : 1));
  return newest === undefined ? null : { by: newest.reporter.name, channel: newest.channel, wall: newest.fact.wall };
}

/** All that was said was taken back: as if nothing had been said. */
const isSilent = ({ uncertain, contradictions, accounting, movement, pickup, care }: PersonStanding): boolean =>
  !uncertain && care.length + contradictions.length + accounting.reports.length + movement.places.length + pickup.checkIns.length + pickup.stops.length + pickup.releases.length + pickup.settlements.length === 0 && accounting.answeredFor === null;

/** An adult is checked in and the hand-off is still to come; or one waits aside, for somebody to grant, to decide or to ask again. */
function waitingIn(pickup: Pickup): { readonly waits: boolean; readonly aside: boolean } {
  const here = pickup.releases.length === 0;
  const refused = pickup.checkIns.map((one) => refusedBefore(pickup, one.adult) !== undefined);
  return { waits: here && refused.includes(false), aside: pickup.stops.some((one) => one.waits) || (here && pickup.checkIns.some((one) => waitsAfterNo(one, pickup.checkIns))) };
}

/** The cells of a row, but for whose they are. */
export function standingCells(standing: PersonStanding) {
  const { waits, aside } = waitingIn(standing.pickup);
  return {
    status: standing.status,
    disagree: Number(standing.accounting.disagree),
    silent: Number(isSilent(standing)),
    contradictions: standing.contradictions.length,
    waits: Number(waits),
    aside: Number(aside),
    care: Number(standing.care.length > 0),
    place: JSON.stringify(placeOf(standing.movement)),
    boarded: JSON.stringify(standing.movement.boarded),
    said: JSON.stringify(lastSaid(standing)),
    detail: JSON.stringify(detailOf(standing)),
  };
}

export const personStandings: StreamProjection = {
  kind: 'stream',
  name: 'person-standing',
  version: 8,
  reads: (stream) => personOfStream(stream) !== null,
  tables: [
    {
      name: 'view_standing',
      columns: ['incident TEXT NOT NULL', 'person TEXT NOT NULL', 'status TEXT NOT NULL', 'disagree INTEGER NOT NULL', 'silent INTEGER NOT NULL', 'contradictions INTEGER NOT NULL', 'waits INTEGER NOT NULL', 'aside INTEGER NOT NULL', 'care INTEGER NOT NULL', 'place TEXT NOT NULL', 'boarded TEXT NOT NULL', 'said TEXT NOT NULL', 'detail TEXT NOT NULL'],
      key: ['incident'],
      indexes: [['incident', 'status'], ['person']],
    },
    {
      name: 'view_report',
      columns: ['incident TEXT NOT NULL', 'person TEXT NOT NULL', 'event TEXT NOT NULL', 'class_id TEXT', 'status TEXT NOT NULL', 'wall INTEGER NOT NULL'],
      key: ['event'],
      indexes: [['incident', 'class_id']],
    },
    {
      name: 'view_contradiction',
      columns: ['incident TEXT NOT NULL', 'person TEXT NOT NULL', 'kind TEXT NOT NULL', 'events TEXT NOT NULL'],
      key: ['incident', 'kind'],
      indexes: [],
    },
  ],
  rows(history, stream) {
    const person = personOfStream(stream);
    // A fact of another area that strayed into this stream names no incident.
    const incidents = new Set(history.facts.flatMap((fact) => (fact.payload as { readonly incident?: IncidentId }).incident ?? []));
    return [...incidents].sort().flatMap((incident): ViewRow[] => {
      const standing = standingOf(history, incident);
      const { status, disagree, silent, contradictions, waits, aside, care, place, boarded, said, detail } = standingCells(standing);
      return [
        { table: 'view_standing', cells: [incident, person, status, disagree, silent, contradictions, waits, aside, care, place, boarded, said, detail] },
        ...standing.accounting.reports.map((one) => ({ table: 'view_report', cells: [incident, person, one.event, one.classId, one.status, one.wall] })),
        ...standing.contradictions.map((one) => ({ table: 'view_contradiction', cells: [incident, person, one.kind, JSON.stringify(one.events)] })),
      ];
    });
  },
};
