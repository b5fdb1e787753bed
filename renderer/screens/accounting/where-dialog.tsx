/** "Elsewhere" needs a word: where, and with whom. Either may be left empty: that somebody was seen counts. */
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
  const [company, setCompany] = useState('');
  return (
    <Modal opened={person !== null} onClose={onShut} title={person === null ? '' : `Where is ${spokenName(person)}?`} size={520} closeButtonProps={{ 'aria-label': 'Close without reporting' }}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          onWhere([where.trim(), company.trim() === '' ? '' : `with ${company.trim()}`].filter((part) => part !== '').join(', '));
          setWhere('');
          setCompany('');
        }}
      >
        <TextInput label="Where" placeholder="Such as “Nurse’s office”" value={where} maxLength={100} data-autofocus autoComplete="off" onChange={(event) => setWhere(event.currentTarget.value)} />
        <TextInput label="With whom" placeholder="Such as “the nurse”" value={company} maxLength={90} autoComplete="off" onChange={(event) => setCompany(event.currentTarget.value)} />
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
