/** One thing that is so or not, with its words as part of what can be touched. */
import { Checkbox } from '@mantine/core';

interface TickProps {
  readonly words: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Tick({ words, checked, onChange }: TickProps) {
  return (
    <label className="call-tick">
      <Checkbox checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{words}</span>
    </label>
  );
}
