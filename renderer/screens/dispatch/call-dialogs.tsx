/** What is asked before a call is ended, cancelled, taken from somebody, or said to be taken by somebody without a console. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSurroundings } from '../surroundings.tsx';
import { callPlace, present, type Call } from './call-words.ts';
import { ChannelChoice, type Channel } from './channel-choice.tsx';
import { ReasonForm } from './reason-form.tsx';

interface CallDialogProps {
  readonly call: Call;
  readonly onShut: () => void;
}

export function ClearDialog({ call, onShut }: CallDialogProps) {
  const intent = useIntent();
  return (
    <Modal opened onClose={onShut} title={<bdi>{callPlace(call)}: what came of it?</bdi>} size={640} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <ReasonForm
        label="In one sentence"
        about="The call is cleared for everybody. What belongs into its report can be added afterwards."
        offered={['Calm again, everybody stayed.', 'The student went with the responder.', 'Seen by the nurse.', 'Parents were called.', 'Nobody was there.']}
        action="Clear the call"
        intent={intent}
        onShut={onShut}
        onReason={async (outcome) => (await intent.run((send) => send({ type: 'ClearCall', call: call.call, outcome }))) !== null}
      />
    </Modal>
  );
}

export function CancelDialog({ call, onShut }: CallDialogProps) {
  const intent = useIntent();
  return (
    <Modal opened onClose={onShut} title={<bdi>Cancel the call from {callPlace(call)}</bdi>} size={640} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <ReasonForm
        label="Why is it cancelled?"
        about="It stays in the record, with your reason."
        offered={['Touched by mistake.', 'Settled before anybody came.', 'Called twice.']}
        action="Cancel the call"
        intent={intent}
        onShut={onShut}
        onReason={async (reason) => (await intent.run((send) => send({ type: 'CancelCall', call: call.call, reason }))) !== null}
      />
    </Modal>
  );
}

/** Somebody's claim is theirs; who takes it says why. */
export function TakeOverDialog({ call, onShut }: CallDialogProps) {
  const intent = useIntent();
  const [first] = present(call);
  const [from, setFrom] = useState(first?.staff ?? '');
  return (
    <Modal opened onClose={onShut} title={<bdi>Take over {callPlace(call)}</bdi>} size={640} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <NativeSelect label="From" size="md" value={from} onChange={(event) => setFrom(event.currentTarget.value)} data={present(call).map(({ staff, name }) => ({ value: staff, label: name }))} />
      <ReasonForm
        label="Why?"
        about="They see it, and it stays in the record."
        offered={['They asked for it.', 'They do not answer.', 'I am nearer.']}
        action="Take it over"
        intent={intent}
        onShut={onShut}
        onReason={async (reason) => (await intent.run((send) => send({ type: 'TakeOverCall', call: call.call, from, to: null, reason }))) !== null}
      />
    </Modal>
  );
}

/** Whoever has it gives it to somebody who could go. */
export function HandOverDialog({ call, from, onShut }: CallDialogProps & { readonly from: Call['responders'][number] }) {
  const intent = useIntent();
  const [to, setTo] = useState(call.proposed[0]?.staff ?? '');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'HandOverCall', call: call.call, from: from.staff, to }))) !== null) onShut();
  };
  return (
    <FormDialog title={<bdi>Hand over {callPlace(call)}</bdi>} size={640} intent={intent} action="Hand it over" ready={to !== ''} onSave={() => void save()} onShut={onShut}>
      <NativeSelect label="Who goes instead of you?" description="Tell them too. You no longer have the call then." size="md" value={to} onChange={(event) => setTo(event.currentTarget.value)} data={call.proposed.map(({ staff, name, why }) => ({ value: staff, label: `${name}: ${why}` }))} />
    </FormDialog>
  );
}

/** They answered by radio; whoever heard it says so, and the record says how. */
export function TakenByDialog({ call, onShut }: CallDialogProps) {
  const { site } = useSurroundings();
  const intent = useIntent();
  const [who, setWho] = useState(call.proposed[0]?.staff ?? '');
  const [channel, setChannel] = useState<Channel>('radio');
  const [spokeTo, setSpokeTo] = useState(site.signedIn?.name ?? '');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'TakeCall', call: call.call, responder: who, onBehalf: { channel, spokeTo: spokeTo.trim() } }))) !== null) onShut();
  };
  return (
    <FormDialog title={<bdi>Somebody has {callPlace(call)}</bdi>} size={640} intent={intent} action="Say that they have it" ready={who !== '' && spokeTo.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <NativeSelect label="Who has it" size="md" value={who} onChange={(event) => setWho(event.currentTarget.value)} data={call.proposed.map(({ staff, name, why }) => ({ value: staff, label: `${name}: ${why}` }))} />
      <ChannelChoice label="How they said so" channel={channel} onChannel={setChannel} />
      <TextInput label="Whom they told" value={spokeTo} maxLength={100} onChange={(event) => setSpokeTo(event.currentTarget.value)} />
    </FormDialog>
  );
}

/** One ended it while another went on, each without knowing of the other: it runs until somebody ends it who knows of both. `onClear` null: whoever is here ends no call. */
export function EndedApart({ call, onClear }: { readonly call: Call; readonly onClear: (() => void) | null }) {
  return (
    <section className="stop" data-level="act" role="alert">
      <header>
        <h2 style={{ fontSize: 20 }}>Ended at one console, while somebody went on at another: is it over?</h2>
      </header>
      <div className="stop-body">
        {call.outcomes.map(({ words, wall, by }) => (
          <p key={`${wall} ${words}`}>
            <bdi>
              {by ?? 'Nobody signed in'}: {words}
            </bdi>
          </p>
        ))}
        <p>The call goes on until somebody ends it who knows of both.</p>
        {onClear !== null && (
          <div className="choices">
            <Button onClick={onClear}>It is over…</Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** Two took it, each without knowing of the other: a person says who goes. */
export function ClaimsApart({ call }: { readonly call: Call }) {
  const intent = useIntent();
  const settles = call.takenApart.map(({ taking }) => taking);
  const staff = [...new Map(call.takenApart.map((one) => [one.staff, one.name]))];
  const settle = (stay: readonly string[]): void => void intent.run((send) => send({ type: 'SettleClaims', call: call.call, settles, stay: [...stay] }));
  return (
    <section className="stop" data-level="act" role="alert">
      <header>
        <h2 style={{ fontSize: 20 }}>Taken twice, apart: who goes?</h2>
      </header>
      <div className="stop-body">
        {intent.refusal !== null && (
          <p className="strong">
            {intent.refusal.message} {intent.refusal.whatToDo}
          </p>
        )}
        <div className="choices">
          {staff.map(([id, name]) => (
            <Button key={id} loading={intent.busy} onClick={() => settle([id])}>
              Only {name}
            </Button>
          ))}
          <Button loading={intent.busy} onClick={() => settle(staff.map(([id]) => id))}>
            All of them
          </Button>
        </div>
      </div>
    </section>
  );
}
