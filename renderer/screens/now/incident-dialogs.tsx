/** What asks for a word before it is done: another directive, a note, all clear while somebody is not accounted for. */
import { Button, Modal, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { directiveNames } from '../../ui/words.ts';
import { useIncident, useSurroundings } from '../surroundings.tsx';
import { openWords } from './number-row.tsx';
import { DirectivePicker, type Chosen } from './directive-picker.tsx';

interface DialogProps {
  readonly opened: boolean;
  readonly onShut: () => void;
}

interface TextDialogProps extends DialogProps {
  readonly title: string;
  readonly label: string;
  readonly description: ReactNode;
  readonly maxLength: number;
  readonly action: string;
  readonly onText: (text: string) => Promise<boolean>;
  readonly refusal: ReturnType<typeof useIntent>;
}

function TextDialog({ opened, onShut, title, label, description, maxLength, action, onText, refusal }: TextDialogProps) {
  const [text, setText] = useState('');
  const done = async (): Promise<void> => {
    if (!(await onText(text.trim()))) return;
    setText('');
    onShut();
  };
  return (
    <Modal opened={opened} onClose={onShut} title={title} size={620} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void done();
        }}
      >
        {refusal.refusal !== null && <RefusalPanel rejection={refusal.refusal} />}
        <Textarea label={label} description={description} value={text} maxLength={maxLength} autosize minRows={3} data-autofocus onChange={(event) => setText(event.currentTarget.value)} />
        <div className="spread">
          <Button onClick={onShut}>Cancel</Button>
          <Button variant="filled" type="submit" disabled={text.trim() === ''} loading={refusal.busy}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

export function NoteDialog({ opened, onShut }: DialogProps) {
  const { incident } = useIncident();
  const intent = useIntent();
  return (
    <TextDialog
      opened={opened}
      onShut={onShut}
      title="Add a note"
      label="What do you know?"
      description="It stands in the timeline with your name and the time. A note is never changed."
      maxLength={1000}
      action="Save the note"
      refusal={intent}
      onText={async (text) => (await intent.run((send) => send({ type: 'AddNote', incident, text }))) !== null}
    />
  );
}

export function AllClearDialog({ opened, onShut }: DialogProps) {
  const incident = useIncident();
  const intent = useIntent();
  return (
    <TextDialog
      opened={opened}
      onShut={onShut}
      title="All clear, though not everybody is accounted for"
      label="Why is all clear given all the same?"
      description={`${openWords(incident)}. They stay on the list until they are found or answered for by name.`}
      maxLength={500}
      action="Give all clear"
      refusal={intent}
      onText={async (reason) => (await intent.run((send) => send({ type: 'GiveAllClear', incident: incident.incident, reason }))) !== null}
    />
  );
}

export function ChangeDirectiveDialog({ opened, onShut }: DialogProps) {
  const { incident, exercise } = useIncident();
  const { places } = useSurroundings();
  const intent = useIntent();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const change = async (): Promise<void> => {
    if (chosen === null || (await intent.run((send) => send({ type: 'ChangeDirective', incident, ...chosen }))) === null) return;
    setChosen(null);
    onShut();
  };
  return (
    <Modal opened={opened} onClose={onShut} title={`Change what everybody must do${exercise ? ' (drill)' : ''}`} size={1080} closeButtonProps={{ 'aria-label': 'Close without changing' }}>
      <div className="column">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} />}
        <DirectivePicker chosen={chosen} onChoose={setChosen} places={places} />
        <div className="spread">
          <Button onClick={onShut}>Cancel</Button>
          <Button variant="filled" disabled={chosen === null} loading={intent.busy} onClick={() => void change()}>
            {chosen === null ? 'Touch one above' : `Change to ${directiveNames[chosen.directive]}`}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
