/** Who is on a bus, at the site or gone, as commands: at most PEOPLE_PER_COMMAND people each, one after the other; the first refusal ends it. */
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import type { BoardPeople, ReportArrivals, ReportLeftOnOwn } from '../../shared/domain/movement/commands.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { PEOPLE_PER_COMMAND } from '../../shared/kernel/limits.ts';
import type { SendCommand } from '../stores/sending-store.ts';

/** With the places that it ends for each: the list of another bus. */
export type Moved = BoardPeople['people'][number];
type OntoBus = Omit<BoardPeople, 'people'>;
type ToSite = Omit<ReportArrivals, 'people'>;
type Away = Omit<ReportLeftOnOwn, 'people'>;

export async function movePeople(send: SendCommand, said: OntoBus | ToSite | Away, people: readonly Moved[]): Promise<CommandOutcome> {
  assert(people.length > 0, 'nobody is moved');
  let outcome: CommandOutcome | null = null;
  for (let at = 0; at < people.length; at += PEOPLE_PER_COMMAND) {
    outcome = await send({ ...said, people: people.slice(at, at + PEOPLE_PER_COMMAND) });
    if (!outcome.accepted) return outcome;
  }
  assert(outcome !== null, 'a move without a command');
  return outcome;
}
