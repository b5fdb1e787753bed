/** The site, its consoles, and what was erased. */
import type { z } from 'zod';
import type { siteEvents } from '../../shared/domain/site/events.ts';
import { erasedBy } from '../../shared/domain/site/state.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { EventProjection, ViewRow } from './projection.ts';

type Payload<T extends keyof typeof siteEvents> = z.infer<(typeof siteEvents)[T]>;

function rows(fact: Fact): readonly ViewRow[] {
  switch (fact.type) {
    case 'v1.SiteFounded': {
      const payload = fact.payload as Payload<'v1.SiteFounded'>;
      return [{ table: 'view_site', cells: [fact.id, payload.site, payload.name, payload.idKey] }];
    }
    case 'v1.ConsoleAdmitted': {
      const payload = fact.payload as Payload<'v1.ConsoleAdmitted'>;
      return [{ table: 'view_console', cells: [fact.id, payload.console, payload.name, payload.publicKey] }];
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
  version: 2,
  reads: (stream) => /^(?:site\/founding|site\/erasures|console\/.*)$/.test(stream),
  tables: [
    { name: 'view_site', columns: ['event TEXT NOT NULL', 'site TEXT NOT NULL', 'name TEXT NOT NULL', 'id_key TEXT NOT NULL'], key: ['event'], indexes: [] },
    { name: 'view_console', columns: ['event TEXT NOT NULL', 'console TEXT NOT NULL', 'name TEXT NOT NULL', 'public_key TEXT NOT NULL'], key: ['event'], indexes: [['console']] },
    { name: 'view_erasure', columns: ['event TEXT NOT NULL', 'erased TEXT NOT NULL', 'head TEXT NOT NULL'], key: ['event', 'erased', 'head'], indexes: [['erased']] },
  ],
  rows,
};
