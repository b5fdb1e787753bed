/** Finds anybody by two letters. The host does the finding; an answer to older letters is never shown for newer ones. Enter takes the only one who is shown. */
import { TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { QueryParams, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useMuster } from '../../stores/muster.tsx';
import { ListName } from '../../ui/person-name.tsx';

type Person = SubscriptionRow<'people'>;
type Kinds = QueryParams<'search'>['kinds'];

const SHOWN = 40;
const PAUSE_MS = 120;
const LETTERS = 2;

interface Found {
  readonly text: string;
  readonly rows: readonly Person[];
  readonly more: boolean;
  readonly refusal: Rejection | null;
}
const NOTHING: Found = { text: '', rows: [], more: false, refusal: null };

interface PersonSearchProps {
  readonly label: string;
  readonly kinds: Kinds;
  readonly onChoose: (person: Person) => void;
}

function FoundPerson({ person, alone }: { readonly person: Person; readonly alone: boolean }) {
  return (
    <>
      <span className="grow">
        <ListName name={person.name} grade={person.grade} room={person.room} legalName={person.legalName} />
      </span>
      {person.kind !== 'student' && <span className="quiet">{[person.role ?? person.kind, person.phone].filter((part) => part !== null).join(' · ')}</span>}
      {alone && (
        <span className="quiet" aria-hidden>
          Enter
        </span>
      )}
    </>
  );
}

export function PersonSearch({ label, kinds, onChoose }: PersonSearchProps) {
  const { query, clock } = useMuster();
  const [text, setText] = useState('');
  const [lastFound, setFound] = useState<Found>(NOTHING);
  const asked = text.trim();
  const found = asked.length < LETTERS ? NOTHING : lastFound;
  const kindsKey = kinds.join(' ');
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (asked.length < LETTERS) return undefined;
    let current = true;
    const search = async (): Promise<void> => {
      const answer = await query('search', { text: asked, kinds: kindsKey.split(' ') as Kinds, limit: SHOWN });
      if (!current) return;
      setFound(answer.ok ? { text: asked, ...answer.value, refusal: null } : { ...NOTHING, text: asked, refusal: answer.rejection });
    };
    const callOff = clock.after(PAUSE_MS, () => void search());
    return () => {
      current = false;
      callOff();
    };
  }, [asked, kindsKey, query, clock]);

  const searching = asked.length >= LETTERS && found.text !== asked;
  /** Nobody is taken unseen; of several the first is ready to be taken. Without letters Enter sends the form around this. */
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || asked === '') return;
    event.preventDefault();
    const [first] = searching ? [] : found.rows;
    if (first !== undefined && found.rows.length === 1) onChoose(first);
    else if (first !== undefined) list.current?.querySelector('button')?.focus();
  };
  return (
    <div className="person-search">
      <TextInput
        label={label}
        size="lg"
        placeholder="Two letters will do"
        leftSection={<IconSearch size={22} aria-hidden />}
        value={text}
        maxLength={100}
        autoComplete="off"
        autoFocus
        data-autofocus
        onKeyDown={enter}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className="for-readers" role="status">
        {asked.length >= LETTERS && !searching ? `${found.rows.length} found${found.rows.length === 1 ? ', Enter takes them' : ''}` : ''}
      </p>
      <div className="ledger-body" tabIndex={-1} ref={list}>
        {found.rows.map((person) => (
          <UnstyledButton key={person.key} className="ledger-row" onClick={() => onChoose(person)}>
            <FoundPerson person={person} alone={!searching && found.rows.length === 1} />
            <IconChevronRight size={20} aria-hidden />
          </UnstyledButton>
        ))}
        {found.refusal !== null && (
          <p className="ledger-none act" role="alert">
            {found.refusal.message} {found.refusal.whatToDo}
          </p>
        )}
        {asked.length >= LETTERS && !searching && found.refusal === null && found.rows.length === 0 && <p className="ledger-none">Nobody of that name is on the roster. Try another spelling, or the family name alone.</p>}
        {found.more && <p className="ledger-none">There are more. Write more letters.</p>}
      </div>
    </div>
  );
}
