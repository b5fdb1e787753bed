/** What goes wrong in a run that is asked for it: the link between two halves of the site is cut for a while, one console loses its power, and some children are asked for on both sides. */
import type { RosterSnapshot } from '../../db/queries/roster-snapshot.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Trouble } from '../sim/network.ts';
import type { Family } from './families.ts';
import type { PaceConsole } from './pace-console.ts';
import { takeStation, type Post } from './manning.ts';
import type { World } from './world.ts';

/** Of so many children both parents come, to different sides; at all but the last somebody believes to hand them over a second time. */
const ASKED_TWICE = 3;
/** Somebody turns the computer on again so long after the links are up. */
const POWER_BACK_MS = 120_000;

const firstHalf = <T>(of: readonly T[]): readonly T[] => of.slice(0, Math.ceil(of.length / 2));

/** Both sides check in and hand over; the office and the accountant are on one, the assembly accountant on the other. */
const oneSide = (world: World): ReadonlySet<PaceConsole> => new Set([world.office, world.accountants.A, ...firstHalf(world.greeters), ...firstHalf(world.checkers), ...firstHalf(world.handOffs)]);

/** Cuts, and returns how to heal. */
export function cut(world: World): () => void {
  const side = oneSide(world);
  const trouble: Trouble = (from, to) => (side.has(from as PaceConsole) === side.has(to as PaceConsole) ? null : { stalled: true });
  return world.network.trouble(trouble);
}

/** Children whose two parents come now, to the two sides, and first in line; whoever was to come for them later does not. */
export function askTwice(world: World, roster: RosterSnapshot, families: Family[]): readonly PersonId[] {
  const { crowd } = world;
  const asked: PersonId[] = [];
  for (const [place, family] of families.entries()) {
    const [student] = family.students;
    if (asked.length === ASKED_TWICE) break;
    if (student === undefined || family.students.length > 1 || !family.hasId || crowd.cameMs.has(student) || crowd.unsure.has(student)) continue;
    const other = (roster.pairsOfStudent.get(student) ?? []).find((pair) => pair.restriction === null && pair.contact !== family.contact);
    const person = other === undefined ? undefined : roster.guardians.get(other.contact);
    if (person === undefined) continue;
    families[place] = { ...family, students: [] };
    crowd.cameMs.set(student, world.scheduler.nowMs);
    crowd.hurried.add(student);
    crowd.lineOf(world.checkers.length > 1 ? 2 : 1).unshift(family);
    crowd.lineOf(world.checkers.length).unshift({ ...family, contact: person.id, given: person.given, family: person.family });
    if (asked.push(student) < ASKED_TWICE) crowd.mistaken.add(student);
  }
  return asked;
}

/** The console of the first line loses its power: its line goes on at the next one, and it comes back later. */
export function kill(world: World, post: Post): void {
  const { crowd, incident, office, scheduler } = world;
  const { at, station } = post;
  world.send(() => at.kill());
  scheduler.after(world.takes('noticesDeadConsole'), () => {
    office.must({ type: 'SetStation', incident, post: 'checker', station, state: 'closed', letters: null, divertedTo: station + 1 });
    crowd.lineOf(station + 1).push(...crowd.lineOf(station).splice(0));
  });
}

export function powerBack(world: World, post: Post): void {
  const { incident, office, scheduler } = world;
  scheduler.after(POWER_BACK_MS, () =>
    world.send(async () => {
      await post.at.open();
      world.forgetScreens(post.at);
      await takeStation(world, post);
      office.must({ type: 'SetStation', incident, post: 'checker', station: post.station, state: 'open', letters: null, divertedTo: null });
    }),
  );
}
