/** Who left on their own: seen leaving counts for nothing yet; whoever has them, by name, makes it certain. */
import { TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { movePeople } from '../../intents/move-people.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { spokenName } from '../../ui/words.ts';
import { useIncident } from '../surroundings.tsx';
import { lastKnown } from './gaps.ts';
import type { Whereabouts } from './movement-words.ts';
import { SaidBy, useSaidBy } from './said-by.tsx';

interface LeftDialogProps {
  readonly rows: readonly Whereabouts[];
  /** Who it is about; null: to be found. */
  readonly person: Whereabouts | null;
  readonly onShut: () => void;
}

const FOUND = 6;
const LETTERS = 2;
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** By the letters of any part of the name, of those who can still be somewhere. */
function findByName(rows: readonly Whereabouts[], text: string): readonly Whereabouts[] {
  const asked = fold(text).split(/[\s,]+/u).filter((part) => part !== '');
  if (asked.join('').length < LETTERS) return [];
  return rows.filter((row) => row.leg !== 'released' && asked.every((part) => fold(`${row.name.family} ${row.name.given}`).split(/[\s-]+/u).some((word) => word.startsWith(part)))).slice(0, FOUND);
}

export function LeftDialog({ rows, person, onShut }: LeftDialogProps) {
  const { incident } = useIncident();
  const intent = useIntent();
  const by = useSaidBy();
  const [text, setText] = useState('');
  const [chosen, choose] = useState(person);
  const [where, setWhere] = useState(person?.place?.is === 'left' ? person.place.at : '');
  const [confirmedBy, setConfirmedBy] = useState('');
  const found = chosen === null ? findByName(rows, text) : [];
  const { word } = by;
  const save = async (): Promise<void> => {
    if (chosen === null || word === null) return;
    const said = { type: 'ReportLeftOnOwn', incident, where: where.trim(), confirmedBy: confirmedBy.trim(), ...word } as const;
    if ((await intent.run((send) => movePeople(send, said, [{ person: chosen.person, settles: [] }]))) !== null) onShut();
  };
  return (
    <FormDialog
      title={chosen === null ? 'Who left on their own?' : <>How do we know that <bdi>{spokenName(chosen.name)}</bdi> has left?</>}
      size={720}
      intent={intent}
      action={confirmedBy.trim() === '' ? 'Save: said to have left' : 'Save: left, and confirmed'}
      ready={chosen !== null && word !== null}
      onSave={() => void save()}
      onShut={onShut}
    >
      {chosen === null ? (
        <div>
          <TextInput label="Name" description="Two letters of any part of the name" value={text} maxLength={100} autoComplete="off" data-autofocus onChange={(event) => setText(event.currentTarget.value)} />
          {found.map((row) => (
            <UnstyledButton key={row.key} className="ledger-row" onClick={() => choose(row)}>
              <span className="grow">
                <ListName name={row.name} grade={row.grade} room={row.room} />
                <span className="quiet" style={{ display: 'block' }}>
                  {lastKnown(row)}
                </span>
              </span>
            </UnstyledButton>
          ))}
        </div>
      ) : (
        <>
          <TextInput label="Who has them now?" description="The adult or staff member who says so, by name. Until somebody does they count as unknown." placeholder="Such as “Rosa Garcia, mother”" value={confirmedBy} maxLength={120} autoComplete="off" data-autofocus onChange={(event) => setConfirmedBy(event.currentTarget.value)} />
          <TextInput label="Where to, or where they are" placeholder="Such as “At home”, “Over the fence to Elm Street”" value={where} maxLength={200} autoComplete="off" onChange={(event) => setWhere(event.currentTarget.value)} />
          <div className="said-by">
            <SaidBy by={by} who="Who told us" />
          </div>
        </>
      )}
    </FormDialog>
  );
}
