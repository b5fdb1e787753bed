/** A call about an adult who is not on the record: whom, at which number, what was said, and whether they agree. */
import { Button, Modal, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { listedName, spokenName } from '../../ui/words.ts';
import { YesNo } from './yes-no.tsx';
import type { Stop, Student } from './pickup-words.ts';

interface CallDialogProps {
  readonly incident: string;
  readonly student: Student;
  readonly stop: Stop;
  readonly onShut: () => void;
}

const OTHER = 'other';
/** Said most often; what else was said is written. */
const SAID = [
  { words: 'I sent them.', agrees: true },
  { words: 'I do not know them.', agrees: false },
] as const;

export function CallDialog({ incident, student, stop, onShut }: CallDialogProps) {
  const intent = useIntent();
  const onRecord = student.contacts.filter((one) => one.restriction === null).map((one) => ({ contact: one.contact, name: one.name, phone: one.phone, of: one.relation ?? 'on the record' }));
  const known = onRecord.length > 0 ? onRecord : student.siblingContacts.map((one) => ({ contact: one.contact, name: one.name, phone: one.phone, of: `for ${spokenName(one.of)}` }));
  const [whom, setWhom] = useState<string | null>(known.length === 0 ? OTHER : null);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [said, setSaid] = useState('');
  const [agrees, setAgrees] = useState<boolean | null>(null);
  const called = known.find((one) => one.contact === whom);
  const calledName = called === undefined ? name.trim() : spokenName(called.name);
  const missing = whom === null ? 'Choose who was called.' : calledName === '' || phone.trim() === '' ? 'Write who was called, and the number.' : said.trim() === '' ? 'Write what was said.' : agrees === null ? 'Do they agree?' : null;
  const save = async (agreed: boolean): Promise<void> => {
    const done = await intent.run((send) => send({ type: 'RecordCall', incident, student: student.person, stop: stop.event, contact: called?.contact ?? null, name: calledName, phone: phone.trim(), said: said.trim(), agrees: agreed }));
    if (done !== null) onShut();
  };
  return (
    <Modal opened onClose={onShut} title={<bdi>A call about {stop.adult}</bdi>} size={680} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <form
        className="form wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (missing === null && agrees !== null) void save(agrees);
        }}
      >
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <span className="strong" aria-hidden>
          Who was called?
        </span>
        <ChoiceGroup
          label="Who was called?"
          value={whom}
          onChange={(value) => {
            setWhom(value);
            setPhone(known.find((one) => one.contact === value)?.phone ?? '');
          }}
        >
          {known.map((one) => (
            <Radio.Card key={one.contact} value={one.contact} className="contact-card">
              <span className="spread">
                <bdi className="name">{listedName(one.name)}</bdi>
                <span className="quiet number">{one.phone ?? 'no number'}</span>
              </span>
              <span className="quiet">{one.of}</span>
            </Radio.Card>
          ))}
          <Radio.Card value={OTHER} className="contact-card">
            <span className="name">Somebody else</span>
            <span className="quiet" style={{ display: 'block' }}>
              Such as the district’s office
            </span>
          </Radio.Card>
        </ChoiceGroup>
        {whom === OTHER && <TextInput label="Who was called" value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />}
        <TextInput label="Number called" value={phone} maxLength={40} autoComplete="off" onChange={(event) => setPhone(event.currentTarget.value)} />
        <Textarea label="What was said" placeholder="Such as “My sister comes, she drives a blue van”" value={said} maxLength={500} autosize minRows={2} onChange={(event) => setSaid(event.currentTarget.value)} />
        <div className="choices">
          {SAID.map((one) => (
            <Button
              key={one.words}
              onClick={() => {
                setSaid(one.words);
                setAgrees(one.agrees);
              }}
            >
              “{one.words}”
            </Button>
          ))}
        </div>
        <div className="ask">
          <YesNo question={`Do they agree that ${stop.adult} comes?`} value={agrees} onChange={setAgrees} />
        </div>
        <div className="spread">
          <Button onClick={onShut}>Cancel</Button>
          <span className="with-icon">
            {missing !== null && <span className="quiet">{missing}</span>}
            <Button variant="filled" type="submit" disabled={missing !== null} loading={intent.busy}>
              Record the call
            </Button>
          </span>
        </div>
      </form>
    </Modal>
  );
}
