/** Check-in of one adult for one student and others of the family: who is here, does the photo match, and the record beside it. The host decides. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDoorExit, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import type { License } from '../../../shared/formats/aamva/license.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { compareFields } from '../../../shared/kernel/name-comparison.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { CameraButton } from '../../scan/camera-button.tsx';
import type { Scan } from '../../scan/read-scan.ts';
import { useScan } from '../../scan/use-scan.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { counted, listedName, spokenName } from '../../ui/words.ts';
import { useIncident } from '../surroundings.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { AlsoHere } from './also-here.tsx';
import type { AtStation } from './at-station.ts';
import { CameBefore } from './came-before.tsx';
import { CheckInOutcome } from './check-in-outcome.tsx';
import { ContactChoice, contactFacts, type Chosen, type Contact } from './contact-choice.tsx';
import { IdentityCheck, identityOf, isAnswered, NOT_SHOWN, scanned } from './identity-check.tsx';
import { NoContactOnFile } from './no-contact-on-file.tsx';
import { AlreadyGone, alreadyReleased, PickupRefusal, RefusedStep } from './pickup-refusals.tsx';
import { SAY_COLLEAGUE, type Student } from './pickup-words.ts';
import './reunification.css';

export function CheckInScreen({ person, station }: { readonly person: string; readonly station?: AtStation }) {
  const { incident } = useIncident();
  const list = useList('student', { person, incident });
  const [student] = list.rows;
  // Of linked records the one that counts: what is done here stands on it.
  if (student !== undefined && student.countsAs !== null && station === undefined) return <Navigate replace to={`/reunification/student/${student.countsAs}`} />;
  if (student !== undefined) return <CheckInForStudent student={student} incident={incident} station={station ?? null} />;
  return (
    <Screen title="Check-in" next={<NextStep context="Check-in" sentence={list.loaded ? 'This student is not on the roster.' : 'Reading the record…'} why="Search again, by the name on the card." />}>
      <NoRows list={list}>This student is not on the roster.</NoRows>
    </Screen>
  );
}

const nameOn = ({ givenName, familyName }: License): string => `${givenName} ${familyName}`.replaceAll('…', '').trim();

const namedOn = ({ familyName: family, givenName: given }: License, contacts: readonly Contact[]): readonly Contact[] =>
  contacts.filter(({ name }) => {
    const result = compareFields({ family, given }, name);
    return result.family === 'match' && result.given === 'match';
  });

/** Null: it is a license. */
function misreadAtDesk(scan: Scan): Rejection | null {
  switch (scan.kind) {
    case 'license':
      return null;
    case 'unreadable':
      return scan.rejection;
    case 'card':
      return { name: 'CardNotLicense', message: `That is reunification card ${scan.number}, not an ID.`, whatToDo: 'Scan the barcode on the back of the license, or choose the document below.' };
    case 'unknown':
      return { name: 'CodeUnknown', message: 'The scanner read something that is no license.', whatToDo: 'Scan the wide barcode on the back of the card, not the narrow one, or type the names.' };
  }
}

interface Sent {
  readonly students: readonly string[];
  readonly adult: string;
  readonly events: readonly string[];
}

