/** A conflict that is settled by choosing one of several ways, each with what it does: a post, incidents, a setting, a role, late facts. */
import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { commandPermissions } from '../../../shared/contract/procedures.ts';
import { choose, type Conflict } from '../../intents/settle.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { Acts, ConflictFrame } from './conflict-sides.tsx';
import { aboutWords, settingPlaces } from './conflict-words.ts';

export function ChoiceCard({ conflict }: { readonly conflict: Conflict }) {
  const { signedIn } = useSurroundings().site;
  const intent = useIntent();
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const navigate = useNavigate();
  const place = conflict.about.is === 'setting' ? settingPlaces[conflict.about.setting] : null;
  const words = aboutWords(conflict);
  const may = conflict.choices.some((one) => mayUse(commandPermissions[one.settles.command.type], signedIn));
  const choice = conflict.choices.find((one) => one.key === chosen);
  const asksReason = conflict.choices.some((one) => one.settles.asks === 'reason');
  const ready = choice !== undefined && (choice.settles.asks === 'nothing' || reason.trim() !== '');
  return (
    <ConflictFrame conflict={conflict} about={words === '' ? null : <bdi>{words}</bdi>}>
      <Acts acts={conflict.acts} moreActs={conflict.moreActs} />
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {may ? (
        <>
          <Radio.Group label="What holds?" labelProps={{ style: { fontSize: 18 } }} value={chosen} onChange={setChosen}>
            <div className="ways">
              {conflict.choices.map(({ key, label, does }) => (
                <Radio.Card key={key} value={key} className="pick way">
                  <bdi className="strong">{label}</bdi>
                  <span className="quiet">{does}</span>
                </Radio.Card>
              ))}
            </div>
          </Radio.Group>
          <div className="settle-line" {...(place === null ? {} : { 'data-elsewhere': true })}>
            {asksReason ? (
              <Textarea label="Why?" description="It stands on the record beside your name." value={reason} maxLength={500} autosize minRows={1} onChange={(event) => setReason(event.currentTarget.value)} />
            ) : (
              <p className="quiet">
                Both sides stay in the log.{place !== null && ' If neither is right, set something else.'}
              </p>
            )}
            {place !== null && (
              <Button size="lg" onClick={() => void navigate(place)}>
                Something else
              </Button>
            )}
            <Button variant="filled" size="lg" disabled={!ready} loading={intent.busy} onClick={() => choice !== undefined && void intent.run((send) => choose(send, choice, reason.trim()))}>
              Settle it
            </Button>
          </div>
        </>
      ) : (
        <p className="due">This is for somebody with another role to settle. Tell an administrator.</p>
      )}
    </ConflictFrame>
  );
}
