/** A dialog that asks for a few words and saves them: what was refused stands above them, Cancel and the one action below; Enter saves when it may. */
import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Intent } from '../intents/use-intent.ts';
import { RefusalPanel } from './refusal-panel.tsx';

interface FormDialogProps {
  readonly title: ReactNode;
  readonly size: number;
  readonly intent: Intent;
  /** What the button says that saves. */
  readonly action: string;
  readonly ready: boolean;
  readonly onSave: () => void;
  readonly onShut: () => void;
  readonly shut?: 'Cancel' | 'Done';
  readonly shutLabel?: string;
  /** Beside the action. */
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

export function FormDialog({ title, size, intent, action, ready, onSave, onShut, shut = 'Cancel', shutLabel = 'Close without saving', hint, children }: FormDialogProps) {
  return (
    <Modal opened onClose={onShut} title={title} size={size} closeButtonProps={{ 'aria-label': shutLabel }}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onSave();
        }}
      >
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        {children}
        <div className="spread">
          <Button onClick={onShut}>{shut}</Button>
          <span className="with-icon">
            {hint}
            <Button variant="filled" type="submit" disabled={!ready} loading={intent.busy}>
              {action}
            </Button>
          </span>
        </div>
      </form>
    </Modal>
  );
}
