/** Which station each console is, and the volunteer who took it: by name and badge, as a stranger would. */
import type { PaceConsole } from './pace-console.ts';
import type { World } from './world.ts';

export interface Post {
  readonly at: PaceConsole;
  readonly post: 'greeter' | 'checker' | 'reunifier' | 'accountant' | 'assembly-accountant';
  readonly station: number;
}

export function postsOf({ greeters, checkers, handOffs, accountants }: World): readonly Post[] {
  const each = (consoles: readonly PaceConsole[], post: Post['post']): Post[] => consoles.map((at, i) => ({ at, post, station: i + 1 }));
  return [...each(greeters, 'greeter'), ...each(checkers, 'checker'), ...each(handOffs, 'reunifier'), ...each([accountants.A], 'accountant'), ...each([accountants.B], 'assembly-accountant')];
}

/** By whoever leads, at the office. */
export function assign({ office, incident }: World, { at, post, station }: Post): void {
  office.must({ type: 'AssignStation', incident, post, station, console: at.id });
  if (post === 'checker') office.must({ type: 'SetStation', incident, post, station, state: 'open', letters: null, divertedTo: null });
}

export const takeStation = async (_: World, { at, post, station }: Post): Promise<void> => void (await at.ask('takeStation', { name: `Volunteer ${post} ${station}`, badge: `${post}-${station}` }));
