/** What a room says of itself, on its second touch: locked, needs help, not heard; whose word it is stands above, and what was said before below. */
import { Button, Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { IconDots, IconFirstAidKit, IconLock } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { clockTime } from '../../ui/times.ts';
import { someOf } from '../../ui/words.ts';
import { useIncident, useMe } from '../surroundings.tsx';
import { countsOf, HeadCount, headWords, type Heads } from './head-count.tsx';
import { roomChannelNames, tileWords, type LockdownRoom, type RoomStatus } from './lockdown-words.ts';

export type RoomChannel = LockdownRoom['reports'][number]['channel'];

const channelChoices: { readonly value: RoomChannel; readonly label: string }[] = [
  { value: 'radio', label: 'Radio' },
  { value: 'phone', label: 'Phone' },
  { value: 'message', label: 'Message' },
  { value: 'inPerson', label: 'In person' },
  { value: 'runner', label: 'Runner' },
];

interface Word {
  readonly name: string;
  readonly channel: RoomChannel;
}

/** Whose word it is: blank is whoever sits here. */
export function WordFields({ word, onWord }: { readonly word: Word; readonly onWord: (word: Word) => void }) {
  const id = useId();
  const me = useMe();
  return (
    <div className="choices">
      <TextInput className="wall-reporter" label="Who says so" placeholder={`${me.name} (you)`} value={word.name} maxLength={120} onChange={(event) => onWord({ ...word, name: event.currentTarget.value })} />
      <div>
        <span className="strong" id={id}>
          How it came
        </span>
        <SegmentedControl style={{ display: 'flex' }} aria-labelledby={id} value={word.channel} onChange={(channel) => onWord({ ...word, channel })} data={channelChoices} />
      </div>
    </div>
  );
}

interface RoomReportProps {
  readonly rooms: readonly LockdownRoom[];
  readonly onShut: () => void;
}

export function RoomReportDialog({ rooms, onShut }: RoomReportProps) {
  const { incident } = useIncident();
  const intent = useIntent();
  const me = useMe();
  const [word, setWord] = useState<Word>({ name: '', channel: 'radio' });
  const [words, setWords] = useState('');
  const [replaces, setReplaces] = useState(false);
  const [heads, setHeads] = useState<Heads>({ here: null, injured: 0 });
  const [only, ...others] = rooms;
  const counts = only === undefined || others.length > 0 ? null : countsOf(heads, only.expected);
  const name = word.name.trim();
  const reporter = name === '' || name.toLowerCase() === me.name.toLowerCase() ? me : { staff: null, name };
  const said = rooms.flatMap((room) => room.reports);
  const ofOthers = (room: LockdownRoom) => room.reports.filter((one) => (reporter.staff === null ? one.reporter.toLowerCase() !== reporter.name.toLowerCase() : one.reporterStaff !== reporter.staff));
  const byOthers = rooms.flatMap(ofOthers);
  const report = async (status: RoomStatus): Promise<void> => {
    const reports = rooms.map((room) => ({ room: room.room, status, counts, words: words.trim(), settles: replaces ? ofOthers(room).map((one) => one.event) : [] }));
    if ((await intent.run((send) => send({ type: 'ReportRooms', incident, reporter, channel: word.channel, reports }))) !== null) onShut();
  };
  return (
    <Modal opened onClose={onShut} title={<bdi>{rooms.length === 1 ? rooms[0]?.name : `${rooms.length} rooms: ${someOf(rooms.map((one) => one.name), 6)}`}</bdi>} size={760} closeButtonProps={{ 'aria-label': 'Close without reporting' }}>
      <div className="column">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} />}
        <div className="wall-answers">
          <Button size="lg" leftSection={<IconLock size={24} aria-hidden />} loading={intent.busy} data-autofocus onClick={() => void report('locked')}>
            Locked
          </Button>
          <Button size="lg" className="button-danger" leftSection={<IconFirstAidKit size={24} aria-hidden />} loading={intent.busy} onClick={() => void report('help')}>
            Needs help
          </Button>
          <Button size="lg" leftSection={<IconDots size={24} aria-hidden />} loading={intent.busy} onClick={() => void report('notHeard')}>
            Not heard
          </Button>
        </div>
        {only !== undefined && others.length === 0 && <HeadCount heads={heads} expected={only.expected} onHeads={setHeads} />}
        <WordFields word={word} onWord={setWord} />
        <TextInput label="In their words, if there is time" description="With “Needs help” it is what 911 must be told." value={words} maxLength={300} onChange={(event) => setWords(event.currentTarget.value)} />
        {byOthers.length > 0 && <Checkbox label="It stands in place of what others said of this room" checked={replaces} onChange={(event) => setReplaces(event.currentTarget.checked)} />}
        {said.length > 0 && (
          <ul aria-label="Said so far">
            {said.map((one) => (
              <li className="ledger-row" key={one.event}>
                <span className="number">{clockTime(one.wall)}</span>
                <span className="grow">
                  <b>{tileWords[one.status]}</b>
                  {one.counts !== null && `, ${headWords(one.counts)}`}
                  {one.words !== '' && <bdi> · {one.words}</bdi>}
                  <span className="quiet">
                    {' '}
                    · <bdi>{one.reporter}</bdi> {roomChannelNames[one.channel]}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Modal>
  );
}
