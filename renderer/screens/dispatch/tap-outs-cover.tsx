/** Who covers for a colleague, and for how long. */
import { NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { skillsWords } from './responder-words.ts';

interface CoverDialogProps {
  readonly tapOut: SubscriptionRow<'tap-outs'>;
  readonly onShut: () => void;
}

/** Whoever is signed in. */
const ME = '';
const MINUTES = [5, 10, 15, 30] as const;
const OPEN = 'open';

export function CoverDialog({ tapOut, onShut }: CoverDialogProps) {
  const intent = useIntent();
  const responders = useList('responders', {});
  const [staff, setStaff] = useState(ME);
  const [minutes, setMinutes] = useState('10');
  const others = responders.rows.filter((one) => one.staff !== tapOut.staff);
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'CoverRelief', tap: tapOut.tap, staff: staff === ME ? null : staff, minutes: minutes === OPEN ? null : Number(minutes) }))) !== null) onShut();
  };
  return (
    <FormDialog title={<bdi>Cover for {tapOut.name}</bdi>} size={560} intent={intent} action={staff === ME ? 'I cover' : 'They cover'} ready onSave={() => void save()} onShut={onShut}>
      <NativeSelect label="Who covers" size="md" value={staff} onChange={(event) => setStaff(event.currentTarget.value)} data={[{ value: ME, label: 'I do' }, ...others.map((one) => ({ value: one.staff, label: `${one.name}: ${skillsWords(one.skills)}${one.available ? '' : ', away'}` }))]} />
      <ChoiceGroup label="For how long" value={minutes} onChange={setMinutes}>
        <div className="choices">
          {MINUTES.map((one) => (
            <Radio.Card key={one} value={String(one)} className="call-kind call-channel">
              {one} min
            </Radio.Card>
          ))}
          <Radio.Card value={OPEN} className="call-kind call-channel">
            open
          </Radio.Card>
        </div>
      </ChoiceGroup>
    </FormDialog>
  );
}
