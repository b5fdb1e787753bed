/** What is stated by hand is stated with a reason; who and when come by themselves. The one form of such a dialog. */
import { Button, Modal, TextInput, type ModalProps } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import type { SendCommand } from '../../stores/sending-store.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { useMe } from '../surroundings.tsx';

const WHY_LENGTH = 500;

interface WhyDialogProps {
  readonly onShut: () => void;
  readonly title: ReactNode;
  readonly action: string;
  /** Why it cannot be saved yet, beside the reason; null: it can. */
  readonly notYet?: string | null;
  readonly whyExample: string;
  /** All else is answered already, so that the reason is ready to be written. */
  readonly onlyWhy?: boolean;
  readonly size?: ModalProps['size'];
  readonly act: (send: SendCommand, why: string) => Promise<CommandOutcome>;
  readonly onDone?: (result: Readonly<Record<string, string>>) => void;
  readonly children?: ReactNode;
}

/** It stands only while it is open, so that each opening begins anew. */
export function WhyDialog({ onShut, title, action, notYet = null, whyExample, onlyWhy, size = 620, act, onDone, children }: WhyDialogProps) {
  const me = useMe();
  const intent = useIntent();
  const [why, setWhy] = useState('');
  const reason = notYet ?? (why.trim() === '' ? 'Write why first.' : null);
  const save = async (): Promise<void> => {
    const done = await intent.run((send) => act(send, why.trim()));
    if (done === null) return;
    onShut();
    onDone?.(done.result);
  };
  return (
    <Modal opened onClose={onShut} title={<bdi>{title}</bdi>} size={size} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <form
        className="form wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === null) void save();
        }}
      >
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        {children}
        <TextInput label="Why" placeholder={whyExample} value={why} maxLength={WHY_LENGTH} autoComplete="off" {...((onlyWhy ?? children === undefined) ? { 'data-autofocus': true } : {})} onChange={(event) => setWhy(event.currentTarget.value)} />
        <p className="quiet">
          Recorded as stated by <bdi>{me.name}</bdi>, now.
        </p>
        <div className="spread">
          <Button onClick={onShut}>Cancel</Button>
          <span className="with-icon">
            {reason !== null && <span className="quiet">{reason}</span>}
            <Button variant="filled" type="submit" disabled={reason !== null} loading={intent.busy}>
              {action}
            </Button>
          </span>
        </div>
      </form>
    </Modal>
  );
}
