/** Hand-off: the comfort question is the screen, and yes and no weigh the same. Only after a yes can anybody be handed over. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconArrowRight, IconCheck, IconHandStop, IconWalk } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
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
import { useMay } from '../people/use-may.ts';
import { WhyDialog } from '../people/why-dialog.tsx';
import { useIncident, useMe } from '../surroundings.tsx';
import type { AtStation } from './at-station.ts';
import { ComfortQuestion } from './comfort-question.tsx';
import { documentWords } from './identity-check.tsx';
import { NamedDialog } from './named-dialog.tsx';
import { AlreadyGone, alreadyReleased, PickupRefusal, RefusedStep } from './pickup-refusals.tsx';
import type { CheckIn } from './pickup-words.ts';
import { RecordsDisagree } from './records-disagree.tsx';
import './reunification.css';

export function HandOffScreen({ person, checkInEvent, station }: { readonly person: string; readonly checkInEvent: string; readonly station?: AtStation }) {
  const { incident } = useIncident();
  const me = useMe();
  const navigate = useNavigate();
  const intent = useIntent();
  const mayDecide = useMay('DecideDiscomfort');
  const [open, setOpen] = useState<'send' | 'stays' | 'askAgain' | 'wrong' | null>(null);
  const list = useList('student', { person, incident });
  const pickups = useList('pickups', { incident });
  const [student] = list.rows;
  const checkIn = student?.checkIns.find((one) => one.event === checkInEvent);
  const back = station?.onNext ?? ((): void => void navigate('/reunification'));
  const goTo = station?.onOther ?? ((student: string, event: string): void => void navigate(`/reunification/hand-off/${student}/${event}`));

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
  const refusal = intent.refusal ?? (release !== undefined && !mine ? alreadyReleased(name, release) : null);
  const about = { incident, student: person, checkIn: checkIn.event };
  const answer = (comfortable: boolean): void => void intent.run((send) => send({ type: 'AnswerComfort', incident, student: person, checkIn: checkIn.event, comfortable }));
  const handOver = async (): Promise<void> => {
    const done = await intent.run((send) => send({ type: 'ReleaseStudent', incident, student: person, checkIn: checkIn.event }));
    if (done !== null) station?.onDone(`${name} left with ${checkIn.adult}.`);
  };

  const askAgain = async (): Promise<void> => {
    const done = await intent.run((send) => send({ type: 'CheckInAgain', ...about }));
    const event = done?.events[0];
    if (event !== undefined) goTo(person, event);
  };
  // A no to this adult at another check-in stops this one too.
  const said = checkIn.comfortable === false || checkIn.refused ? 'no' : checkIn.comfortable === true ? 'yes' : null;
  const decided = checkIn.decisions.find((one) => one.decision === 'stays') ?? checkIn.decisions[0];

  // The same adult on the record of a brother or sister: a name alone would do for two strangers.
  const siblings = student.others.filter((one) => one.contact === checkIn.contact).map((one) => one.person);
  const sibling = pickups.rows.find((row) => row.student !== person && row.adult === checkIn.adult && siblings.includes(row.student));

  let next: ReactNode;
  if (mine)
    next = (
      <NextStep context={`Released ${clockTime(release.wall)}, saved here`} sentence={`${name} left with ${checkIn.adult}.`} why={sibling === undefined ? 'The release stands on the record with the time and your name.' : `${checkIn.adult} is checked in for ${spokenName(sibling.name)} too.`}>
        {sibling === undefined ? (
          <Button size="lg" onClick={back}>
            Next family
          </Button>
        ) : (
          <Button size="lg" onClick={() => goTo(sibling.student, sibling.checkIn)}>
            Hand-off of {spokenName(sibling.name)}
          </Button>
        )}
      </NextStep>
    );
  else if (refusal !== null) next = <RefusedStep rejection={refusal} student={name} onNext={back} onAside={null} />;
  else if (said === 'no')
    next = (
      <NextStep
        context="The student said no, or was not sure"
        sentence={decided === undefined ? `${name} stays. Call a counselor.` : decided.decision === 'stays' ? `${name} stays, as ${decided.by} decided.` : `${name} may be asked again.`}
        why={decided?.decision === 'askAgain' ? 'Ask quietly, away from the adult, with the counselor there.' : 'Say to the adult: “One moment, please. A colleague will help you.”'}
      >
        {decided?.decision === 'askAgain' && (
          <Button size="lg" loading={intent.busy} onClick={() => void askAgain()}>
            Ask again
          </Button>
        )}
        <Button size="lg" onClick={back}>
          Next family
        </Button>
      </NextStep>
    );
  else if (said === 'yes')
    next = (
      <NextStep context="The student said yes" sentence={`Hand ${name} over to ${checkIn.adult}.`} why="Press when they leave together, not before.">
        <Button size="xl" loading={intent.busy} onClick={() => void handOver()}>
          Hand over
        </Button>
      </NextStep>
    );
  else
    next = (
      <section className="question" aria-label="Next step">
        <p className="question-context">Hand-off · ask {given} quietly, away from the adult</p>
        <ComfortQuestion adult={checkIn.adult} homeLanguage={student.homeLanguage} />
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

  const asked = said !== null;
  const step = mine ? 4 : asked ? 3 : 2;
  const steps = ['Adult checked in', 'Ask the question', 'Hand over'];
  return (
    <Screen
      title={`Hand-off of ${name}`}
      next={next}
      bar={
        <>
          <Button leftSection={<IconArrowBackUp size={22} aria-hidden />} onClick={back}>
            {station === undefined ? 'Reunification' : 'Next family'}
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
      <RecordsDisagree student={student} />
      {refusal !== null && <PickupRefusal rejection={refusal} />}
      {release !== undefined && !mine && <AlreadyGone student={name} release={release} />}
      {refusal === null && said === 'no' && !mine && (
        <StopPanel heading="The student said no, or was not sure">
          <p className="strong">This answer is final for this check-in. Keep the student here; a counselor talks with them, away from the adult.</p>
          {checkIn.decisions.map((one) => (
            <p key={one.event}>
              {one.decision === 'stays' ? 'Stays' : 'May be asked again'}: <bdi>{one.reason}</bdi> <span className="quiet">{clockTime(one.wall)} · <bdi>{one.by}</bdi></span>
            </p>
          ))}
          {decided === undefined &&
            (checkIn.comfortable !== false ? (
              <p>The student said it at another check-in of this adult; a supervisor decides there.</p>
            ) : mayDecide ? (
              <div className="with-icon">
                <Button onClick={() => setOpen('stays')}>{given} stays</Button>
                <Button onClick={() => setOpen('askAgain')}>{given} may be asked again</Button>
              </div>
            ) : (
              <p>A supervisor signs in and decides, after the talk.</p>
            ))}
        </StopPanel>
      )}
      {!mine && refusal === null && <WhereTheStudentIs checkIn={checkIn} given={given} busy={intent.busy} onSend={said === 'no' ? null : () => setOpen('send')} onHere={() => void intent.run((send) => send({ type: 'BringStudent', ...about }))} onWrong={() => setOpen('wrong')} />}
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
              Checked {clockTime(checkIn.wall)}, {documentWords[checkIn.identity.document]}, photo {checkIn.identity.photoMatches === true ? 'yes' : 'no'}, <bdi>{checkIn.by}</bdi>
            </p>
          </div>
        </div>
      </div>
      {checkIn.rests.length > 0 && (
        <p className="quiet">
          Rests on: <bdi>{checkIn.rests.join('; ')}</bdi>
        </p>
      )}
      {open === 'wrong' && (
        <NamedDialog title={`This is not ${name}`} label="Who was brought? Ask for their name" place={null} before={[]} self={false} action="Goes back" onShut={() => setOpen(null)} act={(send, brought) => send({ type: 'ReportWrongStudent', ...about, brought })} />
      )}
      {open === 'send' && (
        <NamedDialog title={`Fetch ${name}`} label="Who goes?" place={null} before={pickups.rows.flatMap((row) => row.runner ?? [])} action="Goes now" onShut={() => setOpen(null)} act={(send, runner) => send({ type: 'SendForStudent', ...about, runner })} />
      )}
      {(open === 'stays' || open === 'askAgain') && (
        <WhyDialog
          onShut={() => setOpen(null)}
          title={open === 'stays' ? `${name} stays` : `${name} may be asked again`}
          action={open === 'stays' ? 'Stays here' : 'May be asked again'}
          whyExample="Such as “Talked with the counselor; was afraid of the crowd, not of the adult”"
          act={(send, reason) => send({ type: 'DecideDiscomfort', ...about, decision: open, reason })}
        />
      )}
    </Screen>
  );
}

interface WhereTheStudentIsProps {
  readonly checkIn: CheckIn;
  readonly given: string;
  readonly busy: boolean;
  /** Null: nobody is sent for a student who stays. */
  readonly onSend: (() => void) | null;
  readonly onHere: () => void;
  readonly onWrong: () => void;
}

/** Called, on the way, here: so that the desk can tell the adult. */
function WhereTheStudentIs({ checkIn, given, busy, onSend, onHere, onWrong }: WhereTheStudentIsProps) {
  const words =
    checkIn.broughtWall !== null
      ? `${given} is here since ${clockTime(checkIn.broughtWall)}`
      : checkIn.sentFor.length === 0
        ? `Nobody has been sent for ${given}`
        : checkIn.sentFor.map((one) => `${one.runner} went for ${given} at ${clockTime(one.wall)}`).join('; ');
  return (
    <p className="fetch" role="status">
      <span className="grow with-icon">
        <IconWalk size={22} aria-hidden /> <bdi>{checkIn.wrong.length === 0 ? words : `${words}; ${checkIn.wrong.map((one) => one.brought).join(', ')} went back`}</bdi>
      </span>
      {checkIn.broughtWall === null && onSend !== null && <Button onClick={onSend}>Send for {given}</Button>}
      {checkIn.broughtWall === null && (
        <Button loading={busy} onClick={onHere}>
          {given} is here
        </Button>
      )}
      <Button onClick={onWrong}>This is not {given}</Button>
    </p>
  );
}
