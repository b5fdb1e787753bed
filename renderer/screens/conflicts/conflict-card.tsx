/** One conflict: what was attested on each side, by whom, where and when; then what is true, and why. */
import { Button, Radio, Table, Textarea } from '@mantine/core';
import { IconAlertOctagon, IconUserQuestion, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { settle, type Conflict, type Truth } from '../../intents/settle.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { ListName, namesakeWords } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago, clockSeconds } from '../../ui/times.ts';
import { channelNames, statusNames } from '../../ui/words.ts';
import { useMe } from '../surroundings.tsx';
import './conflicts.css';

export const conflictHeadings: Readonly<Record<Conflict['kind'], string>> = {
  reportsDisagree: 'Reports disagree',
  releasedTwice: 'Released twice',
  reportedAfterRelease: 'Reported after release',
  settlementsDiffer: 'Settled two ways',
  closedWithout: 'Closed, and not accounted for',
  missingThoughAbsent: 'Missing, and marked absent',
};

/** What may be true: each side, and always that it is not known. */
function truthsOf(conflict: Conflict): readonly Truth[] {
  const truths = new Map<string, Truth>();
  if (conflict.kind === 'closedWithout') {
    for (const status of ['here', 'elsewhere', 'injured'] as const) truths.set(status, { is: 'status', status, where: '', label: `Found: ${statusNames[status]}` });
  }
  for (const side of conflict.sides) {
    if (side.attendance) truths.set('elsewhere', { is: 'status', status: 'elsewhere', where: 'not at school', label: 'Not at school, as the office says' });
    else if (side.release) truths.set(side.event, { is: 'release', event: side.event, label: side.what });
    else if (side.status !== null && side.status !== 'missing') truths.set(side.status, { is: 'status', status: side.status, where: '', label: `${statusNames[side.status]}, as ${side.who} says` });
  }
  return [...truths.values(), { is: 'status', status: 'missing', where: '', label: 'Not known: treat as missing' }];
}

const keyOf = (truth: Truth): string => (truth.is === 'release' ? truth.event : truth.status);

export function ConflictCard({ conflict }: { readonly conflict: Conflict }) {
  const reporter = useMe();
  const intent = useIntent();
  const nowMs = useWallMs(15_000);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const truths = truthsOf(conflict);
  const truth = truths.find((one) => keyOf(one) === chosen);
  const namesake = namesakeWords(conflict.name, conflict.sameName);
  const ready = truth !== undefined && reason.trim() !== '';
  const fields: readonly { readonly word: string; readonly of: (side: Conflict['sides'][number]) => string }[] = [
    { word: 'What', of: (side) => side.what },
    { word: 'Said by', of: (side) => side.who },
    { word: 'When', of: (side) => `${clockSeconds(side.wall)} · ${ago(side.wall, nowMs)}` },
    { word: 'How', of: (side) => (side.channel !== null ? channelNames[side.channel] : side.attendance ? 'attendance' : side.release ? 'hand-off' : 'settlement') },
    { word: 'Console', of: (side) => side.console },
  ];
  return (
    <section className="stop" aria-label={conflictHeadings[conflict.kind]}>
      <header>
        <IconAlertOctagon size={26} aria-hidden />
        <h2 style={{ fontSize: 20 }}>
          {conflictHeadings[conflict.kind]}: <ListName name={conflict.name} grade={conflict.grade} room={conflict.room} />
        </h2>
      </header>
      <div className="stop-body">
        <Table.ScrollContainer minWidth={500} type="native">
          <Table verticalSpacing={7} horizontalSpacing={12} className="conflict-sides">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <span className="for-readers">Field</span>
                </Table.Th>
                {conflict.sides.map((side, index) => (
                  <Table.Th key={side.event}>Side {index + 1}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {fields.map((field, row) => (
                <Table.Tr key={field.word}>
                  <Table.Th scope="row">{field.word}</Table.Th>
                  {conflict.sides.map((side) => (
                    <Table.Td key={side.event} className={row === 0 || field.word === 'When' ? 'strong' : ''}>
                      <bdi>{field.of(side)}</bdi>
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
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
      </div>
    </section>
  );
}
