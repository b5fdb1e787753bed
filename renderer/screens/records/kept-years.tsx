/** For how many years the school keeps which records. Empty is for good. */
import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { counted } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { KINDS, keptWords, yearsWords, type Retention } from './retention-words.ts';

const LONGEST_YEARS = 99;

export function KeptYears({ retention }: { readonly retention: Retention }) {
  const intent = useIntent();
  const may = useMay('SetRetention');
  const [draft, setDraft] = useState(retention.years);
  const changed = !retention.set || retention.apart || KINDS.some((kind) => draft[kind] !== retention.years[kind]);
  const { rules } = retention;
  return (
    <Ledger heading="How long records are kept" aside={retention.set ? 'set by the school' : 'not set yet: drills by the rules of the state, all else for good'}>
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {retention.apart && <p className="due strong">Two people set other times, not knowing of each other. The longer ones count; save once more to settle it.</p>}
      {rules !== null && (
        <p className="quiet">
          The rules of drills say {yearsWords(rules.years)} (<bdi>{rules.name}</bdi>
          {rules.asOf === null ? '' : `, as of ${rules.asOf}`}). What the law asks is for the school to check.
        </p>
      )}
      {KINDS.map((kind) => (
        <div key={kind} className="ledger-row file-row">
          <span className="grow">
            <b>{keptWords[kind].name}</b>
            <span className="quiet timeline-by">{keptWords[kind].what}</span>
          </span>
          {may ? (
            <NumberInput className="kept-years" aria-label={`${keptWords[kind].name}: years`} placeholder="for good" suffix={draft[kind] === 1 ? ' year' : ' years'} hideControls allowDecimal={false} min={1} max={LONGEST_YEARS} value={draft[kind] ?? ''} onChange={(value) => setDraft({ ...draft, [kind]: typeof value === 'number' && value >= 1 ? value : null })} />
          ) : (
            <span>{yearsWords(draft[kind])}</span>
          )}
        </div>
      ))}
      <div className="ledger-row">
        <span className="grow">
          <b>Requests for relief</b>
          <span className="quiet timeline-by">Erased by themselves after {counted(retention.reliefDays, 'day')}</span>
        </span>
        <Link className="bar-link" to="/setup/relief">
          Rules for relief
        </Link>
      </div>
      {may && (
        <Button className="retention-act" disabled={!changed} loading={intent.busy} onClick={() => void intent.run((send) => send({ type: 'SetRetention', years: draft }))}>
          Save the times
        </Button>
      )}
    </Ledger>
  );
}
