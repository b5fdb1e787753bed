/** Six digits on two screens, and the two answers that weigh the same. Whoever is at the other computer answers there too. */
import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { SixDigits } from '../../ui/six-digits.tsx';

interface CompareDigitsProps {
  readonly digits: string;
  /** It was said here that they are the same. */
  readonly confirmedHere: boolean;
  readonly busy: boolean;
  /** What the other computer is called. */
  readonly otherName: string;
  readonly onSame: () => void;
  readonly onDiffer: () => void;
}

export function CompareDigits({ digits, confirmedHere, busy, otherName, onSame, onDiffer }: CompareDigitsProps) {
  return (
    <div className="compare-digits">
      <SixDigits digits={digits} />
      <div className="choices">
        {confirmedHere ? (
          <p className="verdict ok with-icon" role="status">
            <IconCheck size={26} aria-hidden />
            <span>
              Said here: the same. Now whoever is at <bdi>{otherName}</bdi> presses too.
            </span>
          </p>
        ) : (
          <Button size="xl" loading={busy} leftSection={<IconCheck size={30} aria-hidden />} onClick={onSame}>
            They are the same
          </Button>
        )}
        <Button size="xl" loading={busy} leftSection={<IconX size={30} aria-hidden />} onClick={onDiffer}>
          They differ
        </Button>
        {!confirmedHere && (
          <p className="quiet">
            Whoever is at <bdi>{otherName}</bdi> presses too.
            <br />
            Both must say the same.
          </p>
        )}
      </div>
      <p className="quiet">If they differ, press “They differ”: nothing is shared then. It may be that somebody sits between the two computers, so tell whoever looks after your network.</p>
    </div>
  );
}
