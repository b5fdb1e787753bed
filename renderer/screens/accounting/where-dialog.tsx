/** "Elsewhere" needs a word: with whom, where. One line, and it may be left empty. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PersonName } from '../../../shared/contract/person-name.ts';
import { spokenName } from '../../ui/words.ts';

interface WhereDialogProps {
  /** Null: shut. */
  readonly person: PersonName | null;
  readonly onShut: () => void;
  readonly onWhere: (where: string) => void;
}

export function WhereDialog({ person, onShut, onWhere }: WhereDialogProps) {
  const [where, setWhere] = useState('');
  return (
    <Modal opened={person !== null} onClose={onShut} title={person === null ? '' : `Where is ${spokenName(person)}?`} size={520} closeButtonProps={{ 'aria-label': 'Close without reporting' }}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          onWhere(where.trim());
          setWhere('');
        }}
      >
        <TextInput label="With whom, where" placeholder="Such as “With the nurse”" value={where} maxLength={200} data-autofocus autoComplete="off" onChange={(event) => setWhere(event.currentTarget.value)} />
        <div className="spread">
          <Button onClick={onShut}>Cancel</Button>
          <Button variant="filled" type="submit">
            Report elsewhere
          </Button>
        </div>
      </form>
    </Modal>
  );
}
