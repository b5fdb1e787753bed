/** What came of a call to a family: whom, how, with what outcome. Whoever is next is chosen already; the outcome saves. */
import { Button, Modal, Radio, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { listedName, someOf, spokenName } from '../../ui/words.ts';
import { outcomeWords, type Family } from './family-words.ts';

interface ContactDialogProps {
  readonly incident: string;
  readonly family: Family;
  readonly onShut: () => void;
}

type Attempt = SubscriptionRow<'families'>['attempts'][number];
const OTHER = 'other';
const CHANNELS: readonly { readonly value: Attempt['channel']; readonly label: string }[] = [
  { value: 'phone', label: 'Phone' },
  { value: 'text', label: 'Text' },
  { value: 'email', label: 'E-mail' },
  { value: 'inPerson', label: 'In person' },
];
const OUTCOMES: readonly Attempt['outcome'][] = ['reached', 'leftMessage', 'noAnswer', 'wrongNumber'];

export function ContactDialog({ incident, family, onShut }: ContactDialogProps) {
  const intent = useIntent();
  const [whom, setWhom] = useState<string>(family.next?.contact ?? family.contacts[0]?.contact ?? OTHER);
  const [name, setName] = useState('');
  const [channel, setChannel] = useState<Attempt['channel']>('phone');
  const [words, setWords] = useState('');
  const called = family.contacts.find((one) => one.contact === whom);
  const calledName = called === undefined ? name.trim() : spokenName(called.name);
  const save = async (outcome: Attempt['outcome'], coming: boolean): Promise<void> => {
    const done = await intent.run((send) =>
      send({ type: 'RecordContactAttempt', incident, students: family.students.map((one) => one.student), contact: called?.contact ?? null, name: calledName, channel, outcome, coming, words: words.trim() }),
    );
    if (done !== null) onShut();
  };
  return (
    <Modal opened onClose={onShut} title={<bdi>A call about {someOf(family.students.map((one) => spokenName(one.name)), 3)}</bdi>} size={680} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <div className="form wide">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <ChoiceGroup label="Who was called?" value={whom} onChange={setWhom}>
          {family.contacts.map((one) => (
            <Radio.Card key={one.contact} value={one.contact} className="contact-card">
              <span className="spread">
                <bdi className="name">{listedName(one.name)}</bdi>
                <span className="number">{one.phone ?? 'no number'}</span>
              </span>
              <span className="quiet">
                {one.relation ?? 'on the record'}
                {one.lastOutcome !== null && `, ${outcomeWords[one.lastOutcome].toLowerCase()} before`}
              </span>
            </Radio.Card>
          ))}
          <Radio.Card value={OTHER} className="contact-card">
            <span className="name">Somebody else</span>
          </Radio.Card>
        </ChoiceGroup>
        {whom === OTHER && <TextInput label="Who was called" value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />}
        <SegmentedControl aria-label="How" value={channel} onChange={setChannel} data={[...CHANNELS]} />
        <Textarea label="What was said, if anything" value={words} maxLength={300} autosize minRows={1} onChange={(event) => setWords(event.currentTarget.value)} />
        <div className="choices">
          <Button disabled={calledName === ''} loading={intent.busy} onClick={() => void save('reached', true)}>
            Reached, on their way
          </Button>
          {OUTCOMES.map((outcome) => (
            <Button key={outcome} disabled={calledName === ''} loading={intent.busy} onClick={() => void save(outcome, false)}>
              {outcomeWords[outcome]}
            </Button>
          ))}
        </div>
      </div>
    </Modal>
  );
}
