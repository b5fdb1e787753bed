/** Cards about incidents themselves: two that were started apart, and two people at a post for one. */
import { findPost } from '../../shared/domain/incident/posts.ts';
import type { Directive } from '../../shared/domain/incident/events.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { card, side, type Card, type Choice } from './cards.ts';
import { openIncidentIds } from './person-cards.ts';
import { holdersOf, postStates } from './posts.ts';
import type { Reader } from './reader.ts';
import { after, DIRECTIVE_WORDS } from './words.ts';

/** IN-20 of every incident that is open. */
export function postsTakenTwice(reader: Reader): Card[] {
  return openIncidentIds(reader).flatMap((incident) => [...postStates(reader, incident)].flatMap(([post, { holdings }]) => postCard(reader, incident, post, holdersOf(reader, holdings))));
}

function postCard(reader: Reader, incident: IncidentId, name: string, holders: ReturnType<typeof holdersOf>): Card[] {
  const post = findPost(name);
  if (post === null || post.heldBy !== 'one' || holders.length < 2) return [];
  const from = holders.flatMap((one) => one.facts);
  const sides = holders.map((one) => side({ event: one.key, what: `${one.name}${after(one.badge, ', badge ')}`, who: one.recordedBy, console: reader.consoleName(one.origin), wall: one.sinceWall }));
  const choices = holders.map(({ key, staff, name: holder, badge }): Choice => ({
    key,
    label: `${holder} stays`,
    does: `Whoever else is there hands the post over to ${holder}. Tell them.`,
    settles: { asks: 'nothing', command: { type: 'HandOverPost', incident, post: name, from, holder: { staff, name: holder, badge } } },
  }));
  return [card('postTakenTwice', `${incident} ${name}`, { is: 'post', incident, title: post.title }, sides, { choices, events: from })];
}

interface StartRow {
  readonly incident: IncidentId;
  readonly event: string;
  readonly directive: Directive;
  readonly detail: string;
  readonly wall: number;
  readonly actor: string | null;
  readonly origin: string;
}

/** IN-9 real incidents that are open and were started apart: a card for each group of them. */
export function incidentsAtOnce(reader: Reader): Card[] {
  const groups = reader.db.prepare<[], string>('SELECT DISTINCT others FROM view_incident_at_once ORDER BY others').pluck().all() as string[];
  const starts = reader.db.prepare<[string], StartRow>(
    `SELECT i.incident, i.started_event AS event, i.directive, i.detail, i.started_wall AS wall, i.started_by AS actor, e.origin FROM view_incident i
     JOIN log_event e ON e.id = i.started_event WHERE i.incident IN (SELECT value FROM json_each(?)) ORDER BY i.incident`,
  );
  return groups.map((group) => {
    const rows = starts.all(group);
    const incidents = rows.map((one) => one.incident);
    const words = ({ directive, detail }: StartRow): string => `${DIRECTIVE_WORDS[directive]}${after(detail, ': ')}`;
    const choices = rows.map((one): Choice => ({
      key: one.event,
      label: `One incident, under ${words(one)} (${reader.staffName(one.actor)}, ${reader.consoleName(one.origin)})`,
      does: 'Everybody is in one incident from then on. What was reported in each counts, and every directive stands until somebody gives another.',
      settles: { asks: 'nothing', command: { type: 'JoinIncidents', incidents, keep: one.incident } },
    }));
    const sides = rows.map((one) => side({ event: one.event, what: words(one), who: reader.staffName(one.actor), console: reader.consoleName(one.origin), wall: one.wall }));
    return card('incidentsAtOnce', group, { is: 'incidents' }, sides, { choices });
  });
}
