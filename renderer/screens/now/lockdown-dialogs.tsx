/** What a lockdown asks for in words: what is known, that 911 was phoned, which rooms were opened, and its all clear. */
import { Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { clockTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { useIncident, useMe, useSurroundings } from '../surroundings.tsx';
import { byZone, proposedByAnother, stateOf, type Lockdown } from './lockdown-words.ts';
import { WordFields, type RoomChannel } from './room-report-dialog.tsx';

const SHUT = { 'aria-label': 'Close without saving' };

export function KnownDialog({ onShut }: { readonly onShut: () => void }) {
  const { incident } = useIncident();
  const intent = useIntent();
  const me = useMe();
  const [text, setText] = useState('');
  const [place, setPlace] = useState('');
  const [word, setWord] = useState<{ readonly name: string; readonly channel: RoomChannel }>({ name: '', channel: 'radio' });
  const save = async (): Promise<void> => {
    const reporter = word.name.trim() === '' ? me : { staff: null, name: word.name.trim() };
    if ((await intent.run((send) => send({ type: 'ReportKnown', incident, text: text.trim(), place: place.trim(), reporter, channel: word.channel }))) !== null) onShut();
  };
  return (
    <FormDialog title="Add what you know" size={760} intent={intent} action="Save it" ready={text.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <TextInput label="What is known" description="One fact, as 911 should hear it." value={text} maxLength={300} data-autofocus onChange={(event) => setText(event.currentTarget.value)} />
      <TextInput label="Where" value={place} maxLength={300} onChange={(event) => setPlace(event.currentTarget.value)} />
      <WordFields word={word} onWord={setWord} />
    </FormDialog>
  );
}

export function PhonedDialog({ onShut }: { readonly onShut: () => void }) {
  const { incident, exercise } = useIncident();
  const intent = useIntent();
  const [words, setWords] = useState('');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'Phone911', incident, words: words.trim() }))) !== null) onShut();
  };
  return (
    <FormDialog
      title={exercise ? 'Drill: 911 would be phoned now' : '911 was phoned'}
      size={620}
      intent={intent}
      action="Save it"
      ready
      onSave={() => void save()}
      onShut={onShut}
    >
      <TextInput label="Operator, or what was said" description="It may stay blank. Muster cannot phone 911 itself." value={words} maxLength={300} data-autofocus onChange={(event) => setWords(event.currentTarget.value)} />
    </FormDialog>
  );
}

interface WithLockdown {
  readonly lockdown: Lockdown;
  readonly onShut: () => void;
}

export function ReleaseDialog({ lockdown, onShut }: WithLockdown) {
  const { incident } = useIncident();
  const intent = useIntent();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [openedBy, setOpenedBy] = useState('');
  const shut = lockdown.rooms.filter((room) => stateOf(room) !== 'released');
  // What another console released meanwhile is on the list no more.
  const rooms = shut.map((room) => room.room).filter((room) => chosen.includes(room));
  const release = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'ReleaseRooms', incident, rooms, openedBy: openedBy.trim() }))) !== null) onShut();
  };
  return (
    <Modal opened onClose={onShut} title="Release rooms" size={860} closeButtonProps={SHUT}>
      <div className="column">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} />}
        <p>One by one, with a key, by whoever the police sends. Nobody opens from the inside.</p>
        <Checkbox.Group className="shut-rooms" value={[...chosen]} onChange={setChosen} label="Opened now" labelProps={{ className: 'for-readers' }}>
          {byZone(shut).map(({ zone, rooms }) => (
            <div className="wall-zone" key={zone} role="group" aria-label={zone}>
              <span className="wall-name">
                <bdi>{zone}</bdi>
              </span>
              <div className="choices">
                {rooms.map((room) => (
                  <label key={room.room} className="wall-check">
                    <Checkbox value={room.room} />
                    <bdi>{room.name}</bdi>
                  </label>
                ))}
              </div>
            </div>
          ))}
        </Checkbox.Group>
        <TextInput label="Opened by" description="Who has the key." value={openedBy} maxLength={120} onChange={(event) => setOpenedBy(event.currentTarget.value)} />
        <div className="spread">
          <Button onClick={onShut}>Cancel</Button>
          <Button variant="filled" disabled={rooms.length === 0} loading={intent.busy} onClick={() => void release()}>
            {rooms.length === 0 ? 'Choose rooms above' : `Release ${counted(rooms.length, 'room')}`}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Condition({ met, children }: { readonly met: boolean; readonly children: string }) {
  return (
    <li className={`ledger-row ${met ? 'ok' : 'due'}`}>
      {met ? <IconCheck size={22} aria-hidden /> : <IconAlertTriangle size={22} aria-hidden />}
      <span className="grow">{children}</span>
    </li>
  );
}

export function LockdownClearDialog({ lockdown, onShut }: WithLockdown) {
  const { incident, missing } = useIncident();
  const staff = useSurroundings().site.signedIn?.staff ?? null;
  const intent = useIntent();
  const [reason, setReason] = useState('');
  const { rule, proposals } = lockdown;
  const shut = lockdown.rooms.filter((room) => stateOf(room) !== 'released').length;
  const released = !rule.everyRoomReleased || shut === 0;
  const seconded = !rule.twoPeople || proposedByAnother(lockdown, staff);
  const mine = proposals.find((one) => one.staff === staff);
  const other = proposals.find((one) => one.staff !== null && one.staff !== staff);
  const byRule = released && seconded;
  const written = reason.trim();
  const run = async (command: 'ProposeAllClear' | 'GiveAllClear' | 'SetAsideAllClearRules'): Promise<void> => {
    const given = await intent.run((send) => (command === 'ProposeAllClear' ? send({ type: command, incident }) : send({ type: command, incident, reason: written })));
    if (given !== null) onShut();
  };
  return (
    <Modal opened onClose={onShut} title="All clear after the lockdown" size={760} closeButtonProps={SHUT}>
      <div className="column">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} />}
        <ul>
          {rule.everyRoomReleased && <Condition met={shut === 0}>{shut === 0 ? 'Every room is released.' : `${counted(shut, 'room is', 'rooms are')} not released.`}</Condition>}
          {rule.twoPeople && (
            <Condition met={seconded}>
              {other !== undefined ? `${other.by} proposed it at ${clockTime(other.wall)}.` : mine !== undefined ? `You proposed it at ${clockTime(mine.wall)}. A second person confirms it, signed in under their own name.` : 'Two people: one proposes it, another confirms it.'}
            </Condition>
          )}
        </ul>
        {!byRule && released && mine === undefined && (
          <Button size="lg" variant="filled" loading={intent.busy} onClick={() => void run('ProposeAllClear')}>
            Propose it
          </Button>
        )}
        {(!byRule || missing > 0) && (
          <Textarea
            label={byRule ? 'Why, though people are missing?' : 'Or a reason why it is given all the same'}
            description={byRule ? `${counted(missing, 'person is', 'people are')} reported missing.` : 'It goes into the record with your name.'}
            value={reason}
            maxLength={500}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <div className="spread">
          <Button onClick={onShut}>Cancel</Button>
          <Button variant={byRule ? 'filled' : 'default'} disabled={(!byRule || missing > 0) && written === ''} loading={intent.busy} onClick={() => void run(byRule ? 'GiveAllClear' : 'SetAsideAllClearRules')}>
            {byRule ? 'Give all clear' : 'Give all clear all the same'}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
