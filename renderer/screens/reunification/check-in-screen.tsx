/** Check-in of one adult for one student: who is here, does the photo match, and the record beside it. The host decides. */
import { Button, Radio } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CheckInAdult } from '../../../shared/domain/reunification/commands.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { StopPanel } from '../../ui/refusal-panel.tsx';
import { clockTime } from '../../ui/times.ts';
import { listedName, spokenName } from '../../ui/words.ts';
import { useIncident } from '../surroundings.tsx';
import { ContactChoice, contactFacts, type Chosen } from './contact-choice.tsx';
import { alreadyReleased, PickupRefusal, RefusedStep } from './pickup-refusals.tsx';
import './reunification.css';

type Document = CheckInAdult['identity']['document'];
const DOCUMENTS: readonly { readonly document: Document; readonly word: string }[] = [
  { document: 'driverLicense', word: 'Driver license' },
  { document: 'stateId', word: 'State ID' },
  { document: 'passport', word: 'Passport' },
  { document: 'other', word: 'Other' },
  { document: 'none', word: 'No ID' },
];
const STOPPED_WHY = { restricted: 'a restriction', notOnRecord: 'not on the record', noContactOnFile: 'no contact on file', identityNotVerified: 'identity not certain' } as const;

export function CheckInScreen({ person }: { readonly person: string }) {
  const { incident } = useIncident();
  const navigate = useNavigate();
  const list = useList('student', { person, incident });
  const intent = useIntent();
  const [touched, setChosen] = useState<Chosen | null>(null);
  const [document, setDocument] = useState<Document | null>(null);
  const [photoMatches, setPhotoMatches] = useState<boolean | null>(null);
  const [checkedIn, setCheckedIn] = useState<{ readonly event: string; readonly adult: string } | null>(null);
  const [student] = list.rows;
  const nextAdult = (): void => void navigate('/reunification');

  if (student === undefined)
    return (
      <Screen title="Check-in" next={<NextStep context="Check-in" sentence={list.loaded ? 'This student is not on the roster.' : 'Reading the record…'} why="Search again, by the name on the card." />}>
        <NoRows list={list}>This student is not on the roster.</NoRows>
      </Screen>
    );

  const name = spokenName(student.name);
  const allowed = student.contacts.filter((contact) => contact.restriction === null);
  // With nobody on the record there is nothing to choose: whoever came is written down.
  const chosen: Chosen | null = touched ?? (student.contacts.length === 0 ? { is: 'other', name: '' } : null);
  const restricted = chosen?.is === 'contact' && chosen.contact.restriction !== null;
  const adult = chosen === null ? '' : chosen.is === 'contact' ? spokenName(chosen.contact.name) : chosen.name.trim();
  const noId = document === 'none';
  const verified = restricted || chosen?.is === 'other' || noId || (document !== null && photoMatches !== null);
  const ready = adult !== '' && verified;
  const [release] = student.releases;
  const refusal = intent.refusal ?? (release !== undefined && checkedIn === null ? alreadyReleased(name, release.adult) : null);

  const checkIn = async (): Promise<void> => {
    const outcome = await intent.run((send) =>
      send({
        type: 'CheckInAdult',
        incident,
        student: person,
        contact: chosen?.is === 'contact' ? chosen.contact.contact : null,
        name: adult,
        identity: { document: document ?? 'none', photoMatches: !noId && photoMatches === true },
      }),
    );
    const event = outcome?.events[0];
    if (event !== undefined) setCheckedIn({ event, adult });
  };

  const question = adult === '' ? (allowed.length === 0 ? 'Write down who came.' : 'Which adult is here?') : !verified ? `Is this really ${adult}? Look at the ID.` : restricted ? `${name} stays here. Record that ${adult} came.` : chosen?.is === 'other' ? `Record that ${adult} came.` : `Check in ${adult} for ${name}.`;
  const why = restricted ? 'Say: “One moment, please. A colleague will help you.” Then call the release supervisor.' : adult === '' ? (allowed.length === 0 ? 'Say: “We have your name. A colleague will look it up with you.”' : 'Choose from the record. Ask for the name; do not read names aloud.') : !verified ? 'Choose the document, then answer the photo question.' : 'Muster looks at the record and at any restriction.';

  const next =
    checkedIn !== null ? (
      <NextStep context="Checked in, saved here" sentence={`${checkedIn.adult} may pick up ${name}.`} why="At the hand-off the student is asked first. Nothing is handed over yet.">
        <Button size="lg" onClick={() => void navigate(`/reunification/hand-off/${person}/${checkedIn.event}`)}>
          Hand-off
        </Button>
        <Button size="lg" onClick={nextAdult}>
          Next adult
        </Button>
      </NextStep>
    ) : refusal !== null ? (
      <RefusedStep rejection={refusal} student={name} onNext={nextAdult} />
    ) : (
      <NextStep context={`Check-in · ${name}`} sentence={question} why={why}>
        <Button size="xl" disabled={!ready} loading={intent.busy} onClick={() => void checkIn()}>
          {restricted || chosen?.is === 'other' ? 'Record it' : 'Check in'}
        </Button>
      </NextStep>
    );

  return (
    <Screen
      title={`Check-in for ${name}`}
      flush
      next={next}
      bar={
        <>
          {!ready && refusal === null && checkedIn === null && <span className="quiet">{chosen?.is === 'other' ? 'The button opens when the name is written.' : 'The button opens when an adult is chosen and the photo question is answered.'}</span>}
          {intent.refusal !== null && <Button onClick={intent.putAway}>Back to this student’s contacts</Button>}
          <Button className="push" leftSection={<IconArrowBackUp size={22} aria-hidden />} onClick={nextAdult}>
            Another student
          </Button>
        </>
      }
    >
      <div className="station">
        <div>
          <div className="station-title">
            <Portrait name={student.name} photo={student.photos[0]?.sha256 ?? null} size="middle" />
            <div>
              <h2>
                <ListName name={student.name} grade={student.grade} room={student.room} />
              </h2>
              <p className="quiet">{student.studentNumber === null ? 'Student' : `Student ${student.studentNumber}`}
                {student.legalName !== null && (
                  <>
                    , on documents <bdi>{listedName(student.legalName)}</bdi>
                  </>
                )}
                {student.withdrawn && ', withdrawn from the roster'}</p>
            </div>
          </div>
          {refusal !== null && <PickupRefusal rejection={refusal} />}
          {allowed.length === 0 && refusal === null && (
            <StopPanel heading="No authorized contact on file" level="due">
              <p>Nobody can be checked in for {name} here. Nobody is turned away either: write down who came, and ask them to step aside.</p>
              <p className="strong">A supervisor decides with the office’s own records.</p>
            </StopPanel>
          )}
          {(student.status === 'missing' || student.status === 'injured') && (
            <p className="strip">
              <IconAlertTriangle size={24} aria-hidden />
              <b>A colleague takes this family aside, in private. Say nothing here.</b>
            </p>
          )}
          {refusal === null && checkedIn === null && (
            <Ledger heading={student.contacts.length === 0 ? 'Who came?' : 'Which adult is here?'} {...(student.contacts.length === 0 ? {} : { count: student.contacts.length, aside: 'on this student’s record' })}>
              <ContactChoice contacts={student.contacts} chosen={chosen} onChoose={setChosen} />
            </Ledger>
          )}
          {checkedIn !== null && (
            <p className="ok strong with-icon" style={{ fontSize: 22 }}>
              <IconCheck size={28} aria-hidden /> <bdi>{checkedIn.adult}</bdi> is checked in
            </p>
          )}
        </div>
        <div>
          {refusal === null && checkedIn === null && chosen?.is === 'contact' && !restricted && (
            <>
              <div>
                <div className="ask">
                  <span aria-hidden>What does the adult show?</span>
                  <ChoiceGroup label="What does the adult show?" value={document} onChange={(value) => setDocument(value as Document)}>
                    <div className="documents">
                      {DOCUMENTS.map((one) => (
                        <Radio.Card key={one.document} value={one.document} className="mark">
                          {one.word}
                        </Radio.Card>
                      ))}
                    </div>
                  </ChoiceGroup>
                </div>
                {!noId && (
                  <div className="ask" style={{ borderTopWidth: 0 }}>
                    <span aria-hidden>Does the photo match the face?</span>
                    <ChoiceGroup label="Does the photo match the face?" value={photoMatches === null ? null : photoMatches ? 'yes' : 'no'} onChange={(value) => setPhotoMatches(value === 'yes')}>
                      <div className="yes-no">
                        <Radio.Card value="yes" className="mark" data-mark="yes">
                          {photoMatches === true && <IconCheck size={20} aria-hidden />} Yes
                        </Radio.Card>
                        <Radio.Card value="no" className="mark" data-mark="no">
                          {photoMatches === false && <IconX size={20} aria-hidden />} No
                        </Radio.Card>
                      </div>
                    </ChoiceGroup>
                  </div>
                )}
              </div>
              <Ledger heading="On record" aside="compare with the ID, field by field">
                <dl className="facts">
                  <dt>Family name</dt>
                  <dd className="strong">
                    <bdi>{chosen.contact.name.family}</bdi>
                  </dd>
                  <dt>Given name</dt>
                  <dd className="strong">
                    <bdi>{chosen.contact.name.given}</bdi>
                  </dd>
                  <dt>Relation</dt>
                  <dd>{contactFacts(chosen.contact) || <span className="blank">not on record</span>}</dd>
                  <dt>Phone, asked</dt>
                  <dd className="number">{chosen.contact.phone ?? <span className="blank">not on record</span>}</dd>
                </dl>
                <p className="ledger-none">A name alone never authorizes.</p>
              </Ledger>
            </>
          )}
          {student.checkIns.length > 0 && (
            <Ledger heading="Checked in for this student" count={student.checkIns.length}>
              {student.checkIns.map((one) => (
                <Link key={one.event} className="ledger-row" to={`/reunification/hand-off/${person}/${one.event}`}>
                  <span className="grow">
                    <bdi className="strong">{one.adult}</bdi>
                    {one.relation !== null && `, ${one.relation}`}
                    <span className="quiet" style={{ display: 'block' }}>
                      {clockTime(one.wall)} · <bdi>{one.by}</bdi>
                    </span>
                  </span>
                  <span className="strong">{release !== undefined ? (release.adult === one.adult ? 'Left with' : '') : one.comfortable === false ? 'Said no' : 'Hand-off'}</span>
                </Link>
              ))}
            </Ledger>
          )}
          {student.stops.length > 0 && (
            <Ledger heading="Stopped for this student" count={student.stops.length} level="due">
              {student.stops.map((stop) => (
                <div key={stop.event} className="ledger-row">
                  <span className="grow">
                    <bdi className="strong">{stop.adult}</bdi>: {STOPPED_WHY[stop.why]}
                    <span className="quiet" style={{ display: 'block' }}>
                      {clockTime(stop.wall)} · <bdi>{stop.by}</bdi>
                    </span>
                  </span>
                </div>
              ))}
            </Ledger>
          )}
          {student.siblings.length > 0 && (
            <Ledger heading="Siblings" count={student.siblings.length} aside="each is checked in alone">
              {student.siblings.map((sibling) => (
                <Link key={sibling.person} className="ledger-row" to={`/reunification/student/${sibling.person}`}>
                  <span className="grow">
                    <ListName name={sibling.name} grade={sibling.grade} />
                  </span>
                </Link>
              ))}
            </Ledger>
          )}
        </div>
      </div>
    </Screen>
  );
}
