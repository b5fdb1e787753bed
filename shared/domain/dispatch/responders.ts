/** Who may answer a call, as the facts of `staff/<id>` say. Of what was stated apart both stand, and what promises less counts. */
import type { History } from '../../kernel/history.ts';
import { factsOf, newestOf } from './newest.ts';
import type { ResponderPayload } from './responder-events.ts';

export type Placing = Omit<ResponderPayload<'v1.ResponderSet'>, 'staff'>;

export interface Responder {
  /** TR-1 the first counts; more than one: set apart, and somebody sets it again. */
  readonly placings: readonly Placing[];
  /** What was said last; more than one: stated apart. None: nobody said, and they are on. */
  readonly availabilities: readonly { readonly available: boolean; readonly wall: number }[];
}

export function responderOf(history: History): Responder {
  const placed = newestOf(history, factsOf<ResponderPayload<'v1.ResponderSet'>>(history, 'v1.ResponderSet')).map(({ payload: { skills, zones, shift } }): Placing => ({ skills, zones, shift }));
  const stated = newestOf(history, factsOf<ResponderPayload<'v1.AvailabilityStated'>>(history, 'v1.AvailabilityStated'));
  const different = placed.filter((one, at) => placed.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at);
  return { placings: different, availabilities: stated.map(({ payload, wall }) => ({ available: payload.available, wall })) };
}

/** TR-3 away counts before on: nobody is counted on who may have gone. */
export const isOn = ({ availabilities }: Pick<Responder, 'availabilities'>): boolean => availabilities.every((one) => one.available);
