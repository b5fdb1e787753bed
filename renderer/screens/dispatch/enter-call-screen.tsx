/** A call that came by radio, phone or runner, entered for whoever called: the same fields as the paper slip. The slab's button sends it. */
import { Button, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { roomOptions } from '../../ui/room-options.ts';
import { BackButton } from '../people/record-head.tsx';
import { useSurroundings } from '../surroundings.tsx';
import { ChannelChoice, type Channel } from './channel-choice.tsx';
import { Tick } from './tick.tsx';
import './dispatch.css';

export function EnterCallScreen() {
  const intent = useIntent();
  const navigate = useNavigate();
  const { site } = useSurroundings();
  const rooms = useList('rooms', {});
  const [settings] = useList('call-settings', {}).rows;
  const [channel, setChannel] = useState<Channel>('radio');
  const [who, setWho] = useState('');
  const [room, setRoom] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const [atRisk, setAtRisk] = useState('');
  const [words, setWords] = useState('');
  const [silent, setSilent] = useState(false);
  const [exercise, setExercise] = useState(false);
  const ready = who.trim() !== '';
  const enter = async (): Promise<void> => {
    const done = await intent.run(async (send) => {
      const outcome = await send({ type: 'CallForHelp', room: room === '' ? null : room, kind, silent, exercise, onBehalf: { channel, who: who.trim(), words: words.trim() } });
      const call = outcome.accepted ? outcome.result['call'] : undefined;
      // The call is out; who is at risk is added to it.
      return call === undefined || atRisk.trim() === '' ? outcome : send({ type: 'DetailCall', call, atRisk: atRisk.trim() });
    });
    if (done !== null) await navigate('/dispatch');
  };
  return (
    <Screen
      title="Enter a call"
      next={
        <NextStep context="Dispatch: a call that came by another way" sentence="Who calls, and from where?" why="Who called is enough to send it. What comes later is added on the call’s own page.">
          <Button size="lg" leftSection={<IconSend size={24} aria-hidden />} disabled={!ready} loading={intent.busy} onClick={() => void enter()}>
            Send the call
          </Button>
        </NextStep>
      }
      bar={<BackButton />}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <form
        className="call-entry"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void enter();
        }}
      >
        <div className="call-pair">
          <TextInput label="Who calls" value={who} maxLength={100} autoFocus autoComplete="off" onChange={(event) => setWho(event.currentTarget.value)} />
          <NativeSelect size="md" label="Room" value={room} onChange={(event) => setRoom(event.currentTarget.value)} data={[{ value: '', label: 'Not said yet' }, ...roomOptions(rooms.rows, site.managed.zone)]} />
        </div>
        <ChannelChoice label="How the call came" channel={channel} onChannel={setChannel} />
        <ChoiceGroup label="What is it about?" value={kind} onChange={setKind}>
          <div className="call-kinds">
            {settings?.kinds.map((one) => (
              <Radio.Card key={one.key} value={one.key} className="call-kind">
                <bdi>{one.words}</bdi>
              </Radio.Card>
            ))}
          </div>
        </ChoiceGroup>
        <div className="call-pair">
          <TextInput label="Who is at risk" value={atRisk} maxLength={1000} autoComplete="off" onChange={(event) => setAtRisk(event.currentTarget.value)} />
          <Textarea label="In their words" value={words} maxLength={1000} autosize minRows={1} onChange={(event) => setWords(event.currentTarget.value)} />
          <Tick words="Silent" checked={silent} onChange={setSilent} />
          <Tick words="DRILL: calling is practiced, and it says so everywhere" checked={exercise} onChange={setExercise} />
        </div>
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Screen>
  );
}
