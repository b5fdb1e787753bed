/** Brings consoles together, as the LAN will: whole pages of what the other side lacks. */
import { frontierOf, missingPage } from '../../db/peers.ts';
import type { Console } from '../../electron/host/console.ts';
import { consoleOfOrigin } from '../../shared/kernel/ids.ts';
import { admit } from './test-site.ts';

interface Has {
  readonly console: Console;
}

/** One that was just installed becomes a console of the site, and catches up. */
export function letIn(site: Has, joining: Has): void {
  admit(site.console, { console: consoleOfOrigin(joining.console.origin), publicKey: 'a key' });
  carry(site, joining);
}

export function carry(from: Has, to: Has): void {
  const theirs = frontierOf(to.console.db);
  for (let next: number | null = 0; next !== null; ) {
    const page = missingPage(from.console.db, from.console.committer.log, theirs, next);
    for (const commit of page.commits) to.console.committer.receive(commit);
    next = page.next;
  }
}
