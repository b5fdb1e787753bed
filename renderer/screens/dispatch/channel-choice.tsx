/** By which way somebody said something who had no console at hand. */
import { Radio } from '@mantine/core';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { callChannelWords, type Call } from './call-words.ts';

export type Channel = NonNullable<Call['onBehalf']>['channel'];
const CHANNELS = ['radio', 'phone', 'runner', 'person'] as const satisfies readonly Channel[];

interface ChannelChoiceProps {
  readonly label: string;
  readonly channel: Channel;
  readonly onChannel: (channel: Channel) => void;
}

export function ChannelChoice({ label, channel, onChannel }: ChannelChoiceProps) {
  const choose = (value: string): void => {
    const chosen = CHANNELS.find((one) => one === value);
    if (chosen !== undefined) onChannel(chosen);
  };
  return (
    <ChoiceGroup label={label} value={channel} onChange={choose}>
      <div className="choices">
        {CHANNELS.map((one) => (
          <Radio.Card key={one} value={one} className="call-kind call-channel">
            {callChannelWords[one]}
          </Radio.Card>
        ))}
      </div>
    </ChoiceGroup>
  );
}
