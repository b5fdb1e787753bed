/**
 * What follows a call for help, for whoever called: what has become of it, and what they can add. Each word is sent as it is chosen;
 * nothing here holds the call up, and shutting it ends nothing.
 */
import { Button, Modal, NativeSelect, Radio, TextInput } from '@mantine/core';
import { IconAlertOctagon, IconCheck, IconClock, IconUrgent } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { commandPermissions, subscriptions } from '../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useIntent, type Intent } from '../../intents/use-intent.ts';
import { useConnection, useList } from '../../stores/muster.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { roomOptions } from '../../ui/room-options.ts';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { becameOf, isOpen, type CallAlarm } from './call-words.ts';
import { ReasonForm } from './reason-form.tsx';
import { Tick } from './tick.tsx';

interface CallPanelProps {
  /** Null: it is on its way to the disk. */
  readonly call: string | null;
  readonly refusal: Rejection | null;
  readonly onShut: () => void;
}

export function CallPanel({ call, refusal, onShut }: CallPanelProps) {
  const row = useList('call-alarms', {}).rows.find((one) => one.call === call) ?? null;
  return (
    <Modal opened onClose={onShut} title="Call for help" size={780} closeButtonProps={{ 'aria-label': 'Close; the call stays' }}>
      <div className="call-panel">
        {refusal === null ? (
          <>
            <Became alarm={row} sent={call !== null} />
            {call !== null && <Details key={call} call={call} alarm={row} onShut={onShut} />}
          </>
        ) : (
          <RefusalPanel level="act" rejection={refusal} />
        )}
      </div>
    </Modal>
  );
}

/** Read aloud whenever it changes. */
function Became({ alarm, sent }: { readonly alarm: CallAlarm | null; readonly sent: boolean }) {
  const connection = useConnection();
  const lost = connection.is !== 'connected';
  const { words, answered } = alarm !== null ? becameOf(alarm) : sent ? { words: 'Sent. Nobody has answered yet.', answered: false } : { words: 'Sending…', answered: false };
  return (
    <div className="call-said" data-level={answered ? 'ok' : 'act'}>
      <p role="status" className="with-icon">
        {answered ? <IconCheck size={26} aria-hidden /> : sent ? <IconAlertOctagon size={26} aria-hidden /> : <IconClock size={26} aria-hidden />}
        <bdi>{words}</bdi>
      </p>
      {lost ? <p className="act strong">Connection to Muster on this computer is lost. Use phone or radio now; the call goes out when it is back.</p> : <p>Stay where you are if it is safe. Whoever answers shows here.</p>}
      <p className="quiet">Muster does not call 911. Where a life is in danger, phone 911.</p>
    </div>
  );
}

type Detail = 'atRisk' | 'words';

/** `alarm` null: its row is not here yet. */
function Details({ call, alarm, onShut }: { readonly call: string; readonly alarm: CallAlarm | null; readonly onShut: () => void }) {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const intent = useIntent();
  const [settings] = useList('call-settings', {}).rows;
  const [kindKey, setKind] = useState<string | null>(null);
  const [silent, setSilent] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const kind = settings?.kinds.find((one) => one.key === kindKey) ?? null;
  const open = alarm === null || isOpen(alarm);
  if (!open)
    return (
      <div className="spread">
        <span />
        <Button variant="filled" onClick={onShut}>
          Done
        </Button>
      </div>
    );
  if (cancelling)
    return (
      <ReasonForm
        label="Why is the call cancelled?"
        about="It stays in the record, with your reason."
        offered={['Touched by mistake', 'Settled before anybody came', 'Called twice']}
        action="Cancel the call"
        onShut={() => setCancelling(false)}
        onReason={async (reason) => (await intent.run((send) => send({ type: 'CancelCall', call, reason }))) !== null}
        intent={intent}
      />
    );
  return (
    <>
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <ChoiceGroup
        label="What is it about?"
        value={kindKey}
        onChange={(chosen) => {
          setKind(chosen);
          void intent.run((send) => send({ type: 'DetailCall', call, kind: chosen }));
        }}
      >
        <div className="call-kinds">
          {settings?.kinds.map(({ key, words }) => (
            <Radio.Card key={key} value={key} className="call-kind">
              <bdi>{words}</bdi>
            </Radio.Card>
          ))}
        </div>
      </ChoiceGroup>
      {kind?.offersDirective === true && (
        <section className="call-said" data-level="act">
          <p className="with-icon">
            <IconUrgent size={26} aria-hidden /> Does everybody have to act now?
          </p>
          <p>Give the directive: LOCKDOWN, SECURE or another. Then phone 911 yourself; Muster does not.</p>
          {mayUse(commandPermissions.StartIncident, site.signedIn) && (
            <Button
              className="button-danger"
              onClick={() => {
                onShut();
                void navigate('/now');
              }}
            >
              Give a directive
            </Button>
          )}
        </section>
      )}
      <div className="call-pair">
        {mayUse(subscriptions.rooms.permission, site.signedIn) && <RoomChoice call={call} said={alarm?.roomNames ?? []} intent={intent} />}
        <SentLine label="Who is at risk?" call={call} detail="atRisk" intent={intent} />
        <SentLine label="Anything else" call={call} detail="words" intent={intent} />
        <Tick
          words="Silent: no sound, and nothing shown but to those who answer"
          checked={silent}
          onChange={(chosen) => {
            setSilent(chosen);
            void intent.run((send) => send({ type: 'DetailCall', call, silent: chosen }));
          }}
        />
      </div>
      <div className="spread">
        <Button onClick={() => setCancelling(true)}>Cancel the call…</Button>
        <Button variant="filled" onClick={onShut}>
          Done
        </Button>
      </div>
    </>
  );
}

function RoomChoice({ call, said, intent }: { readonly call: string; readonly said: readonly string[]; readonly intent: Intent }) {
  const { site } = useSurroundings();
  const rooms = useList('rooms', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const known = rooms.rows.find(({ name }) => said.includes(name))?.room ?? '';
  return (
    <NativeSelect
      size="md"
      label="Room"
      value={chosen ?? known}
      onChange={(event) => {
        const room = event.currentTarget.value;
        setChosen(room);
        if (room !== '') void intent.run((send) => send({ type: 'DetailCall', call, room }));
      }}
      data={[{ value: '', label: 'Not said yet' }, ...roomOptions(rooms.rows, site.managed.zone)]}
    />
  );
}

/** A line that is sent by Enter, or by leaving it; what was sent stands under it. */
function SentLine({ label, call, detail, intent }: { readonly label: string; readonly call: string; readonly detail: Detail; readonly intent: Intent }) {
  const [text, setText] = useState('');
  const [sent, setSent] = useState('');
  const say = async (): Promise<void> => {
    const words = text.trim();
    if (words === '' || words === sent) return;
    if ((await intent.run((send) => send(detail === 'atRisk' ? { type: 'DetailCall', call, atRisk: words } : { type: 'DetailCall', call, words }))) !== null) setSent(words);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <TextInput label={label} description={sent !== '' && sent === text.trim() ? 'Sent' : 'Enter sends it'} value={text} maxLength={1000} autoComplete="off" onChange={(event) => setText(event.currentTarget.value)} onBlur={() => void say()} />
    </form>
  );
}
