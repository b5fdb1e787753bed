/** Founding: a school of its own, or the sample. The sample's names may stay as they are; a school's are asked for, with the first passphrase. */
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useMuster } from '../../stores/muster.tsx';
import { NextStep } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { NO_SECRET, notYetSecret, SecretFields } from '../sign-in/secret-fields.tsx';
import type { Site } from '../surroundings.tsx';

export type Founding = 'new' | 'sample';

const SAMPLE_SCHOOL = 'Larkmoor School';
const STEPS: Readonly<Record<Founding, { readonly sentence: string; readonly why: string }>> = {
  new: { sentence: 'Name your school, yourself and this computer.', why: 'You become its first administrator, and sign in with the passphrase. Then comes your roster.' },
  sample: { sentence: 'Try Muster with an invented school.', why: '1,200 students with families, restrictions and absences; nobody in it exists. To start your own school later, use another data folder.' },
};

interface FoundSchoolProps {
  readonly choice: Founding;
  readonly site: Site;
  /** Set from the founding until the sample is loaded, or the passphrase taken: the school is founded by then, and the screen stays. */
  readonly onFounding: (founding: boolean) => void;
  /** The recovery code of a school that was just founded. */
  readonly onNewCode: (code: string) => void;
}

export function FoundSchool({ choice, site, onFounding, onNewCode }: FoundSchoolProps) {
  const { query } = useMuster();
  const asking = useAsk();
  const [secret, setSecret] = useState(NO_SECRET);
  const intent = useIntent();
  /** Who only wants to try need write nothing. */
  const [names, setNames] = useState({ school: site.managed.site ?? '', founder: '', sampleFounder: 'Sample administrator', console: 'Front office' });
  const founderKey = choice === 'sample' ? 'sampleFounder' : 'founder';
  const founder = names[founderKey].trim();
  const [loading, setLoading] = useState(false);
  const [sampleRefusal, setSampleRefusal] = useState<Rejection | null>(null);

  const schoolName = choice === 'sample' ? SAMPLE_SCHOOL : names.school.trim();
  const notYet = choice === 'sample' ? null : notYetSecret('passphrase', secret);
  const named = schoolName !== '' && founder !== '' && names.console.trim() !== '';
  const ready = named && notYet === null;
  const busy = intent.busy || loading || asking.busy;
  const refusal = intent.refusal ?? asking.refusal ?? sampleRefusal;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const sample = choice === 'sample';
    onFounding(true);
    const founded = site.founded || (await intent.run((send) => send({ type: 'FoundSite', siteName: schoolName, founderName: founder, consoleName: names.console.trim() }))) !== null;
    if (founded && sample) {
      setLoading(true);
      const loaded = await query('loadSample', {});
      setLoading(false);
      setSampleRefusal(loaded.ok ? null : loaded.rejection);
      if (!loaded.ok) return;
    }
    if (founded && !sample) {
      const done = await asking.ask('setUpSignIn', { passphrase: secret.first });
      if (done === null) return;
      onNewCode(done.recoveryCode);
    }
    onFounding(false);
  };
  const putAway = (): void => {
    intent.putAway();
    asking.putAway();
    setSampleRefusal(null);
    if (choice === 'sample') onFounding(false);
  };

  const field = (key: keyof typeof names, label: string, description: string) => (
    <TextInput key={key} autoFocus={key === 'school' || key === 'sampleFounder'} label={label} description={description} value={names[key]} maxLength={120} required withAsterisk={false} autoComplete="off" onChange={(event) => setNames({ ...names, [key]: event.currentTarget.value })} />
  );

  return (
    <>
      <NextStep context="Next step" sentence={STEPS[choice].sentence} why={STEPS[choice].why}>
        <Button size="lg" type="submit" form="found" disabled={!ready} loading={busy}>
          {choice === 'sample' ? 'Open the sample school' : 'Start this school'}
        </Button>
      </NextStep>
      <div className="screen-body">
        {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
        <form id="found" className="form" onSubmit={(event) => void submit(event)}>
          {choice === 'new' && field('school', 'Name of the school', 'As families know it')}
          {field(founderKey, 'Your name', 'It stands beside everything that is done at this computer')}
          {field('console', 'Name of this computer', 'Where it stands, such as “Front office”')}
          {choice === 'new' && <SecretFields kind="passphrase" value={secret} onChange={setSecret} />}
          {!ready && <p className="quiet">{named ? notYet : 'The button opens when every name is filled in.'}</p>}
          {loading && <p role="status">Loading the sample school…</p>}
        </form>
        <dl className="first-run-facts">
          <dt>Help</dt>
          <dd>“Call for help” (F9) tells every computer of this school that has Muster. Until others are added, it is seen here alone: use phone or radio.</dd>
          <dt>911</dt>
          <dd>Muster never calls 911. A person does.</dd>
        </dl>
      </div>
    </>
  );
}
