/** A student who is in a hospital, or deceased: what is said of it and stands, whatever order the facts arrived in; and who may say it. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import type { RecordFamilyTold, StateDeceased, StateHospital, TakeBackCare } from './care-commands.ts';
import type { CareStated, CareTakenBack, FamilyTold } from './care-events.ts';
import { streamOf, type PickupContext } from './decide.ts';
import type { ReleaseSettled } from './events.ts';

export interface Care {
  readonly event: EventId;
  readonly care: CareStated['care'];
  readonly told: readonly { readonly event: EventId; readonly whom: string; readonly toldBy: string; readonly words: string; readonly fact: Fact }[];
  readonly fact: Fact;
}

/**
 * RU-53 what stands in an incident, or in those joined with it; the one that counts first. A later word about a hospital takes the place
 * of an earlier one. That a student is deceased is taken back by those who may say it, and by nothing else: others do not know of it, and what they
 * say meanwhile must not undo it.
 */
export function careOf(history: History, incident: IncidentId, oneWith: readonly unknown[] = [incident]): readonly Care[] {
  const facts = history.distinct(history.facts).filter((fact) => oneWith.includes((fact.payload as { readonly incident?: unknown }).incident));
  const closed = new Set(facts.flatMap(closedBy).map((id) => history.canonical(id)));
  const stated = facts.filter((fact) => fact.type === 'v1.CareStated' && !closed.has(fact.id));
  const replaced = (fact: Fact): boolean => !isDeceased(fact) && stated.some((other) => history.precedes(fact.id, other.id));
  const told = facts.filter((fact) => fact.type === 'v1.FamilyTold');
  return stated
    .filter((fact) => !replaced(fact))
    .sort((a, b) => Number(isDeceased(b)) - Number(isDeceased(a)) || (a.id < b.id ? -1 : 1))
    .map((fact) => ({
      event: fact.id,
      care: (fact.payload as CareStated).care,
      told: told.flatMap((one) => {
        const { care, whom, toldBy, words } = one.payload as FamilyTold;
        return history.canonical(care as EventId) === fact.id ? [{ event: one.id, whom, toldBy, words, fact: one }] : [];
      }),
      fact,
    }));
}

const isDeceased = (fact: Fact): boolean => (fact.payload as CareStated).care.is === 'deceased';

/** Taken back, or a release was settled as true instead. A release that is settled as untrue leaves it standing. */
function closedBy({ type, payload }: Fact): readonly EventId[] {
  if (type === 'v1.CareTakenBack') return (payload as CareTakenBack).settles as EventId[];
  if (type !== 'v1.ReleaseSettled') return [];
  const { stands, settles } = payload as ReleaseSettled;
  return stands === null ? [] : (settles as EventId[]);
}

export interface CareContext extends PickupContext {
  readonly care: readonly Care[];
  /** Whoever acts may know that a student is deceased. */
  readonly knowsDeaths: boolean;
}

/** RU-53 never of a student who was handed over: that is settled first. */
function state(command: StateHospital | StateDeceased, context: CareContext, care: CareStated['care']): Decision {
  if (context.refusal) return context.refusal;
  if (!context.studentOnRoster) return reject('StudentNotOnRoster', 'That student is not on the roster.', 'Search again, by name.');
  if (context.pickup.releases.length > 0) {
    return reject('StudentAlreadyReleased', `${context.studentName} has already left, as the record says.`, 'If that is wrong, report the student missing in Accounting, and settle the card under Conflicts.');
  }
  const { incident, student } = command;
  return accept([{ stream: streamOf(command, context), type: 'v1.CareStated', payload: { incident, student, care }, refs: context.refs }]);
}

export const stateHospital = (command: StateHospital, context: CareContext): Decision => state(command, context, { is: 'hospital', hospital: command.hospital, wentAlong: command.wentAlong });
export const stateDeceased = (command: StateDeceased, context: CareContext): Decision => state(command, context, { is: 'deceased', knownFrom: command.knownFrom, withFamily: command.withFamily });

function ofCare(command: RecordFamilyTold | TakeBackCare, context: CareContext, then: (care: Care) => Decision): Decision {
  if (context.refusal) return context.refusal;
  const found = context.care.find((one) => one.event === command.care && (one.care.is === 'hospital' || context.knowsDeaths));
  return found === undefined ? reject('CareUnknown', 'That is not on the record, or not any more.', 'Look at the student’s page again.') : then(found);
}

/** RU-54 that the family was told is a fact of its own: whom, and by whom. */
export const recordFamilyTold = (command: RecordFamilyTold, context: CareContext): Decision =>
  ofCare(command, context, ({ event }) => {
    const { incident, student, whom, toldBy, words } = command;
    return accept([{ stream: streamOf(command, context), type: 'v1.FamilyTold', payload: { incident, student, care: event, whom, toldBy, words }, refs: context.refs }]);
  });

export const takeBackCare = (command: TakeBackCare, context: CareContext): Decision =>
  ofCare(command, context, ({ event }) => {
    const { incident, student, reason } = command;
    return accept([{ stream: streamOf(command, context), type: 'v1.CareTakenBack', payload: { incident, student, settles: [event], reason }, refs: context.refs }]);
  });
