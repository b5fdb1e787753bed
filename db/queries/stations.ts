/** The stations of an incident: what is set of each, at which console it is, who is there, and who waits in its line. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { posts, type Post } from '../../shared/domain/incident/posts.ts';
import { findStation, settingOf, type Station } from '../../shared/domain/incident/station-state.ts';
import { consoleOfOrigin, type ConsoleId, type IncidentId, type OriginId } from '../../shared/kernel/ids.ts';
import { listQueue, WAITING_POSTS } from './queue.ts';
import type { Reader } from './reader.ts';
import { stationStates } from './station-states.ts';

type QueueRow = SubscriptionRow<'queues'>;

interface Served {
  readonly does: 'checkIn' | 'stop' | 'release';
  readonly actor: string | null;
  readonly origin: OriginId;
  readonly times: number;
}

/** How often something was done at each station: by its volunteers, or by others at its console. */
function servedBy(reader: Reader, incident: IncidentId, stations: readonly Station[]): (post: string, station: number | null) => number {
  const members = JSON.stringify(reader.joined.membersOf(incident));
  const acts = reader.db.prepare<[string], Served>('SELECT does, actor, origin, count(*) AS times FROM view_desk_act WHERE incident IN (SELECT value FROM json_each(?)) GROUP BY does, actor, origin').all(members);
  const volunteers = new Map(reader.db.prepare<[string], { volunteer: string; post: string; station: number }>('SELECT volunteer, post, station FROM view_volunteer WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY event').all(members).map((one) => [one.volunteer, one]));
  const times = new Map<string, number>();
  for (const act of acts) {
    const post = act.does === 'release' ? 'reunifier' : 'checker';
    const volunteer = volunteers.get(act.actor ?? '');
    const console = consoleOfOrigin(act.origin);
    const at = volunteer?.post === post ? volunteer.station : (stations.find((one) => one.post === post && one.assignments.some((here) => here.console === console))?.station ?? null);
    for (const key of at === null ? [`${post} `] : [`${post} ${at}`, `${post} `]) times.set(key, (times.get(key) ?? 0) + act.times);
  }
  return (post, station) => times.get(`${post} ${station ?? ''}`) ?? 0;
}

/** The lines of the posts first, then their stations by number. */
export function listStations(reader: Reader, own: ConsoleId, incident: IncidentId): QueueRow[] {
  const stations = stationStates(reader, incident);
  const waiting = listQueue(reader, own, incident);
  const served = servedBy(reader, incident, stations);
  const consoleName = reader.db.prepare<[string], string>('SELECT name FROM view_console_name WHERE console = ?').pluck();
  // Families may have been sent to a line that nobody has set up yet.
  const lines = waiting.flatMap(({ waitsFor, line }) => (line === null ? [] : [{ post: waitsFor as string, station: line }]));
  const rowOf = (post: Post, number: number | null): QueueRow => {
    const station = number === null ? undefined : findStation(stations, post.post, number);
    const here = waiting.filter((one) => one.waitsFor === post.post && one.line === number && one.students.some(({ stage }) => stage === 'waits'));
    const { state, letters, divertedTo } = settingOf(station);
    return {
      key: `${post.post} ${number ?? ''}`,
      post: post.post,
      title: post.title,
      heldBy: post.heldBy,
      station: number,
      state,
      letters,
      divertedTo,
      alsoSet: (station?.settings ?? []).slice(1).map((one) => ({ state: one.state, letters: one.letters, divertedTo: one.divertedTo, by: reader.staffName(one.actor), wall: one.wall })),
      consoles: (station?.assignments ?? []).map((one) => ({ event: one.event, console: one.console, name: String(consoleName.get(one.console) ?? 'unknown console'), mine: one.console === own, sinceWall: one.wall })),
      holders: (station?.turns ?? []).map((one) => ({ event: one.event, name: one.name, badge: one.badge, sinceWall: one.wall })),
      waiting: here.length,
      students: here.reduce((sum, one) => sum + one.students.length, 0),
      longestSinceWall: here.length === 0 ? null : Math.min(...here.map((one) => one.sinceWall)),
      served: served(post.post, number),
    };
  };
  return posts.flatMap((post) => {
    const numbers = [...new Set([...stations, ...lines].filter((one) => one.post === post.post).map((one) => one.station))].sort((a, b) => a - b);
    return [...(WAITING_POSTS.includes(post.post) ? [rowOf(post, null)] : []), ...numbers.map((number) => rowOf(post, number))];
  });
}
