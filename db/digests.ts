/** Digests by which two consoles, or a console and its rebuild, are seen to hold the same. */
import type { Digests } from '../shared/kernel/ports.ts';
import type { Database } from './driver.ts';

/** Over every event (and whether its payload is here) and every seal, whatever order they arrived in. */
export function logDigest(db: Database, digests: Digests): string {
  let running = '';
  const take = (text: string): void => {
    running = digests.sha256(running + text);
  };
  const events = db.prepare<[], [string, number]>('SELECT e.id, p.event_no IS NOT NULL FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no ORDER BY e.id').raw();
  for (const [id, payload] of events.iterate()) take(`${id} ${payload}`);
  const commits = db.prepare<[], [string, string]>('SELECT newest, signature FROM log_commit ORDER BY newest').raw();
  for (const [newest, signature] of commits.iterate()) take(`${newest} ${signature}`);
  return running;
}
