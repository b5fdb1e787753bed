/** Each refusal of a pickup is a screen of its own: what stopped it, what to do, and words that anybody may overhear. */
import { Button } from '@mantine/core';
import { Fragment } from 'react';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { NextStep } from '../../ui/next-step.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { StopPanel } from '../../ui/refusal-panel.tsx';
import { clockTime } from '../../ui/times.ts';
import { leftHow, SAY_COLLEAGUE, type Release } from './pickup-words.ts';

interface Words {
  readonly level: 'act' | 'due';
  readonly heading: string;
  /** Whether the student is known to be here; after a release, or when missing, that must not be said. */
  readonly isHere: boolean;
  readonly step: (student: string) => string;
  readonly say: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  PickupRestricted: { level: 'act', heading: 'RESTRICTION: may not pick up', isHere: true, step: () => 'Call the release supervisor.', say: SAY_COLLEAGUE },
  StudentAlreadyReleased: { level: 'act', heading: 'Already released', isHere: false, step: (student) => `Send nobody for ${student}.`, say: 'Say: “Please come with me; a colleague has the answer for you.”' },
  ReleaseDisputed: { level: 'act', heading: 'The records disagree', isHere: false, step: () => 'Settle the red card first.', say: SAY_COLLEAGUE },
  StudentNotComfortable: { level: 'act', heading: 'The student said no', isHere: true, step: (student) => `${student} stays. Call a counselor.`, say: SAY_COLLEAGUE },
  ColleagueNeeded: { level: 'due', heading: 'A colleague is needed', isHere: false, step: () => 'Take the adult aside, in private.', say: 'Say: “Please come with me; a colleague has the answer for you.”' },
  MayNotDrive: { level: 'due', heading: 'May not drive', isHere: true, step: (student) => `Ask ${student} how else they get home.`, say: 'Say: “The school’s rule does not let you drive today.”' },
  MayNotLeaveAlone: { level: 'due', heading: 'May not leave alone', isHere: true, step: (student) => `${student} waits for an adult.`, say: 'Say: “We call somebody who can come for you.”' },
  NoContactOnFile: { level: 'due', heading: 'No authorized contact on file', isHere: true, step: () => 'Ask the adult to step aside.', say: 'Say: “We have your name. A colleague will look it up with you.”' },
  AdultNotOnRecord: { level: 'due', heading: 'Not on this student’s record', isHere: true, step: () => 'Ask the adult to step aside.', say: 'Say: “We have your name. A colleague will look it up with you.”' },
  IdentityNotVerified: { level: 'due', heading: 'Identity is not certain', isHere: true, step: () => 'Ask the adult to step aside.', say: 'Say: “You keep your place. A colleague will help you right away.”' },
};

const wordsOf = (rejection: Rejection): Words => WORDS[rejection.name] ?? { level: 'due', heading: rejection.message, isHere: false, step: () => 'Muster did not do it.', say: rejection.whatToDo };

interface RefusedStepProps {
  readonly rejection: Rejection;
  readonly student: string;
  readonly onNext: () => void;
  /** Where this adult's waiting goes on; null: nobody waits because of it. */
  readonly onAside: (() => void) | null;
}

export function RefusedStep({ rejection, student, onNext, onAside }: RefusedStepProps) {
  const words = wordsOf(rejection);
  return (
    <NextStep context={words.isHere ? `${student} stays here` : 'Nobody is handed over'} sentence={words.step(student)} why={words.say}>
      {onAside !== null && (
        <Button size="lg" onClick={onAside}>
          What is next
        </Button>
      )}
      <Button size={onAside === null ? 'xl' : 'lg'} onClick={onNext}>
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
      {words.level === 'act' && rejection.name === 'PickupRestricted' && <p className="strong">Nobody passes this here without another supervisor’s reason. That the adult came is on the record.</p>}
      {words.level === 'due' && <p className="quiet">That the adult came is on the record.</p>}
    </StopPanel>
  );
}

/** Where it is known before anybody asks the host again. */
export const alreadyReleased = (student: string, release: Release): Rejection => ({
  name: 'StudentAlreadyReleased',
  message: leftHow(student, release),
  whatToDo: 'Send nobody for this student. Write down who came; a colleague speaks to the adult in private.',
});

/** Who, when, to whom, at which console; to those who may know with whom. */
export function AlreadyGone({ student, release }: { readonly student: string; readonly release: Release }) {
  return (
    <Ledger heading="What the record says">
      <dl className="facts">
        <dt>{release.alone !== null ? 'Left' : 'Left with'}</dt>
        <dd className="strong">{release.hidden ? 'A colleague knows' : release.adult === null ? (release.alone?.drives === true ? 'driving' : 'alone') : <bdi>{release.adult}</bdi>}</dd>
        <dt>When</dt>
        <dd className="number">{clockTime(release.wall)}</dd>
        <dt>Handed over by</dt>
        <dd>
          <bdi>{release.by}</bdi>, at <bdi>{release.console}</bdi>
        </dd>
        {release.alone !== null && (
          <>
            <dt>Going home</dt>
            <dd>
              <bdi>{release.alone.goingHome}</bdi>, {release.alone.proof === 'ownId' ? 'own ID seen' : <>known by <bdi>{release.alone.knownBy}</bdi></>}
            </dd>
          </>
        )}
        {release.rests.map((words) => (
          <Fragment key={words}>
            <dt>Rests on</dt>
            <dd>
              <bdi>{words}</bdi>
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className="ledger-none">A second release of {student} stays refused. If this record is wrong, a supervisor settles it under Conflicts.</p>
    </Ledger>
  );
}
