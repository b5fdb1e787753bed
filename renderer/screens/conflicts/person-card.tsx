/** A conflict about one person: what was attested on each side, by whom, where and when; then what is true, and why. */
import { Button, Radio, Textarea } from '@mantine/core';
import { IconUserQuestion, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { settle, type PersonConflict, type Truth } from '../../intents/settle.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { ListName, namesakeWords } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { statusNames } from '../../ui/words.ts';
import { useMe } from '../surroundings.tsx';
import { ConflictFrame } from './conflict-sides.tsx';

/** What may be true: each side, and always that it is not known. */
function truthsOf(conflict: PersonConflict): readonly Truth[] {
  const truths = new Map<string, Truth>();
  if (conflict.kind === 'closedWithout') {
    for (const status of ['here', 'elsewhere', 'injured'] as const) truths.set(status, { is: 'status', status, where: '', label: `Found: ${statusNames[status]}` });
  }
  for (const side of conflict.sides) {
    if (side.attendance) truths.set('elsewhere', { is: 'status', status: 'elsewhere', where: 'not at school', label: 'Not at school, as the office says' });
    else if (side.place && conflict.kind === 'placesDisagree') truths.set(side.event, { is: 'place', event: side.event, label: `${side.what}, as ${side.who} says` });
    else if (side.release) truths.set(side.event, { is: 'release', event: side.event, label: side.what });
    else if (side.status !== null && side.status !== 'missing') truths.set(side.status, { is: 'status', status: side.status, where: '', label: `${statusNames[side.status]}, as ${side.who} says` });
  }
  return [...truths.values(), { is: 'status', status: 'missing', where: '', label: 'Not known: treat as missing' }];
}

const keyOf = (truth: Truth): string => (truth.is === 'status' ? truth.status : truth.event);

export function PersonCard({ conflict }: { readonly conflict: PersonConflict }) {
  const reporter = useMe();
  const intent = useIntent();
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { name, grade, room, sameName } = conflict.about;
  const truths = truthsOf(conflict);
  const truth = truths.find((one) => keyOf(one) === chosen);
  const namesake = namesakeWords(name, sameName);
  const ready = truth !== undefined && reason.trim() !== '';
  return (
    <ConflictFrame conflict={conflict} about={<ListName name={name} grade={grade} room={room} />}>
      {namesake !== null && (
        <p className="namesake">
          <IconUsers size={24} aria-hidden />
          <span>
            <b>Two of one name:</b> {namesake}. Was it meant for the other?
          </span>
        </p>
      )}
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <Radio.Group label="What is true?" labelProps={{ style: { fontSize: 18 } }} value={chosen} onChange={setChosen}>
        <div className="choices">
          {truths.map((one) => (
            <Radio.Card key={keyOf(one)} value={keyOf(one)} className={`pick ${keyOf(one) === 'missing' ? 'pick-missing' : ''}`}>
              {keyOf(one) === 'missing' && <IconUserQuestion size={22} aria-hidden />}
              <bdi>{one.label}</bdi>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <div className="settle-line">
        <Textarea label="How do you know?" description="Both reports are kept; this stands beside them." value={reason} maxLength={500} autosize minRows={1} onChange={(event) => setReason(event.currentTarget.value)} />
        <Button variant="filled" size="lg" disabled={!ready} loading={intent.busy} onClick={() => truth !== undefined && void intent.run((send) => settle(send, conflict, truth, reporter, reason.trim()))}>
          Settle it
        </Button>
      </div>
    </ConflictFrame>
  );
}
