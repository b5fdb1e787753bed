/** The course of each bus, whatever order the facts arrived in: whether it waits, has left or has arrived, and what was counted. */
import type { z } from 'zod';
import type { Fact, History } from '../../kernel/history.ts';
import { defined } from '../../kernel/assert.ts';
import type { EventId } from '../../kernel/ids.ts';
import type { movementEvents } from './events.ts';
import { foldBus } from './whereabouts.ts';

type Payload<T extends keyof typeof movementEvents> = z.infer<(typeof movementEvents)[T]>;
type Step = 'v1.BusLeft' | 'v1.BusArrived';

interface BusStep {
  readonly event: EventId;
  readonly place: string;
  readonly counted: number | null;
  readonly reporter: Payload<Step>['reporter'];
  readonly channel: Payload<Step>['channel'];
  readonly wall: number;
}

export interface Bus {
  /** Folded, so that two spellings are one bus. */
  readonly key: string;
  readonly name: string;
  /** What was said of it; more than one where consoles did not know of each other. */
  readonly about: readonly { readonly event: EventId; readonly driver: string; readonly seats: number | null }[];
  /** MO-8 it is on its way only when somebody said that it left, and arrived only when somebody said so. */
  readonly status: 'loading' | 'onTheWay' | 'arrived';
  readonly left: readonly BusStep[];
  readonly arrived: readonly BusStep[];
}

const isOf = (...types: readonly string[]) => (fact: Fact): boolean => types.includes(fact.type);
const byId = (a: Fact, b: Fact): number => (a.id < b.id ? -1 : 1);
const busOf = (fact: Fact): string => (fact.payload as Payload<'v1.BusAdded'>).bus;

export function busesOf(history: History): readonly Bus[] {
  const facts = history.distinct(history.facts).filter(isOf('v1.BusAdded', 'v1.BusLeft', 'v1.BusArrived')).sort(byId);
  return [...Map.groupBy(facts, (fact) => foldBus(busOf(fact)))]
    .map(([key, ofBus]): Bus => {
      const newest = ofBus.filter(isOf('v1.BusAdded')).filter((one, _, all) => !all.some((other) => history.precedes(one.id, other.id)));
      const left = stepsOf(history, ofBus, 'v1.BusLeft');
      const arrived = stepsOf(history, ofBus, 'v1.BusArrived');
      return {
        key,
        name: busOf(newest[0] ?? defined(ofBus[0], 'a group has a fact')),
        about: aboutOf(newest),
        status: arrived.length > 0 ? 'arrived' : left.length > 0 ? 'onTheWay' : 'loading',
        left,
        arrived,
      };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** MO-3 the same said at two consoles is said once. */
function aboutOf(newest: readonly Fact[]): Bus['about'] {
  const all = newest.map(({ id, payload }) => {
    const { driver, seats } = payload as Payload<'v1.BusAdded'>;
    return { event: id, driver, seats };
  });
  return all.filter((one, at) => all.findIndex((other) => other.driver === one.driver && other.seats === one.seats) === at);
}

/** MO-9 a later word of the same reporter corrects; what others said stands beside it, so that two counts are both seen. */
function stepsOf(history: History, ofBus: readonly Fact[], type: Step): readonly BusStep[] {
  const all = ofBus.filter(isOf(type)).filter((one) => !history.isSettled(one.id));
  const whose = (fact: Fact): string => {
    const { staff, name } = (fact.payload as Payload<Step>).reporter;
    return staff ?? `name:${name.toLowerCase()}`;
  };
  return all
    .filter((one) => !all.some((other) => whose(other) === whose(one) && history.precedes(one.id, other.id)))
    .map((fact) => {
      const { place, counted, reporter, channel } = fact.payload as Payload<Step>;
      return { event: fact.id, place, counted, reporter, channel, wall: fact.wall };
    });
}

/** MO-9 the fewest that anybody counted at arrival: whoever is not among them is looked for. Null: nobody counted. */
export function countedAtArrival({ arrived }: Pick<Bus, 'arrived'>): number | null {
  const counts = arrived.flatMap((one) => one.counted ?? []);
  return counts.length === 0 ? null : Math.min(...counts);
}
