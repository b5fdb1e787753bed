/** A question at the desk that is answered by yes or no; the answer that was given has its mark, not its color alone. */
import { Radio } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { ChoiceGroup } from '../../ui/choice-group.tsx';

interface YesNoProps {
  readonly question: string;
  /** Null: not answered yet. */
  readonly value: boolean | null;
  readonly onChange: (value: boolean) => void;
}

export function YesNo({ question, value, onChange }: YesNoProps) {
  return (
    <>
      <span aria-hidden>{question}</span>
      <ChoiceGroup label={question} value={value === null ? null : value ? 'yes' : 'no'} onChange={(answer) => onChange(answer === 'yes')}>
        <div className="yes-no">
          <Radio.Card value="yes" className="mark" data-mark="yes">
            {value === true && <IconCheck size={20} aria-hidden />} Yes
          </Radio.Card>
          <Radio.Card value="no" className="mark" data-mark="no">
            {value === false && <IconX size={20} aria-hidden />} No
          </Radio.Card>
        </div>
      </ChoiceGroup>
    </>
  );
}
