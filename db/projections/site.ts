/** The site, its consoles, and what was erased. */
import type { z } from 'zod';
import type { siteEvents } from '../../shared/domain/site/events.ts';
import { consoleStandingOf } from '../../shared/domain/site/consoles.ts';
import { erasedBy } from '../../shared/domain/site/state.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { ERASURES, FOUNDING } from '../../shared/kernel/streams.ts';
import type { EventProjection, StreamProjection, ViewRow } from './projection.ts';

type Payload<T extends keyof typeof siteEvents> = z.infer<(typeof siteEvents)[T]>;

function rows(fact: Fact): readonly ViewRow[] {
  switch (fact.type) {
    case 'v1.SiteFounded': {
      const payload = fact.payload as Payload<'v1.SiteFounded'>;
      return [{ table: 'view_site', cells: [fact.id, payload.site, payload.name, payload.idKey] }];
    }
    case 'v1.PayloadsErased':
      return erasedBy(fact).map((one) => ({ table: 'view_erasure', cells: [fact.id, one.stream, one.head] }));
    default:
      return [];
  }
}

export const siteProjection: EventProjection = {
  kind: 'event',
  name: 'site',
  version: 3,
  reads: (stream) => stream === FOUNDING || stream === ERASURES,
  tables: [
    { name: 'view_site', columns: ['event TEXT NOT NULL', 'site TEXT NOT NULL', 'name TEXT NOT NULL', 'id_key TEXT NOT NULL'], key: ['event'], indexes: [] },
    { name: 'view_erasure', columns: ['event TEXT NOT NULL', 'erased TEXT NOT NULL', 'head TEXT NOT NULL'], key: ['event', 'erased', 'head'], indexes: [['erased']] },
  ],
  rows,
};

/** A row for each console that was ever let in; its name is in `view_console_name`. */
export const consoles: StreamProjection = {
  kind: 'stream',
  name: 'consoles',
  version: 1,
  reads: (stream) => stream.startsWith('console/'),
  tables: [
    {
      name: 'view_console',
      columns: ['console TEXT NOT NULL', 'public_key TEXT NOT NULL', 'certificate TEXT', 'has_left INTEGER NOT NULL', 'revoked INTEGER NOT NULL'],
      key: [],
      indexes: [['console']],
    },
  ],
  rows: (history) => {
    const standing = consoleStandingOf(history);
    return standing === null ? [] : [{ table: 'view_console', cells: [standing.console, standing.publicKey, standing.certificate, Number(standing.left), Number(standing.revoked)] }];
  },
};
