/** What the stream `incident/<id>` says of its stations: what is set of each, at which consoles it is, and which volunteers are there. */
import type { Fact, History } from '../../kernel/history.ts';
import type { ConsoleId, EventId, PersonId } from '../../kernel/ids.ts';
import { endedBy } from './post-state.ts';
import { findPost } from './posts.ts';
import type { StationAssigned, StationGivenUp, StationLetters, StationSet, StationState, StationTaken } from './station-events.ts';

interface Said {
  readonly event: EventId;
  readonly wall: number;
  /** Who recorded it; null: nobody was signed in. */
  readonly actor: string | null;
}

export interface StationSetting extends Said {
  readonly state: StationState;
  readonly letters: StationLetters;
  readonly divertedTo: number | null;
}

export interface Assignment extends Said {
  readonly console: ConsoleId;
}

/** A volunteer at the station. */
export interface Turn extends Said {
  readonly assignment: EventId;
  readonly volunteer: PersonId;
  readonly name: string;
  readonly badge: string;
}

export interface Station {
  readonly post: string;
  readonly station: number;
  /** IN-51 the one that counts first; more than one where they were set apart. Empty: it is open, for anybody. */
  readonly settings: readonly StationSetting[];
  /** IN-53 more than one where it was assigned apart. */
  readonly assignments: readonly Assignment[];
  readonly turns: readonly Turn[];
}

const said = ({ id, wall, actor }: Fact): Said => ({ event: id, wall, actor: actor === 'unsigned' ? null : actor.staff });
const byEvent = (a: Said, b: Said): number => (a.event < b.event ? -1 : 1);
/** The most cautious first: nobody goes on where one console says that it rests. */
const CAUTION: readonly StationState[] = ['paused', 'closed', 'open'];
const keyOf = ({ post, station }: { readonly post: string; readonly station: number }): string => `${post} ${station}`;

export const sameSetting = (a: Omit<StationSetting, keyof Said>, b: Omit<StationSetting, keyof Said>): boolean =>
  a.state === b.state && a.divertedTo === b.divertedTo && a.letters?.from === b.letters?.from && a.letters?.to === b.letters?.to;

/** In order of post and number. */
export function stationsOf(history: History): readonly Station[] {
  const facts = history.distinct(history.facts);
  const newest = (all: readonly Fact[], replaces: (later: Fact, earlier: Fact) => boolean): readonly Fact[] => all.filter((one) => !all.some((other) => history.precedes(one.id, other.id) && replaces(other, one)));
  const isSame = (a: Fact, b: Fact): boolean => keyOf(a.payload as StationSet) === keyOf(b.payload as StationSet);
  const givenUp = new Set(facts.filter((one) => one.type === 'v1.StationGivenUp').flatMap((one) => (one.payload as StationGivenUp).assignments.map((event) => history.canonical(event as EventId))));
  const left = endedBy(history);
  const stations = new Map<string, Station>();
  const put = ({ post, station }: { readonly post: string; readonly station: number }, change: (known: Station) => Partial<Station>): void => {
    const known = stations.get(keyOf({ post, station })) ?? { post, station, settings: [], assignments: [], turns: [] };
    stations.set(keyOf(known), { ...known, ...change(known) });
  };
  for (const fact of newest(facts.filter((one) => one.type === 'v1.StationSet'), isSame)) {
    const payload = fact.payload as StationSet;
    const { state, letters, divertedTo } = payload;
    put(payload, ({ settings }) => ({ settings: [...settings, { ...said(fact), state, letters, divertedTo }].sort((a, b) => CAUTION.indexOf(a.state) - CAUTION.indexOf(b.state) || byEvent(a, b)) }));
  }
  const assigned = facts.filter((one) => one.type === 'v1.StationAssigned');
  // A console is one station at most, so another assignment of it ends the earlier one too.
  const movesOn = (a: Fact, b: Fact): boolean => isSame(a, b) || (a.payload as StationAssigned).console === (b.payload as StationAssigned).console;
  for (const fact of newest(assigned, movesOn)) {
    const payload = fact.payload as StationAssigned;
    if (!givenUp.has(fact.id)) put(payload, ({ assignments }) => ({ assignments: [...assignments, { ...said(fact), console: payload.console as ConsoleId }].sort(byEvent) }));
  }
  for (const fact of facts.filter((one) => one.type === 'v1.StationTaken' && !left.has(one.id))) {
    const payload = fact.payload as StationTaken;
    const { name, badge, volunteer, assignment } = payload;
    put(payload, ({ turns }) => ({ turns: [...turns, { ...said(fact), name, badge, volunteer: volunteer as PersonId, assignment: history.canonical(assignment as EventId) }].sort(byEvent) }));
  }
  return [...stations.values()].sort((a, b) => (a.post === b.post ? a.station - b.station : a.post < b.post ? -1 : 1));
}

/** "Checker 2"; of a post for one its title. */
export function stationTitle(post: string, station: number): string {
  const found = findPost(post);
  return found === null ? `Post “${post}” ${station}` : found.heldBy === 'one' ? found.title : `${found.title} ${station}`;
}

export const findStation = (stations: readonly Station[], post: string, station: number): Station | undefined => stations.find((one) => one.post === post && one.station === station);

/** IN-51 what counts of a station; one that nobody set is open. */
export const settingOf = (station: Station | undefined): Omit<StationSetting, keyof Said> => station?.settings[0] ?? { state: 'open', letters: null, divertedTo: null };

/** IN-52 the station that serves a line: along its diversions; where they lead in a circle, the last before it closes. */
export function servedAt(stations: readonly Station[], post: string, line: number): number {
  const passed = new Set([line]);
  let at = line;
  for (let to = settingOf(findStation(stations, post, at)).divertedTo; to !== null && !passed.has(to); to = settingOf(findStation(stations, post, at)).divertedTo) {
    passed.add(to);
    at = to;
  }
  return at;
}

/**
 * IN-56 to which line a family of this last name is sent: of those that are open and not diverted the one whose letters say
 * so, else the shortest of those without letters, else the shortest of all. Null: no line is open, so whoever is free takes it.
 */
export function lineFor(stations: readonly Station[], post: string, familyName: string, waiting: (station: number) => number): number | null {
  const open = stations.filter((one) => one.post === post).flatMap((one) => {
    const { state, letters, divertedTo } = settingOf(one);
    return state === 'open' && divertedTo === null && (one.settings.length > 0 || one.assignments.length > 0) ? [{ station: one.station, letters }] : [];
  });
  const [first = ''] = familyName.normalize('NFD').toUpperCase();
  const named = open.filter(({ letters }) => letters !== null && letters.from <= first && first <= letters.to);
  const anybodys = open.filter(({ letters }) => letters === null);
  const among = named.length > 0 ? named : anybodys.length > 0 ? anybodys : open;
  const [shortest] = [...among].sort((a, b) => waiting(a.station) - waiting(b.station) || a.station - b.station);
  return shortest?.station ?? null;
}
