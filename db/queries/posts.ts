/** The posts of an incident, each with its job sheet; and where reunification is. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { isSameHolder, postsOf, UNTOUCHED, type Holding, type PostState, type Tick } from '../../shared/domain/incident/post-state.ts';
import { isOffered, isWanted, jobSheetParts, posts, type Post } from '../../shared/domain/incident/posts.ts';
import type { ReunificationPlace } from '../../shared/domain/incident/state.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import type { Reader } from './reader.ts';

type PostRow = SubscriptionRow<'posts'>;

function reunificationIn(reader: Reader, incident: IncidentId): readonly ReunificationPlace[] {
  const joined = reader.joined.courseOf(incident);
  if (joined !== null) return joined.course.reunification;
  const json = reader.db.prepare<[string], string>('SELECT reunification FROM view_course WHERE incident = ?').pluck().get(incident);
  return typeof json === 'string' ? (JSON.parse(json) as ReunificationPlace[]) : [];
}

export function reunificationRow(reader: Reader, incident: IncidentId): SubscriptionRow<'incidents'>['reunification'] {
  const [first, ...others] = reunificationIn(reader, incident);
  return first === undefined ? null : { place: first.place, saidWall: first.wall, alsoSaid: others.map((one) => one.place).filter((place) => place !== first.place) };
}

export function postStates(reader: Reader, incident: IncidentId): ReadonlyMap<string, PostState> {
  const joined = reader.joined.courseOf(incident);
  if (joined !== null) return postsOf(joined.history);
  const rows = reader.db.prepare<[string], { post: string; holdings: string; ticks: string }>('SELECT post, holdings, ticks FROM view_post WHERE incident = ?').all(incident);
  return new Map(rows.map((row) => [row.post, { holdings: JSON.parse(row.holdings) as Holding[], ticks: JSON.parse(row.ticks) as Tick[] }]));
}

export function listPosts(reader: Reader, incident: IncidentId): PostRow[] {
  const states = postStates(reader, incident);
  const started = reunificationIn(reader, incident).length > 0;
  const exercise = reader.db.prepare<[string], number>('SELECT exercise FROM view_incident WHERE incident = ?').pluck().get(incident) === 1;
  return posts.filter((post) => isOffered(post, exercise)).map((post) => postRow(reader, post, states.get(post.post) ?? UNTOUCHED, started));
}

function postRow(reader: Reader, post: Post, { holdings, ticks }: PostState, reunificationStarted: boolean): PostRow {
  const { title, purpose, reportsTo, heldBy, sheet } = post;
  return {
    key: post.post,
    post: post.post,
    title,
    purpose,
    reportsTo,
    heldBy,
    wanted: isWanted(post, reunificationStarted),
    holders: holdersOf(reader, holdings).map(({ origin: _, ...holder }) => holder),
    sheet: jobSheetParts.map(({ part, dueMs }) => ({
      part,
      dueMs,
      steps: sheet
        .filter((one) => one.part === part)
        .map(({ step, text }) => ({ step, text, done: ticks.filter((tick) => tick.step === step).map((tick) => ({ by: reader.staffName(tick.actor), wall: tick.wall })) })),
    })),
  };
}

/** Each person once, though two consoles may have put the same one at the post; longest there first, for display only. */
export function holdersOf(reader: Reader, holdings: readonly Holding[]): (PostRow['holders'][number] & Pick<Holding, 'origin'>)[] {
  const people: Holding[][] = [];
  for (const one of holdings) {
    const same = people.find(([first]) => first !== undefined && isSameHolder(first.holder, one.holder));
    if (same === undefined) people.push([one]);
    else same.push(one);
  }
  return people
    .flatMap(([first, ...others]) => (first === undefined ? [] : [{ key: first.event, ...first.holder, facts: [first, ...others].map((one) => one.event), sinceWall: first.wall, recordedBy: reader.staffName(first.actor), origin: first.origin }]))
    .sort((a, b) => a.sinceWall - b.sinceWall || (a.key < b.key ? -1 : 1));
}
