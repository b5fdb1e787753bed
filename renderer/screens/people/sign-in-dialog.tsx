/** A visitor comes in: a name is enough, the rest helps whoever has to find them. Whose name is near somebody's who may not enter is compared before anything is saved. */
import { Button, Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { QueryAnswer } from '../../../shared/contract/procedures.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useMuster, useWallMs } from '../../stores/muster.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago } from '../../ui/times.ts';
import { spokenName } from '../../ui/words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { allAnswered, answersTo, CompareVisitor, type Answers, type Near } from './compare-visitor.tsx';
import './today.css';

const EMPTY = { name: '', badge: '', host: '', reason: '' };
type Visit = typeof EMPTY;
type Earlier = QueryAnswer<'earlierVisitors'>['visitors'][number];

/** What is said aloud, whatever the reason is. */
const NEUTRAL = '“One moment, please. A colleague will help you.”';

/** It stands only while it is open, so that each opening begins anew. */
export function SignInDialog({ onShut }: { readonly onShut: () => void }) {
  const { site } = useSurroundings();
  const intent = useIntent();
  const asking = useAsk();
  const [visit, setVisit] = useState<Visit>(EMPTY);
  /** Null: not asked yet. */
  const [near, setNear] = useState<readonly Near[] | null>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const [verdict, setVerdict] = useState<string | null>(null);
  const name = visit.name.trim();

  const save = async (compared: readonly Near[]): Promise<void> => {
    const { badge, host, reason } = visit;
    const done = await intent.run((send) => send({ type: 'SignInVisitor', name, badge: badge.trim(), host: host.trim(), reason: reason.trim(), answers: answersTo(compared, answers) }));
    if (done === null) return;
    const said = done.result['verdict'];
    if (said === 'waits' || said === 'away') setVerdict(said);
    else onShut();
  };
  const look = async (): Promise<void> => {
    const found = await asking.ask('nearVisitor', { name });
    if (found === null) return;
    if (found.near.length === 0) await save([]);
    else setNear(found.near);
  };
  const field = (of: keyof Visit, label: string, maxLength: number, description?: string) => (
    <TextInput
      label={label}
      {...(description === undefined ? {} : { description })}
      value={visit[of]}
      maxLength={maxLength}
      autoComplete="off"
      {...(of === 'name' ? { 'data-autofocus': true } : {})}
      onChange={(event) => setVisit({ ...visit, [of]: event.currentTarget.value })}
    />
  );

  if (verdict !== null)
    return (
      <Modal opened onClose={onShut} title="Not signed in" size={560} closeButtonProps={{ 'aria-label': 'Close' }}>
        <div className="form">
          <p className="strong">Say: {NEUTRAL}</p>
          <p>{verdict === 'away' ? 'Those who lead were told quietly. Do not argue, and do not stand in the way.' : 'A supervisor decides. Until then the visitor waits, and is on the list “At the entrance”.'}</p>
          <Button variant="filled" data-autofocus onClick={onShut}>
            Done
          </Button>
        </div>
      </Modal>
    );
  if (near !== null)
    return (
      <FormDialog title="Look at both" size={760} intent={intent} action="Save the answers" ready={allAnswered(near, answers)} onSave={() => void save(near)} onShut={onShut} shutLabel="Close without signing in">
        <p>Somebody with a name like this one may not enter, or may not take a student. Look at the ID. Many people share a name.</p>
        <CompareVisitor visitor={name} near={near} today={site.today} answers={answers} onAnswers={setAnswers} />
      </FormDialog>
    );
  return (
    <FormDialog title="Who comes in?" size={560} intent={intent} action="Sign in" ready={name !== '' && !asking.busy} onSave={() => void look()} onShut={onShut} shutLabel="Close without signing in">
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      {field('name', 'Name of the visitor', 120)}
      <EarlierVisits name={name} onChoose={(earlier) => setVisit({ ...visit, name: earlier.name, host: earlier.host, reason: earlier.reason })} />
      {field('host', 'Whom they visit, or where', 120)}
      <Hosts text={visit.host} onChoose={(host) => setVisit({ ...visit, host })} />
      {field('reason', 'Why', 200)}
      {field('badge', 'Badge', 40, 'If they wear one with a number. A printed badge has its own.')}
    </FormDialog>
  );
}

const PAUSE_MS = 150;
const LETTERS = 2;

/** Who was here before under this name: one touch, and the rest is as the last time. */
function EarlierVisits({ name, onChoose }: { readonly name: string; readonly onChoose: (earlier: Earlier) => void }) {
  const { query, clock } = useMuster();
  const nowMs = useWallMs(60_000);
  const [found, setFound] = useState<{ readonly of: string; readonly visitors: readonly Earlier[] }>({ of: '', visitors: [] });
  const asks = name.length >= LETTERS;
  useEffect(() => {
    if (!asks) return undefined;
    let current = true;
    const look = async (): Promise<void> => {
      const answer = await query('earlierVisitors', { name });
      if (current) setFound({ of: name, visitors: answer.ok ? answer.value.visitors : [] });
    };
    const callOff = clock.after(PAUSE_MS, () => void look());
    return () => {
      current = false;
      callOff();
    };
  }, [asks, name, query, clock]);
  const shown = asks && found.of === name ? found.visitors.filter((one) => one.name !== name) : [];
  if (shown.length === 0) return null;
  return (
    <ul aria-label="Was here before" className="suggestions">
      {shown.map((one) => (
        <li key={one.name}>
          <UnstyledButton className="ledger-row" onClick={() => onChoose(one)}>
            <span className="grow">
              <bdi className="strong">{one.name}</bdi>
              <span className="quiet">
                {' '}
                · <bdi>{[one.host, one.reason].filter((part) => part !== '').join(' · ')}</bdi>
              </span>
            </span>
            <span className="quiet">{ago(one.lastWall, nowMs)}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

/** Staff members by the letters that are there; whatever else is typed stays as it is. */
function Hosts({ text, onChoose }: { readonly text: string; readonly onChoose: (name: string) => void }) {
  const { query, clock } = useMuster();
  const asked = text.trim();
  const [found, setFound] = useState<{ readonly of: string; readonly names: readonly string[] }>({ of: '', names: [] });
  const asks = asked.length >= LETTERS;
  useEffect(() => {
    if (!asks) return undefined;
    let current = true;
    const look = async (): Promise<void> => {
      const answer = await query('search', { text: asked, kinds: ['staff'], limit: 3 });
      if (current) setFound({ of: asked, names: answer.ok ? answer.value.rows.map((one) => spokenName(one.name)) : [] });
    };
    const callOff = clock.after(PAUSE_MS, () => void look());
    return () => {
      current = false;
      callOff();
    };
  }, [asks, asked, query, clock]);
  const shown = asks && found.of === asked ? found.names.filter((name) => name !== asked) : [];
  if (shown.length === 0) return null;
  return (
    <div className="choices" role="group" aria-label="Staff of this name">
      {shown.map((name) => (
        <Button key={name} onClick={() => onChoose(name)}>
          <bdi>{name}</bdi>
        </Button>
      ))}
    </div>
  );
}
