/** One of several, as a group with a name that a screen reader says; the name is also on screen beside it, or plain from the place. */
import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';

interface ChoiceGroupProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

export function ChoiceGroup({ label, value, onChange, children }: ChoiceGroupProps) {
  return (
    <Radio.Group label={label} labelProps={{ className: 'for-readers' }} value={value} onChange={onChange}>
      {children}
    </Radio.Group>
  );
}
