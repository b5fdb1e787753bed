/** Other students on whose record the same adult is: ticked, they are asked for together, and each is judged alone. */
import { Checkbox } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { Ledger } from '../../ui/ledger.tsx';
import { ListName } from '../../ui/person-name.tsx';
import type { Student } from './pickup-words.ts';

interface AlsoHereProps {
  readonly others: Student['others'];
  readonly also: readonly string[];
  readonly onChange: (also: readonly string[]) => void;
}

export function AlsoHere({ others, also, onChange }: AlsoHereProps) {
  return (
    <Ledger heading="Also here for" count={others.length} aside="each is judged alone">
      {others.map((other) => (
        <Checkbox.Card
          key={other.person}
          className="contact-card also"
          checked={also.includes(other.person) && !other.gone}
          disabled={other.gone}
          onChange={(checked) => onChange(checked ? [...also, other.person] : also.filter((one) => one !== other.person))}
        >
          <Checkbox.Indicator />
          <span className="grow">
            <ListName name={other.name} grade={other.grade} room={other.room} />
            {other.gone && <span className="quiet"> already released</span>}
            {other.where !== null && <bdi className="quiet"> at {other.where}</bdi>}
            {other.otherFamily && <span className="quiet"> of another family</span>}
            {other.restriction !== null && (
              <span className="restriction">
                <IconAlertOctagon size={20} aria-hidden /> RESTRICTION
              </span>
            )}
          </span>
        </Checkbox.Card>
      ))}
    </Ledger>
  );
}