function CheckInForStudent({ student, incident, station }: { readonly student: Student; readonly incident: string; readonly station: AtStation | null }) {
  const navigate = useNavigate();
  const intent = useIntent();
  const [touched, setChosen] = useState<Chosen | null>(null);
  const [shown, setShown] = useState(NOT_SHOWN);
  const [also, setAlso] = useState<readonly string[]>(station?.also ?? []);
  const [sent, setSent] = useState<Sent | null>(null);
  const [misread, setMisread] = useState<Rejection | null>(null);
  const { person } = student;
  const nextAdult = station?.onNext ?? ((): void => void navigate('/reunification'));

  const name = spokenName(student.name);
  const allowed = student.contacts.filter((contact) => contact.restriction === null);
  // With nobody on the record there is nothing to choose: whoever came is written down.
  const chosen: Chosen | null = touched ?? (student.contacts.length === 0 ? { is: 'other', name: '' } : null);
  const restricted = chosen?.is === 'contact' && chosen.contact.restriction !== null;
  const contact = chosen?.is === 'contact' ? chosen.contact.contact : null;
  const adult = chosen === null ? '' : chosen.is === 'contact' ? spokenName(chosen.contact.name) : chosen.name.trim();
  const others = student.others.filter((one) => one.contact === contact);
  const students = [person, ...others.filter((one) => also.includes(one.person) && !one.gone).map((one) => one.person)];
  // Who is stopped anyway need not show a document first; the photo question may be answered all the same.
  const [release] = student.releases;
  const gone = release !== undefined;
  const verified = gone || restricted || chosen?.is === 'other' || isAnswered(shown);
  const ready = adult !== '' && verified;
  const refusal = sent !== null ? null : intent.refusal;
  const aside = intent.refusal === null ? undefined : student.stops.findLast((stop) => stop.waits && (contact === null ? stop.adult === adult : stop.contact === contact));

  // A license chooses whom it names, where that is one adult; who stands there, and whether they may, is not in its code.
  const takeScan = (scan: Scan): void => {
    if (sent !== null || refusal !== null) return;
    const notRead = misreadAtDesk(scan);
    setMisread(notRead);
    if (scan.kind !== 'license') return;
    const named = namedOn(scan.license, student.contacts);
    const [only] = named;
    setShown(scanned(scan.license));
    if (chosen === null && only !== undefined && named.length === 1) setChosen({ is: 'contact', contact: only });
  };
  useScan(takeScan);

  const checkIn = async (): Promise<void> => {
    const outcome = await intent.run((send) => send({ type: 'CheckInAdult', incident, students, contact, name: adult, identity: identityOf(shown) }));
    if (outcome === null) return;
    if (station !== null && outcome.result['checkedIn'] === String(students.length)) station.onDone(`${adult} may pick up ${students.length > 1 ? counted(students.length, 'student') : name}. Tear the card: top half to the accountant, bottom half to the adult.`);
    else setSent({ students, adult, events: outcome.events });
  };

  if (sent !== null) return <CheckInOutcome incident={incident} {...sent} onNext={nextAdult} />;

  const question = gone ? (adult === '' ? `${name} has already left. Who came?` : `Record that ${adult} came. ${name} has already left.`) : adult === '' ? (allowed.length === 0 ? 'Write down who came.' : 'Which adult is here?') : !verified ? `Is this really ${adult}? Look at the ID.` : restricted ? `${name} stays here. Record that ${adult} came.` : chosen?.is === 'other' ? (isAnswered(shown) ? `Record that ${adult} came.` : `Ask ${adult} for an ID, then record it.`) : students.length > 1 ? `Check in ${adult} for ${students.length} students.` : `Check in ${adult} for ${name}.`;
  const why = gone ? 'Say: “Please come with me; a colleague has the answer for you.”' : restricted ? `${SAY_COLLEAGUE} Then call the release supervisor.` : adult === '' ? (allowed.length === 0 ? 'Say: “We have your name. A colleague will look it up with you.”' : 'Choose from the record. Ask for the name; do not read names aloud.') : !isAnswered(shown) ? (verified ? 'No ID? Record it all the same: nobody is turned away.' : shown.license !== null ? 'Answer the photo question: the scan does not see the face.' : 'Choose the document, then answer the photo question.') : 'Muster looks at the record and at any restriction, for each student.';

  const next =
    refusal !== null ? (
      <RefusedStep rejection={refusal} student={name} onNext={nextAdult} onAside={aside === undefined ? null : () => void navigate(`/reunification/aside/${person}/${aside.event}`)} />
    ) : (
      <NextStep context={station === null ? `Check-in · ${name}` : `${station.context} · ${name}`} sentence={question} why={why}>
        <Button size="xl" disabled={!ready} loading={intent.busy} onClick={() => void checkIn()}>
          {gone || restricted || chosen?.is === 'other' ? 'Record it' : 'Check in'}
        </Button>
      </NextStep>
    );

  // After a scan the comparison comes first: a mismatch must not wait below the edge.
  const alsoHere = refusal === null && !gone && others.length > 0 && <AlsoHere others={others} also={also} onChange={setAlso} />;

  return (
    <Screen
      title={`Check-in for ${name}`}
      flush
      next={next}
      bar={
        <>
          {!ready && refusal === null && <span className="quiet">{gone ? 'The button opens when an adult is chosen.' : chosen?.is === 'other' ? 'The button opens when the name is written.' : 'The button opens when an adult is chosen and the photo question is answered.'}</span>}
          {intent.refusal !== null && <Button onClick={intent.putAway}>Back to this student’s contacts</Button>}
          <span className="push" />
          {refusal === null && <CameraButton label="Scan with the camera" hint="Hold the wide barcode on the back of the license before the camera, straight and close." onScan={takeScan} />}
          {release === undefined && <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void navigate(`/cards/print/student/${person}`)}>Print a card</Button>}
          {student.mayLeaveAlone && release === undefined && (
            <Button leftSection={<IconDoorExit size={22} aria-hidden />} onClick={() => void navigate(`/reunification/alone/${person}`)}>
              Leaves alone
            </Button>
          )}
          <Button leftSection={<IconArrowBackUp size={22} aria-hidden />} onClick={nextAdult}>
            Another student
          </Button>
        </>
      }
    >
      <div className="station">
        <div tabIndex={0} role="region" aria-label="Student and record">
          <div className="station-title">
            <Portrait name={student.name} photo={student.photos[0]?.sha256 ?? null} size="middle" />
            <div>
              <h2>
                <ListName name={student.name} grade={student.grade} room={student.room} />
              </h2>
              <p className="quiet">
                {student.studentNumber === null ? 'Student' : `Student ${student.studentNumber}`}
                {student.legalName !== null && (
                  <>
                    , on documents <bdi>{listedName(student.legalName)}</bdi>
                  </>
                )}
                {student.withdrawn && ', withdrawn from the roster'}
              </p>
            </div>
          </div>
          {refusal !== null && <PickupRefusal rejection={refusal} />}
          {misread !== null && <RefusalPanel rejection={misread} onPutAway={() => setMisread(null)} />}
          {refusal === null && release !== undefined && <PickupRefusal rejection={alreadyReleased(name, release)} />}
          {student.contacts.length > 0 && allowed.length === 0 && !gone && refusal === null && <NoContactOnFile student={student} />}
          {refusal === null && (
            <Ledger heading={student.contacts.length === 0 ? 'Who came?' : 'Which adult is here?'} {...(student.contacts.length === 0 ? {} : { count: student.contacts.length, aside: 'on this student’s record' })}>
              {shown.license !== null && chosen === null && (
                <p className="due strong scanned" role="status">
                  The license says <bdi>{nameOn(shown.license)}</bdi>. {namedOn(shown.license, student.contacts).length > 1 ? 'Several adults here have that name: choose.' : 'Nobody here has that name: choose, or take somebody who is not on the list.'}
                </p>
              )}
              <ContactChoice contacts={student.contacts} chosen={chosen} onChoose={(next) => setChosen(next.is === 'other' && chosen?.is !== 'other' && next.name === '' && shown.license !== null ? { ...next, name: nameOn(shown.license) } : next)} />
            </Ledger>
          )}
          {release !== undefined && <AlreadyGone student={name} release={release} />}
          {student.contacts.length === 0 && !gone && refusal === null && <NoContactOnFile student={student} />}
        </div>
        <div>
          {shown.license === null && alsoHere}
          {refusal === null && !gone && chosen !== null && (
            <IdentityCheck
              onRecord={chosen.is === 'contact' ? chosen.contact.name : null}
              shown={shown}
              onChange={setShown}
              facts={chosen.is === 'contact' ? contactFacts(chosen.contact) : ''}
              phone={chosen.is === 'contact' ? chosen.contact.phone : null}
            />
          )}
          {shown.license !== null && alsoHere}
          <CameBefore student={student} />
        </div>
      </div>
    </Screen>
  );
}
