/** Hand-off: the comfort question is the screen, and yes and no weigh the same. Only after a yes can anybody be handed over. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconArrowRight, IconCheck, IconHandStop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { Initials } from '../../ui/person-name.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { StopPanel } from '../../ui/refusal-panel.tsx';
import { clockTime } from '../../ui/times.ts';
import { listedName, roomName, spokenName } from '../../ui/words.ts';
import { useIncident, useMe } from '../surroundings.tsx';
import { alreadyReleased, PickupRefusal, RefusedStep } from './pickup-refusals.tsx';
import './reunification.css';

const DOCUMENT_WORDS = { driverLicense: 'driver license', stateId: 'state ID', passport: 'passport', other: 'ID', none: 'no ID' } as const;

export function HandOffScreen({ person, checkInEvent }: { readonly person: string; readonly checkInEvent: string }) {
  const { incident } = useIncident();
  const me = useMe();
  const navigate = useNavigate();
  const intent = useIntent();
  const list = useList('student', { person, incident });
  const [student] = list.rows;
  const checkIn = student?.checkIns.find((one) => one.event === checkInEvent);
  const back = (): void => void navigate('/reunification');

  if (student === undefined || checkIn === undefined)
    return (
      <Screen title="Hand-off" next={<NextStep context="Hand-off" sentence={list.loaded ? 'This adult is not checked in.' : 'Reading the record…'} why="Check the adult in first: identity, then the record." />}>
        <NoRows list={list}>This adult was not checked in for this student.</NoRows>
      </Screen>
    );

  const name = spokenName(student.name);
  const given = student.name.given || name;
  const adultContact = student.contacts.find((one) => one.contact === checkIn.contact);
  const adultName = adultContact?.name ?? { given: '', family: checkIn.adult };
  const [release] = student.releases;
  const mine = release !== undefined && release.checkIn === checkIn.event && intent.refusal === null;
  const refusal = intent.refusal ?? (release !== undefined && !mine ? alreadyReleased(name, release.adult) : null);
  const answer = (comfortable: boolean): void => void intent.run((send) => send({ type: 'AnswerComfort', incident, student: person, checkIn: checkIn.event, comfortable }));
  const handOver = (): void => void intent.run((send) => send({ type: 'ReleaseStudent', incident, student: person, checkIn: checkIn.event }));

  let next: ReactNode;
  if (mine)
    next = (
      <NextStep context={`Released ${clockTime(release.wall)}, saved here`} sentence={`${name} left with ${release.adult}.`} why="The release stands on the record with the time and your name.">
        <Button size="lg" onClick={back}>
          Next family
        </Button>
      </NextStep>
    );
  else if (refusal !== null) next = <RefusedStep rejection={refusal} student={name} onNext={back} />;
  else if (checkIn.comfortable === false)
    next = (
      <NextStep context="The student said no, or was not sure" sentence={`${name} stays. Call a counselor.`} why="Say to the adult: “One moment, please. A colleague will help you.”">
        <Button size="lg" onClick={back}>
          Next family
        </Button>
      </NextStep>
    );
  else if (checkIn.comfortable === true)
    next = (
      <NextStep context="The student said yes" sentence={`Hand ${name} over to ${checkIn.adult}.`} why="Press when they leave together, not before.">
        <Button size="xl" loading={intent.busy} onClick={handOver}>
          Hand over
        </Button>
      </NextStep>
    );
  else
    next = (
      <section className="question" aria-label="Next step">
        <p className="question-context">Hand-off · ask {given} quietly, away from the adult</p>
        <h2>“Are you comfortable leaving with {checkIn.adult}?”</h2>
        <p lang="es">Español: «¿Te sientes bien si te vas con {checkIn.adult}?»</p>
        <div className="question-answers">
          <UnstyledButton className="question-answer" disabled={intent.busy} onClick={() => answer(true)}>
            <IconCheck size={44} aria-hidden />
            <span>
              <b>Yes</b>
              <span>Opens the hand-off</span>
            </span>
          </UnstyledButton>
          <UnstyledButton className="question-answer" disabled={intent.busy} onClick={() => answer(false)}>
            <IconHandStop size={44} aria-hidden />
            <span>
              <b>No, or not sure</b>
              <span>Stops here; call a counselor</span>
            </span>
          </UnstyledButton>
        </div>
      </section>
    );

  const asked = checkIn.comfortable !== null;
  const step = mine ? 4 : asked ? 3 : 2;
  const steps = ['Adult checked in', 'Ask the question', 'Hand over'];
  return (
    <Screen
      title={`Hand-off of ${name}`}
      next={next}
      bar={
        <>
          <Button leftSection={<IconArrowBackUp size={22} aria-hidden />} onClick={back}>
            Reunification
          </Button>
          <span className="said">{mine ? 'The record is never changed.' : asked ? `Records the time and your name, ${me.name}.` : 'Hand over opens after the answer.'}</span>
          {!asked && (
            <Button className="dashed" disabled>
              Hand over
            </Button>
          )}
        </>
      }
    >
      <ol className="steps">
        {steps.map((word, index) => {
          const at = index + 1;
          return (
            <li key={word} {...(at < step ? { 'data-done': true } : {})} {...(at === step ? { 'aria-current': 'step' as const } : {})}>
              <span aria-hidden>{at < step ? <IconCheck size={20} /> : at}</span>
              {word}
            </li>
          );
        })}
      </ol>
      {refusal !== null && <PickupRefusal rejection={refusal} />}
      {refusal === null && checkIn.comfortable === false && (
        <StopPanel heading="The student said no, or was not sure">
          <p className="strong">This answer is final for this check-in. Keep the student here; a counselor talks with them, away from the adult.</p>
          <p>If the student later wants to go, the adult is checked in again.</p>
        </StopPanel>
      )}
      <div className="hand-off">
        <div>
          <Portrait name={student.name} photo={student.photos[0]?.sha256 ?? null} size="large" />
          <div>
            <p className="quiet strong">Student</p>
            <p className="who">
              <bdi>{listedName(student.name)}</bdi>
            </p>
            <p className="under">{[student.grade, roomName(student.room)].filter((part) => part !== null && part !== '').join(' · ')}</p>
          </div>
        </div>
        <IconArrowRight size={44} aria-label="leaves with" />
        <div>
          <Initials name={adultName} size="large" />
          <div>
            <p className="quiet strong">{mine ? 'Left with' : 'Leaves with'}</p>
            <p className="who">
              <bdi>{listedName(adultName)}</bdi>
            </p>
            <p className="under">{checkIn.relation ?? 'relation not on record'}</p>
            <p className="quiet">
              Checked {clockTime(checkIn.wall)}, {DOCUMENT_WORDS[checkIn.identity.document]}, photo {checkIn.identity.photoMatches ? 'yes' : 'no'}, <bdi>{checkIn.by}</bdi>
            </p>
          </div>
        </div>
      </div>
    </Screen>
  );
}
