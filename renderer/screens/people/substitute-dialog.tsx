/** Who teaches a class today instead of its teacher: somebody of the staff, or anybody by name. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NameSubstitute } from '../../../shared/domain/roster/commands.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { spokenName } from '../../ui/words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { PersonSearch } from './person-search.tsx';
import { className, type RosterClass } from './roster-class.ts';

const NAME_LENGTH = 120;

export function SubstituteDialog({ row, onShut }: { readonly row: RosterClass; readonly onShut: () => void }) {
  const { today } = useSurroundings().site;
  const intent = useIntent();
  const [name, setName] = useState('');
  const state = async (substitute: NameSubstitute['substitute']): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'NameSubstitute', classId: row.classId, date: today, substitute }))) !== null) onShut();
  };
  return (
    <Modal opened onClose={onShut} title={<bdi>Who teaches {className(row)} today?</bdi>} size={620} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <div className="form wide search-in-dialog">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <PersonSearch label="Somebody of the staff" kinds={['staff']} onChoose={(person) => void state({ name: spokenName(person.name), staff: person.person })} />
        <form
          className="beside"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') void state({ name: name.trim(), staff: null });
          }}
        >
          <TextInput label="Or somebody else, by name" value={name} maxLength={NAME_LENGTH} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" disabled={name.trim() === ''} loading={intent.busy}>
            Teaches today
          </Button>
        </form>
        {row.substitutes.length > 0 && (
          <div className="spread">
            <span>
              Named: <bdi className="strong">{row.substitutes.map((one) => one.name).join(' or ')}</bdi>
            </span>
            <Button onClick={() => void state(null)}>The usual teacher after all</Button>
          </div>
        )}
      </div>
    </Modal>
  );
}
