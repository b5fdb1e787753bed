/** One card: for whom it was printed, whose it is, and which halves are in, whatever order the facts arrived in. */
import type { CardHalf } from '../../kernel/card-number.ts';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, PersonId } from '../../kernel/ids.ts';
import type { CardNamed, CardPrinted, HalfGivenIn, HalfTakenBack, HalvesSettled } from './events.ts';

interface Printed {
  readonly event: EventId;
  readonly student: PersonId | null;
  readonly language: CardPrinted['language'];
  readonly exercise: boolean;
  readonly fact: Fact;
}

interface Given {
  readonly event: EventId;
  readonly fact: Fact;
}

interface Settled {
  readonly event: EventId;
  readonly about: readonly EventId[];
  readonly reason: string;
  readonly fact: Fact;
}

export interface Card {
  readonly printed: readonly Printed[];
  /** CA-4 whose it is: nobody's while it is blank; several where consoles said so apart. */
  readonly students: readonly PersonId[];
  /** The facts that say whose it is. */
  readonly named: readonly { readonly event: EventId; readonly wall: number }[];
  /** What stands of each half; more than one where two accountants entered it apart. */
  readonly halves: Readonly<Record<CardHalf, readonly Given[]>>;
  readonly settlements: readonly Settled[];
}

const isOf =
  (type: string) =>
  (fact: Fact): boolean =>
    fact.type === type;

export function cardOf(history: History): Card {
  const facts = history.distinct(history.facts);
  const printed = facts.filter(isOf('v1.CardPrinted')).map((fact): Printed => {
    const { student, language, exercise } = fact.payload as CardPrinted;
    return { event: fact.id, student: student as PersonId | null, language, exercise, fact };
  });
  const says = [...printed.flatMap(({ event, student, fact }) => (student === null ? [] : [{ event, student, wall: fact.wall }])), ...facts.filter(isOf('v1.CardNamed')).map((fact) => ({ event: fact.id, student: (fact.payload as CardNamed).student as PersonId, wall: fact.wall }))];
  const newest = says.filter((one) => !says.some((other) => history.precedes(one.event, other.event)));
  const takenBack = new Set(facts.filter(isOf('v1.HalfTakenBack')).flatMap((fact) => (fact.payload as HalfTakenBack).given.map((one) => history.canonical(one as EventId))));
  const given = facts.filter((fact) => fact.type === 'v1.HalfGivenIn' && !takenBack.has(fact.id));
  const half = (which: CardHalf): readonly Given[] => given.filter((fact) => (fact.payload as HalfGivenIn).half === which).map((fact) => ({ event: fact.id, fact }));
  return {
    printed,
    students: [...new Set(newest.map((one) => one.student))].sort(),
    named: newest.map(({ event, wall }) => ({ event, wall })),
    halves: { A: half('A'), B: half('B') },
    settlements: facts.filter(isOf('v1.HalvesSettled')).map((fact) => {
      const { about, reason } = fact.payload as HalvesSettled;
      return { event: fact.id, about: about.map((one) => history.canonical(one as EventId)), reason, fact };
    }),
  };
}
