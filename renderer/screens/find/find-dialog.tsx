/**
 * Ctrl K, on every screen: people, rooms, adults at the desk, visitors, and what one may do. A choice leads to a screen and changes
 * nothing by itself. Nothing that was typed is kept.
 */
import { UnstyledButton } from '@mantine/core';
import { createSpotlight, SpotlightActionsGroup, SpotlightActionsList, SpotlightEmpty, SpotlightFooter, SpotlightRoot, SpotlightSearch } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { subscriptions } from '../../../shared/contract/procedures.ts';
import { useList } from '../../stores/muster.tsx';
import type { Call } from '../dispatch/call-words.ts';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { groupsOf, type Entry, type Group } from './entries.tsx';
import { useFind } from './use-find.ts';
import './find.css';

const [store, spotlight] = createSpotlight();
export const openFind = (): void => spotlight.open();

const LIST = 'found';
const optionId = (index: number): string => `${LIST}-${index}`;

const NONE = -1;
/** Which row the arrows chose, of what these letters found. */
interface Moved {
  readonly text: string;
  readonly to: number;
}

export function FindDialog() {
  return (
    <SpotlightRoot
      store={store}
      shortcut="mod + K"
      tagsToIgnore={[]}
      triggerOnContentEditable
      centered={false}
      size={720}
      yOffset={72}
      overlayProps={{ backgroundOpacity: 0.6, blur: 0 }}
      transitionProps={{ duration: 0 }}
      className="find"
      attributes={{ content: { 'aria-label': 'Find' } }}
      onSpotlightClose={() => store.updateState((state) => ({ ...state, query: '' }))}
    >
      <FindAmongCalls />
    </SpotlightRoot>
  );
}

const NO_CALLS: readonly Call[] = [];

/** Calls are asked for only where whoever is signed in sees them. */
function FindAmongCalls() {
  const { signedIn } = useSurroundings().site;
  return mayUse(subscriptions.calls.permission, signedIn) ? <FindWithCalls /> : <FindBody calls={NO_CALLS} />;
}

function FindWithCalls() {
  return <FindBody calls={useList('calls', {}).rows} />;
}

function FindBody({ calls }: { readonly calls: readonly Call[] }) {
  const { site, incident } = useSurroundings();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [moved, move] = useState<Moved>({ text: '', to: NONE });
  /** Enter was pressed before the answer to these letters came; null: it was not. */
  const [goes, setGoes] = useState<string | null>(null);
  const text = typed.trim();
  const signedIn = site.signedIn !== null;
  const answered = useFind(text, incident?.incident ?? null, signedIn);
  const waits = answered.text !== text;
  const path = `${pathname}${search}`;
  const groups = useMemo(() => groupsOf({ site, incident, path, calls }, answered), [site, incident, path, calls, answered]);
  const entries = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const open = (entry: Entry): void => {
    spotlight.close();
    void navigate(entry.to);
  };

  // With other letters the best match is chosen again; where nothing is typed Enter does nothing.
  const chosen = moved.text === answered.text ? moved.to : answered.text === '' ? NONE : 0;
  useEffect(() => {
    document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen, entries]);
  useEffect(() => {
    const [first] = entries;
    if (goes !== text || waits || first === undefined) return;
    spotlight.close();
    void navigate(first.to);
  }, [goes, text, waits, entries, navigate]);

  /** Before Spotlight's own keys, which know neither what is read aloud nor letters that are not answered yet. */
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if ((step === null && event.key !== 'Enter') || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    const entry = entries[chosen];
    if (step !== null) move({ text: answered.text, to: entries.length === 0 ? NONE : (Math.max(chosen, step === 1 ? NONE : 0) + step + entries.length) % entries.length });
    else if (waits) setGoes(text);
    else if (entry !== undefined) open(entry);
  };

  return (
    <div onKeyDownCapture={onKeyDownCapture}>
      <SpotlightSearch
        size="lg"
        leftSection={<IconSearch size={22} aria-hidden />}
        placeholder={signedIn ? 'A person, a room, an action: two letters will do' : 'What do you want to do?'}
        value={typed}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-label="Find"
        aria-expanded={entries.length > 0}
        aria-controls={LIST}
        aria-autocomplete="list"
        {...(entries[chosen] === undefined ? {} : { 'aria-activedescendant': optionId(chosen) })}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setGoes(null);
        }}
      />
      <p className="for-readers" role="status">
        {waits || text === '' ? '' : entries.length === 0 ? 'Nothing found' : groups.map((group) => `${group.name}: ${group.total}`).join(', ')}
      </p>
      {answered.refusal !== null && (
        <p className="find-note act" role="alert">
          {answered.refusal.message} {answered.refusal.whatToDo}
        </p>
      )}
      {entries.length > 0 && (
        <SpotlightActionsList id={LIST} role="listbox" aria-label="Found">
          {groups.map((group, index) => (
            <Options key={group.name} group={group} before={groups.slice(0, index).reduce((sum, one) => sum + one.entries.length, 0)} chosen={chosen} onOpen={open} />
          ))}
        </SpotlightActionsList>
      )}
      {entries.length === 0 && !waits && answered.refusal === null && (
        <SpotlightEmpty>{signedIn ? 'Nothing of that name here. Try another spelling, fewer letters, or the family name alone.' : 'Nothing of that name. People and rooms are found when somebody is signed in.'}</SpotlightEmpty>
      )}
      <SpotlightFooter className="find-keys quiet">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> choose
        </span>
        <span>
          <kbd>Enter</kbd> go there
        </span>
        <span>
          <kbd>Esc</kbd> close
        </span>
      </SpotlightFooter>
    </div>
  );
}

interface OptionsProps {
  readonly group: Group;
  /** How many options stand above this group. */
  readonly before: number;
  readonly chosen: number;
  readonly onOpen: (entry: Entry) => void;
}

/** Spotlight's own row carries no id, which a screen reader needs. */
function Options({ group, before, chosen, onOpen }: OptionsProps) {
  const { name, total, entries } = group;
  const label = `${name} · ${total > entries.length ? `${entries.length} of ${total}: write more letters` : total}`;
  return (
    <SpotlightActionsGroup label={label} role="group" aria-label={label}>
      {entries.map((entry, index) => (
        <UnstyledButton key={entry.key} id={optionId(before + index)} className="find-row" role="option" tabIndex={-1} aria-selected={before + index === chosen} onMouseDown={(event) => event.preventDefault()} onClick={() => onOpen(entry)}>
          <span className="grow">{entry.label}</span>
          <span className="find-aside">{entry.aside}</span>
        </UnstyledButton>
      ))}
    </SpotlightActionsGroup>
  );
}
