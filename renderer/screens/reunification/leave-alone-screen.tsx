/** A student who leaves without an adult, where the school's rule and the grade allow it: who knows them, and how they get home. */
import { Button, Radio, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ReleaseAlone } from '../../../shared/domain/reunification/commands.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { StopPanel } from '../../ui/refusal-panel.tsx';
import { spokenName } from '../../ui/words.ts';
import { useIncident, useMe } from '../surroundings.tsx';
import { AlreadyGone, PickupRefusal, RefusedStep } from './pickup-refusals.tsx';
import './reunification.css';

type Proof = ReleaseAlone['proof'];
/** The three ways in which a student is known; whoever sits here need not write their own name. */
type Known = 'ownId' | 'me' | 'colleague';
const PROOFS: Readonly<Record<Known, Proof>> = { ownId: 'ownId', me: 'knownByStaff', colleague: 'knownByStaff' };
const isKnown = (value: string): value is Known => value in PROOFS;
const WAYS_HOME = ['On foot', 'By bicycle', 'By bus'] as const;
const DRIVING = 'Their own car';

export function LeaveAloneScreen({ person }: { readonly person: string }) {
  const { incident } = useIncident();
  const navigate = useNavigate();
  const intent = useIntent();
  const list = useList('student', { person, incident });
  const me = useMe();
  const [how, setHow] = useState<Known | null>(null);
  const [knownBy, setKnownBy] = useState('');
  const [goingHome, setGoingHome] = useState('');
  const [drives, setDrives] = useState(false);
  const [student] = list.rows;
  const back = (): void => void navigate('/reunification');
  if (student === undefined)
    return (
      <Screen title="Leaves alone" next={<NextStep context="Leaves alone" sentence={list.loaded ? 'This student is not on the roster.' : 'Reading the record…'} why="Search again." />}>
        <NoRows list={list}>This student is not on the roster.</NoRows>
      </Screen>
    );
  const name = spokenName(student.name);
  const [release] = student.releases;
  const words = how === 'me' ? me.name : how === 'colleague' ? knownBy.trim() : '';
  const known = how === 'ownId' || words !== '';
  const ready = known && goingHome.trim() !== '';
  const leave = (): void => {
    if (how !== null) void intent.run((send) => send({ type: 'ReleaseAlone', incident, student: person, drives, proof: PROOFS[how], knownBy: words, goingHome: goingHome.trim() }));
  };
  const next =
    release !== undefined ? (
      <NextStep context="Saved here" sentence={release.alone === null ? `${name} has already left.` : release.alone.drives ? `${name} left, driving.` : `${name} left alone.`} why="The release stands on the record with the time and your name.">
        <Button size="lg" onClick={back}>
          Next family
        </Button>
      </NextStep>
    ) : intent.refusal !== null ? (
      <RefusedStep rejection={intent.refusal} student={name} onNext={back} onAside={null} />
    ) : !student.mayLeaveAlone ? (
      <NextStep context={`Leaves alone · ${name}`} sentence={`${name} waits for an adult.`} why="The school’s rule does not let students of this grade leave alone." />
    ) : (
      <NextStep context={`Leaves alone · ${name}`} sentence={!known ? `Is this really ${name}?` : goingHome.trim() === '' ? `Ask ${name}: “How are you getting home?”` : `${name} may leave.`} why="Press when they leave, not before.">
        <Button size="xl" disabled={!ready} loading={intent.busy} onClick={leave}>
          Leaves now
        </Button>
      </NextStep>
    );
  return (
    <Screen
      title={`${name} leaves alone`}
      next={next}
      bar={
        <>
          {!ready && release === undefined && student.mayLeaveAlone && <span className="quiet">The button opens when the student is known and says how they get home.</span>}
          <Button className="push" leftSection={<IconArrowBackUp size={22} aria-hidden />} onClick={back}>
            Reunification
          </Button>
        </>
      }
    >
      <div className="station-title">
        <Portrait name={student.name} photo={student.photos[0]?.sha256 ?? null} size="middle" />
        <h2>
          <ListName name={student.name} grade={student.grade} room={student.room} />
        </h2>
      </div>
      {release !== undefined && <AlreadyGone student={name} release={release} />}
      {release === undefined && intent.refusal !== null && <PickupRefusal rejection={intent.refusal} />}
      {release === undefined && intent.refusal === null && !student.mayLeaveAlone && (
        <StopPanel heading="May not leave alone" level="due">
          <p>Students of this grade are handed to an adult. Who may leave alone is set under Reunification, “Who may leave alone”.</p>
        </StopPanel>
      )}
      {release === undefined && student.mayLeaveAlone && (
        <div className="form wide">
          <div className="ask">
            <span aria-hidden>How is it known that this is {name}?</span>
            <ChoiceGroup label={`How is it known that this is ${name}?`} value={how} onChange={(value) => setHow(isKnown(value) ? value : null)}>
              <div className="documents">
                <Radio.Card value="ownId" className="mark">
                  {how === 'ownId' && <IconCheck size={20} aria-hidden />} Their own ID, photo matches
                </Radio.Card>
                <Radio.Card value="me" className="mark">
                  {how === 'me' && <IconCheck size={20} aria-hidden />} I, {me.name}, know them
                </Radio.Card>
                <Radio.Card value="colleague" className="mark">
                  {how === 'colleague' && <IconCheck size={20} aria-hidden />} A member of the staff knows them
                </Radio.Card>
              </div>
            </ChoiceGroup>
          </div>
          {how === 'colleague' && <TextInput label="Who knows the student" value={knownBy} maxLength={200} autoComplete="off" autoFocus onChange={(event) => setKnownBy(event.currentTarget.value)} />}
          <TextInput label="How are they getting home?" placeholder="Such as “On foot, with Maya Brooks”" value={goingHome} maxLength={500} autoComplete="off" onChange={(event) => setGoingHome(event.currentTarget.value)} />
          <div className="choices">
            {WAYS_HOME.map((way) => (
              <Button
                key={way}
                onClick={() => {
                  setGoingHome(way);
                  setDrives(false);
                }}
              >
                {way}
              </Button>
            ))}
            {student.mayDrive && (
              <Button
                aria-pressed={drives}
                onClick={() => {
                  setGoingHome(goingHome === '' || !drives ? DRIVING : goingHome);
                  setDrives(true);
                }}
              >
                Drives
              </Button>
            )}
          </div>
          <p className="quiet">{student.mayDrive ? (drives ? 'Recorded as driving: write whose car, and who rides along.' : 'The school’s rule lets students of this grade drive.') : 'The school’s rule does not let students of this grade drive.'}</p>
        </div>
      )}
    </Screen>
  );
}
