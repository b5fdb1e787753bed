/** The one button that starts a real incident: large, in the color of the directive, held for a second. */
import { IconHandFinger } from '@tabler/icons-react';
import { HoldButton } from '../../ui/hold-button.tsx';
import { directiveNames } from '../../ui/words.ts';
import type { Chosen } from './directive-picker.tsx';

interface StartRealButtonProps {
  readonly chosen: Chosen | null;
  readonly busy: boolean;
  /** What it does beside starting. */
  readonly words: string;
  readonly onStart: () => void;
}

export function StartRealButton({ chosen, busy, words, onStart }: StartRealButtonProps) {
  return (
    <HoldButton onHeld={onStart} disabled={chosen === null || busy}>
      <IconHandFinger size={48} aria-hidden />
      <span>
        <span className="start-big">Hold 1 second: {chosen === null ? 'REAL' : `${directiveNames[chosen.directive]}, REAL`}</span>
        <span className="start-small">{chosen === null ? 'Opens when you have touched one above' : words}</span>
      </span>
    </HoldButton>
  );
}
