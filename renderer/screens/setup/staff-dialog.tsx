/** What is said of one who uses Muster: their name, which record of the roster they are, and that they have no role any more. */
import { Button, Modal, TextInput } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { listedName } from '../../ui/words.ts';
import { PersonSearch } from '../people/person-search.tsx';

interface StaffDialogProps {
  readonly row: SubscriptionRow<'staff-access'>;
  readonly onShut: () => void;
}

/** It stands only while it is open, so that each opening begins anew. */
export function StaffDialog({ row, onShut }: StaffDialogProps) {
  const intent = useIntent();
  const [name, setName] = useState(row.name);
  const [record, setRecord] = useState<{ readonly person: string | null; readonly words: string | null }>({ person: row.person, words: row.personName === null ? null : listedName(row.personName) });
  const [searching, setSearching] = useState(false);
  const renamed = name.trim() !== row.name;
  const ready = name.trim() !== '' && (renamed || record.person !== row.person);
  const save = async (): Promise<void> => {
    if (renamed && (await intent.run((send) => send({ type: 'RenameStaff', staff: row.staff, name: name.trim() }))) === null) return;
    if (record.person !== row.person && (await intent.run((send) => send({ type: 'PutStaffOnRoster', staff: row.staff, person: record.person }))) === null) return;
    onShut();
  };
  const takeRole = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'WithdrawRole', staff: row.staff }))) !== null) onShut();
  };
  return (
    <Modal opened onClose={onShut} title={<bdi>{row.name}</bdi>} size={620} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <form
        className="form wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <TextInput label="Name" description="As they type it to sign in" value={name} maxLength={120} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
        <div>
          <p className="strong">On the roster</p>
          <div className="choices">
            <span>{record.person === null ? 'on no record' : <bdi>{record.words ?? 'on a record that is no longer there'}</bdi>}</span>
            <Button onClick={() => setSearching(!searching)}>{record.person === null ? 'Find their record' : 'Another record'}</Button>
            {record.person !== null && <Button onClick={() => setRecord({ person: null, words: null })}>On none</Button>}
          </div>
        </div>
        {searching && (
          <div className="search-in-dialog">
            <PersonSearch
              label="Name on the staff roster"
              kinds={['staff']}
              onChoose={(person) => {
                setRecord({ person: person.person, words: listedName(person.name) });
                setSearching(false);
              }}
            />
          </div>
        )}
        <div className="spread">
          {row.role === null ? (
            <Button onClick={onShut}>Cancel</Button>
          ) : (
            <Button leftSection={<IconUserMinus size={20} aria-hidden />} loading={intent.busy} onClick={() => void takeRole()}>
              Take the role away
            </Button>
          )}
          <Button variant="filled" type="submit" disabled={!ready} loading={intent.busy}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}
