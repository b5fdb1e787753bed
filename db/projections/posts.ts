/** The posts of each incident of which anything was said: who is at them, and which steps of their job sheets are done. */
import { postsOf } from '../../shared/domain/incident/post-state.ts';
import type { StreamProjection } from './projection.ts';

export const incidentPosts: StreamProjection = {
  kind: 'stream',
  name: 'incident-posts',
  version: 2,
  reads: (stream) => stream.startsWith('incident/'),
  tables: [{ name: 'view_post', columns: ['incident TEXT NOT NULL', 'post TEXT NOT NULL', 'holdings TEXT NOT NULL', 'ticks TEXT NOT NULL'], key: ['incident', 'post'], indexes: [] }],
  rows(history, stream) {
    const incident = stream.slice('incident/'.length);
    return [...postsOf(history)].map(([post, { holdings, ticks }]) => ({ table: 'view_post', cells: [incident, post, JSON.stringify(holdings), JSON.stringify(ticks)] }));
  },
};
