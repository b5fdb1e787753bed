/** Each refusal of a pickup is a screen of its own: what stopped it, what to do, and words that anybody may overhear. */
import { Button } from '@mantine/core';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { NextStep } from '../../ui/next-step.tsx';
import { StopPanel } from '../../ui/refusal-panel.tsx';

interface Words {
  readonly level: 'act' | 'due';
  readonly heading: string;
  /** Whether the student is known to be here; after a release, or when missing, that must not be said. */
  readonly isHere: boolean;
  readonly step: (student: string) => string;
  readonly say: string;
}

const COLLEAGUE = 'Say: “One moment, please. A colleague will help you.”';

const WORDS: Readonly<Record<string, Words>> = {
  PickupRestricted: { level: 'act', heading: 'RESTRICTION: may not pick up', isHere: true, step: () => 'Call the release supervisor.', say: COLLEAGUE },
  StudentAlreadyReleased: { level: 'act', heading: 'Already released', isHere: false, step: (student) => `Send nobody for ${student}.`, say: COLLEAGUE },
  ReleaseDisputed: { level: 'act', heading: 'The records disagree', isHere: false, step: () => 'Settle the red card first.', say: COLLEAGUE },
  StudentNotComfortable: { level: 'act', heading: 'The student said no', isHere: true, step: (student) => `${student} stays. Call a counselor.`, say: COLLEAGUE },
  StudentReportedMissing: { level: 'act', heading: 'A colleague is needed', isHere: false, step: () => 'Take the adult aside, in private.', say: COLLEAGUE },
  NoContactOnFile: { level: 'due', heading: 'No authorized contact on file', isHere: true, step: () => 'Ask the adult to step aside.', say: 'Say: “We have your name. A colleague will look it up with you.”' },
  AdultNotOnRecord: { level: 'due', heading: 'Not on this student’s record', isHere: true, step: () => 'Ask the adult to step aside.', say: 'Say: “We have your name. A colleague will look it up with you.”' },
  IdentityNotVerified: { level: 'due', heading: 'Identity is not certain', isHere: true, step: () => 'Ask the adult to step aside.', say: 'Say: “You keep your place. A colleague will help you right away.”' },
};

const wordsOf = (rejection: Rejection): Words => WORDS[rejection.name] ?? { level: 'due', heading: rejection.message, isHere: false, step: () => 'Muster did not do it.', say: rejection.whatToDo };

interface RefusedStepProps {
  readonly rejection: Rejection;
  readonly student: string;
  readonly onNext: () => void;
}

export function RefusedStep({ rejection, student, onNext }: RefusedStepProps) {
  const words = wordsOf(rejection);
  return (
    <NextStep context={words.isHere ? `${student} stays here` : 'Nobody is handed over'} sentence={words.step(student)} why={words.say}>
      <Button size="xl" onClick={onNext}>
        Next adult
      </Button>
    </NextStep>
  );
}

export function PickupRefusal({ rejection }: { readonly rejection: Rejection }) {
  const words = wordsOf(rejection);
  return (
    <StopPanel heading={words.heading} level={words.level}>
      {words.heading !== rejection.message && (
        <p style={{ fontSize: 20 }} className="strong">
          {rejection.message}
        </p>
      )}
      <p>{rejection.whatToDo}</p>
      {words.level === 'act' && rejection.name === 'PickupRestricted' && <p className="strong">Nobody passes this here. That the adult came is on the record.</p>}
      {words.level === 'due' && <p className="quiet">That the adult came is on the record.</p>}
    </StopPanel>
  );
}

export const alreadyReleased = (student: string, adult: string): Rejection => ({
  name: 'StudentAlreadyReleased',
  message: `${student} was already released to ${adult}.`,
  whatToDo: 'Do not send anybody for this student. Ask the adult to step aside, and call the reunification director.',
});
