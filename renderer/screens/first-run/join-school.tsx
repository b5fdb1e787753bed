/**
 * Joining a school that has Muster already: where its computer is reached, the digits, and the first catch-up. How far it is
 * comes from the host, so that a reload and a restart go on where it was.
 */
import { Button, TextInput } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useList } from '../../stores/muster.tsx';
import { CatchUpProgress } from '../../ui/catching-up.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel, StopPanel } from '../../ui/refusal-panel.tsx';
import { CompareDigits } from './compare-digits.tsx';
import './join-school.css';

type Joining = NonNullable<SubscriptionRow<'admission'>['joining']>;

interface JoinSchoolProps {
  /** What is said first: of a site that is on this computer. */
  readonly before?: ReactNode;
  /** Nothing is sent before this is so. */
  readonly ready: boolean;
  readonly suggestedName: string;
  /** The way back, where there is one. */
  readonly bar?: ReactNode;
}

interface Asked {
  readonly address: string;
  readonly consoleName: string;
}

export function JoinSchool({ suggestedName, bar, ...rest }: JoinSchoolProps) {
  const joining = useList('admission', {}).rows[0]?.joining ?? null;
  /** Kept beyond a try that failed, to be mended. */
  const [asked, setAsked] = useState<Asked>({ address: '', consoleName: suggestedName });
  return joining === null ? <AskToJoin {...rest} bar={bar} asked={asked} onAsked={setAsked} /> : <UnderWay joining={joining} bar={bar} />;
}

interface AskToJoinProps extends Omit<JoinSchoolProps, 'suggestedName'> {
  readonly asked: Asked;
  readonly onAsked: (asked: Asked) => void;
}

function AskToJoin({ before, ready, bar, asked, onAsked }: AskToJoinProps) {
  const asking = useAsk();
  const heard = useList('heard', {});
  const { address, consoleName } = asked;
  const setAddress = (typed: string): void => onAsked({ ...asked, address: typed });
  const named = address.trim() !== '' && consoleName.trim() !== '';
  const others = heard.rows.filter((row) => !row.ownSite);
  return (
    <Screen
      title="Join a school"
      bar={bar}
      next={
        <NextStep context="Next step" sentence="Type the address of the other computer." why="At a computer that is in the school: Setup, Consoles, “Add a console”. It shows its address.">
          <Button size="lg" type="submit" form="join" disabled={!named || !ready} loading={asking.busy}>
            Ask to join
          </Button>
        </NextStep>
      }
    >
      <div className="join-parts">
        {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
        {before}
        <form
          id="join"
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (named && ready) void asking.ask('joinSite', { address: address.trim(), consoleName: consoleName.trim() });
          }}
        >
          <TextInput
            autoFocus
            label="Address of the other computer"
            description="As its screen shows it, such as 10.0.4.17. Type it, paste it, or scan the code."
            value={address}
            maxLength={300}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <TextInput label="Name of this computer" description="Where it stands, such as “Gym”" value={consoleName} maxLength={120} autoComplete="off" onChange={(event) => onAsked({ ...asked, consoleName: event.currentTarget.value })} />
          {(!named || !ready) && <p className="quiet">{named ? 'The button opens when what stands above is ticked.' : 'The button opens when both are filled in.'}</p>}
        </form>
        <Ledger heading="Heard on this network" count={others.length}>
          <ul>
            {others.map((row) => (
              <li key={row.key} className="ledger-row">
                <span className="grow">
                  <bdi className="name">{row.consoleName}</bdi> <span className="quiet">{row.addresses[0]}</span>
                </span>
                <Button aria-label={`Take this address: ${row.consoleName}`} onClick={() => setAddress(row.addresses[0] ?? '')}>
                  Take this address
                </Button>
              </li>
            ))}
          </ul>
          {others.length === 0 && <p className="ledger-none">No other computer is heard. That is common: many networks do not pass this on. An address works all the same.</p>}
        </Ledger>
      </div>
    </Screen>
  );
}

function Stop({ words }: { readonly words: string }) {
  const asking = useAsk();
  return (
    <Button size="lg" leftSection={<IconPlayerStop size={24} aria-hidden />} loading={asking.busy} onClick={() => void asking.ask('cancelJoin', {})}>
      {words}
    </Button>
  );
}

interface Saying {
  readonly sentence: ReactNode;
  readonly why: ReactNode;
  readonly stop: string;
}

function sayingOf({ step, address, comparing }: Joining): Saying {
  switch (step) {
    case 'reaching':
      return { sentence: 'Reaching the other computer…', why: `At ${address}. It must show “Add a console”.`, stop: 'Stop' };
    case 'comparing':
      return { sentence: <>Compare the digits with {comparing === null ? 'the other screen' : <bdi>{comparing.consoleName}</bdi>}.</>, why: <>{comparing !== null && <><bdi>{comparing.siteName}</bdi>. </>}Read them aloud, or walk over.</>, stop: 'Stop' };
    case 'waiting':
      return { sentence: 'Wait for the other computer.', why: 'Whoever is there has to press “They are the same” too.', stop: 'Stop' };
    case 'catchingUp':
      return { sentence: 'This computer is in. It brings in what the others hold.', why: 'Alarms show from now on. The roster is not here yet: whoever is not on a list is unknown, not safe.', stop: '' };
    case 'done':
      return { sentence: 'This computer is in the school.', why: 'It holds what the others hold.', stop: 'Go on' };
    case 'failed':
      return { sentence: 'This computer did not join.', why: 'Nothing was shared, and nothing on this computer has changed.', stop: 'Try again' };
  }
}

/** Said to a screen reader when the step changes. */
const TITLES: Readonly<Record<Joining['step'], string>> = {
  reaching: 'Join a school: reaching the other computer',
  comparing: 'Join a school: compare the digits',
  waiting: 'Join a school: waiting for the other computer',
  catchingUp: 'Join a school: this computer is in, and catches up',
  done: 'Join a school: done',
  failed: 'Join a school: it did not work',
};

function UnderWay({ joining, bar }: { readonly joining: Joining; readonly bar: ReactNode }) {
  const asking = useAsk();
  const { step, comparing, caughtUp, why } = joining;
  const saying = sayingOf(joining);
  return (
    <Screen
      title={TITLES[step]}
      bar={bar}
      next={
        <NextStep context={step === 'comparing' || step === 'waiting' ? 'Both screens show six digits' : 'Joining a school'} sentence={saying.sentence} why={saying.why}>
          {saying.stop !== '' && <Stop words={saying.stop} />}
        </NextStep>
      }
    >
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      {step === 'failed' && (
        <StopPanel heading="What happened" level="due">
          <p className="strong">{why ?? 'The other computer did not say why.'}</p>
          <p>At the other computer open “Add a console” once more, then try again here.</p>
        </StopPanel>
      )}
      {comparing !== null && (step === 'comparing' || step === 'waiting') && (
        <CompareDigits
          digits={comparing.digits}
          confirmedHere={comparing.confirmedHere}
          busy={asking.busy}
          otherName={comparing.consoleName}
          onSame={() => void asking.ask('confirmJoin', { digits: comparing.digits })}
          onDiffer={() => void asking.ask('cancelJoin', {})}
        />
      )}
      {step === 'catchingUp' && (
        <div role="status" className="catch-up-large">
          <CatchUpProgress caughtUp={caughtUp} />
        </div>
      )}
      {step === 'reaching' && <p role="status">Reaching {joining.address}. That takes a few seconds.</p>}
    </Screen>
  );
}
