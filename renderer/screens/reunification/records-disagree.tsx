/** A contradiction about this very student, at the post that can settle it: what it is, and the way to its card. */
import { Link } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { StopPanel } from '../../ui/refusal-panel.tsx';
import { spokenName } from '../../ui/words.ts';
import type { Student } from './pickup-words.ts';

export function RecordsDisagree({ student }: { readonly student: Student }) {
  const cards = useList('contradictions', {}).rows.filter((card) => card.about.is === 'person' && card.about.person === student.person);
  if (cards.length === 0) return null;
  return (
    <StopPanel heading="The records disagree">
      <p className="strong">What was said about {spokenName(student.name)} at different consoles cannot all be true. Nobody is handed over until a person has settled it.</p>
      {cards.map((card) => (
        <p key={card.key}>
          {card.sides.map((side) => side.what).join(' / ')}{' '}
          <Link className="head-link" to="/conflicts">
            Settle it under Conflicts
          </Link>
        </p>
      ))}
    </StopPanel>
  );
}
