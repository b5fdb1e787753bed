/** Somebody who is with this class and not on its list: found by two letters, then one touch. */
import { Modal } from '@mantine/core';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { PersonSearch } from '../people/person-search.tsx';

interface AddExtraDialogProps {
  readonly opened: boolean;
  readonly onShut: () => void;
  readonly onExtra: (person: SubscriptionRow<'people'>) => void;
}

export function AddExtraDialog({ opened, onShut, onExtra }: AddExtraDialogProps) {
  return (
    <Modal opened={opened} onClose={onShut} title="Who is with you and not on your list?" size={620} closeButtonProps={{ 'aria-label': 'Close without adding' }}>
      <div className="search-in-dialog">
        <PersonSearch label="Name of the student" kinds={['student', 'staff']} onChoose={onExtra} />
      </div>
    </Modal>
  );
}
