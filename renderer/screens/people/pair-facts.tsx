/** What is on record of one student and one adult: the facts in words, and restrictions in red, in the record's own words. */
import { IconAlertOctagon, IconPencil } from '@tabler/icons-react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { dayAndTime } from '../../ui/times.ts';

export type Pair = Pick<SubscriptionRow<'student'>['contacts'][number], 'relation' | 'restriction' | 'rosterRestrictions' | 'legalGuardian' | 'livesWith' | 'emergencyContact' | 'primaryContact' | 'priority' | 'byHand' | 'through'>;

const fact = (value: boolean | null, yes: string, no: string): string | null => (value === null ? null : value ? yes : no);

/** "Mother, legal guardian, lives with the student": all that is on record, "no" as well; what is not on record is left out. */
function pairWords(pair: Pair): string {
  const facts = [
    pair.relation,
    fact(pair.legalGuardian, 'legal guardian', 'not a legal guardian'),
    fact(pair.livesWith, 'lives with the student', 'does not live with the student'),
    fact(pair.emergencyContact, 'emergency contact', 'not an emergency contact'),
    fact(pair.primaryContact, 'first contact', 'not the first contact'),
    pair.priority === null ? null : `called as number ${pair.priority}`,
  ].filter((one) => one !== null);
  return facts.length === 0 ? 'relation not on record' : facts.join(', ');
}

export function PairFacts({ pair }: { readonly pair: Pair }) {
  const nowMs = useWallMs(60_000);
  const hand = pair.byHand;
  return (
    <>
      <span className="quiet under">{pairWords(pair)}</span>
      {hand !== null && hand.made !== null && (
        <span className="quiet under">
          <IconPencil size={18} aria-hidden /> Made a contact by <bdi>{hand.made.by}</bdi>, {dayAndTime(hand.made.wall, nowMs)}: <bdi>{hand.made.why}</bdi>
        </span>
      )}
      {pair.restriction !== null && (
        <span className="act strong restricted">
          <IconAlertOctagon size={20} aria-hidden />
          <span>
            RESTRICTION: <bdi>{pair.restriction}</bdi>
          </span>
        </span>
      )}
      {hand?.restrictions.map((one) => (
        <span className="quiet under" key={one.event}>
          <IconPencil size={18} aria-hidden /> “<bdi>{one.words}</bdi>” set by <bdi>{one.by}</bdi>, {dayAndTime(one.wall, nowMs)}: <bdi>{one.why}</bdi>
        </span>
      ))}
      {hand?.lifted.map((one) => (
        <span className="due under" key={`${one.wall} ${one.words}`}>
          The roster says “<bdi>{one.words}</bdi>”. Lifted by <bdi>{one.by}</bdi>, {dayAndTime(one.wall, nowMs)}: <bdi>{one.why}</bdi>
        </span>
      ))}
    </>
  );
}
