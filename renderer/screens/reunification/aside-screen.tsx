/** One adult who waits aside for one student: why, what was done, what is next, and in the end the check-in. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconClock, IconPhone, IconUserShield } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import type { SendCommand } from '../../stores/sending-store.ts';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { Initials, ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { clockTime } from '../../ui/times.ts';
import { spokenName } from '../../ui/words.ts';
import { CourtOrders } from '../people/court-orders.tsx';
import { useMay } from '../people/use-may.ts';
import { WhyDialog } from '../people/why-dialog.tsx';
import { useIncident } from '../surroundings.tsx';
import { AnotherPerson, SignsInHere } from './another-person.tsx';
import { AuthorizeDialog } from './authorize-dialog.tsx';
import { CallDialog } from './call-dialog.tsx';
import { ComparisonMark, documentWords } from './identity-check.tsx';
import { NamedDialog } from './named-dialog.tsx';
import { NoContactOnFile } from './no-contact-on-file.tsx';
import { reasonWords, verifiedWords, type Stop, type Student } from './pickup-words.ts';
import { RecordsDisagree } from './records-disagree.tsx';
import './reunification.css';

export function AsideScreen({ person, stopEvent }: { readonly person: string; readonly stopEvent: string }) {
  const { incident } = useIncident();
  const list = useList('student', { person, incident });
  const waiting = useList('step-aside', { incident });
  const [student] = list.rows;
  const stop = student?.stops.find((one) => one.event === stopEvent);
  if (student !== undefined && stop !== undefined) return <Aside student={student} stop={stop} incident={incident} escorts={waiting.rows.flatMap((row) => row.escort ?? [])} />;
  return (
    <Screen title="Waiting aside" next={<NextStep context="Waiting aside" sentence={list.loaded ? 'Nobody waits aside here.' : 'Reading the record…'} why="Look at the list of those who wait aside." />}>
      <NoRows list={list}>Nobody was asked to step aside here.</NoRows>
    </Screen>
  );
}

type Open = 'call' | 'authorize' | 'identity' | 'override' | 'escort' | 'end';

interface AsideProps {
  readonly student: Student;
  readonly stop: Stop;
  readonly incident: string;
  /** Colleagues who are with an adult now. */
  readonly escorts: readonly string[];
}

function Aside({ student, stop, incident, escorts }: AsideProps) {
  const navigate = useNavigate();
  const intent = useIntent();
  const supervisor = useMay('AuthorizePickup');
  const [open, setOpen] = useState<Open | null>(null);
  const name = spokenName(student.name);
  const about = { incident, student: student.person, stop: stop.event };
  const back = (): void => void navigate('/reunification');
  const shut = (): void => setOpen(null);
  const later = student.checkIns.find((one) => one.contact === stop.contact && one.adult === stop.adult && one.wall >= stop.wall);
  const gone = student.releases.length > 0;

  const checkIn = async (): Promise<void> => {
    const done = await intent.run((send) => send({ type: 'CheckInFromAside', ...about }));
    const event = done?.events[0];
    if (event !== undefined) void navigate(`/reunification/hand-off/${student.person}/${event}`);
  };

  const [first] = stop.open;
  // A call comes before the supervisor's word.
  const agreed = stop.calls.some((call) => call.agrees);
  const words = first === undefined ? null : reasonWords[first];
  const sentence = !stop.waits ? `${stop.adult} does not wait here any more.` : gone ? `${name} has already left. Tell ${stop.adult} in private.` : first === undefined && stop.overriddenByMe ? 'Somebody else checks the adult in.' : words === null ? `Check in ${stop.adult} for ${name}.` : (first === 'notOnRecord' || first === 'noContactOnFile') && agreed ? 'A supervisor decides now.' : words.next;
  const needsAnother = stop.open.includes('restricted') && (stop.byMe || !supervisor);
  // What a call can still do comes first; then it is somebody else's word.
  const forSupervisor = first === 'restricted' ? needsAnother && stop.anotherMayOverride : !supervisor && (first === 'identityNotVerified' || ((first === 'notOnRecord' || first === 'noContactOnFile') && agreed));
  const next = (
    <NextStep context={`Waiting aside since ${clockTime(stop.wall)} · ${name} stays here`} sentence={sentence} why={!stop.waits ? 'What came later counts.' : gone ? reasonWords.escort.say : (words?.say ?? (stop.overriddenByMe ? 'You overrode the restriction: two people let the adult in.' : 'All that was open is granted. The check-in names what it rests on.'))}>
      {stop.waits && !gone && first === undefined && stop.overriddenByMe && <SignsInHere words="Somebody else signs in" />}
      {stop.waits && !gone && first === undefined && !stop.overriddenByMe && (
        <Button size="xl" loading={intent.busy} onClick={() => void checkIn()}>
          Check in
        </Button>
      )}
      {!stop.waits && later !== undefined && (
        <Button size="lg" onClick={() => void navigate(`/reunification/hand-off/${student.person}/${later.event}`)}>
          Hand-off
        </Button>
      )}
      {stop.waits && (gone || first === 'escort' || first === 'alreadyGone') && (
        <Button size="lg" onClick={() => setOpen('escort')}>
          Take aside
        </Button>
      )}
      {stop.waits && !gone && (first === 'notOnRecord' || first === 'noContactOnFile') && !agreed && (
        <Button size="lg" leftSection={<IconPhone size={22} aria-hidden />} onClick={() => setOpen('call')}>
          Record a call
        </Button>
      )}
      {stop.waits && !gone && forSupervisor && <SignsInHere words="A supervisor signs in" />}
    </NextStep>
  );

  return (
    <Screen
      title={`${stop.adult} waits aside for ${name}`}
      flush
      next={next}
      bar={
        <>
          <Button leftSection={<IconArrowBackUp size={22} aria-hidden />} onClick={back}>
            Reunification
          </Button>
          {stop.waits && first !== 'escort' && first !== 'alreadyGone' && !gone && <Button onClick={() => setOpen('escort')}>Take aside, in private</Button>}
          <Button onClick={() => void navigate(`/reunification/student/${student.person}`)}>Look at the ID again</Button>
          {stop.waits && (
            <Button className="push" onClick={() => setOpen('end')}>
              Waits no longer
            </Button>
          )}
        </>
      }
    >
      <div className="station">
        <div tabIndex={0} role="region" aria-label="Who waits, and why">
          <div className="station-title">
            <Initials name={{ given: '', family: stop.adult }} size="middle" />
            <div>
              <h2>
                <bdi>{stop.adult}</bdi>
              </h2>
              <p className="quiet">
                {stop.relation ?? 'not on the record'} · for <ListName name={student.name} grade={student.grade} room={student.room} />
              </p>
              <p className="quiet">
                {documentWords[stop.identity.document]}, photo {stop.identity.photoMatches === null ? 'not looked at' : stop.identity.photoMatches ? 'matches' : 'does not match'} · recorded by <bdi>{stop.by}</bdi>
              </p>
            </div>
          </div>
          <RecordsDisagree student={student} />
          {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
          <Ledger heading="What is open" count={stop.open.length}>
            {stop.why.map((reason) => (
              <Reason key={reason} done={!stop.open.includes(reason)} words={stop.open.includes(reason) ? reasonWords[reason].short : reasonWords[reason].granted}>
                {stop.waits && !gone && stop.open.includes(reason) && (
                  <Act reason={reason} supervisor={supervisor} blocked={reason === 'restricted' && needsAnother} onOpen={setOpen} />
                )}
              </Reason>
            ))}
          </Ledger>
          {needsAnother && stop.waits && <AnotherPerson stop={stop} name={name} />}
          {stop.why.includes('restricted') && <CourtOrders orders={student.contacts.find((one) => one.contact === stop.contact)?.orders ?? null} />}
          {stop.open.includes('noContactOnFile') && <NoContactOnFile student={student} />}
        </div>
        <div tabIndex={0} role="region" aria-label="What was read and done">
          {(stop.identity.familyName.onDocument !== '' || stop.identity.givenName.onDocument !== '') && (
            <Ledger heading="Read from the ID">
              {[stop.identity.familyName, stop.identity.givenName].map((field, at) => (
                <div key={at === 0 ? 'family' : 'given'} className="ledger-row">
                  <span className="grow">
                    <span className="quiet">{at === 0 ? 'Family name' : 'Given name'}</span> <bdi className="strong">{field.onDocument}</bdi>
                  </span>
                  <ComparisonMark result={field.result} />
                </div>
              ))}
            </Ledger>
          )}
          <Done stop={stop} />
        </div>
      </div>
      {open === 'call' && <CallDialog incident={incident} student={student} stop={stop} onShut={shut} />}
      {open === 'escort' && (
        <NamedDialog title={`A colleague for ${stop.adult}`} label="Which colleague goes with the adult?" place="Where to, if known" before={escorts} action="Goes with them" onShut={shut} act={(send, escort, place) => send({ type: 'EscortAdult', ...about, escort, place })} />
      )}
      {open === 'authorize' && <AuthorizeDialog about={about} stop={stop} onShut={shut} />}
      {open !== null && open !== 'call' && open !== 'escort' && open !== 'authorize' && <Grant open={open} about={about} adult={stop.adult} onShut={shut} />}
    </Screen>
  );
}

function Reason({ done, words, children }: { readonly done: boolean; readonly words: string; readonly children: ReactNode }) {
  return (
    <div className="ledger-row">
      <span className={done ? 'grow ok strong with-icon' : 'grow strong with-icon'}>
        {done ? <IconCheck size={22} aria-hidden /> : <IconClock size={22} aria-hidden />}
        {words}
      </span>
      {children}
    </div>
  );
}

interface ActProps {
  readonly reason: Stop['why'][number];
  readonly supervisor: boolean;
  readonly blocked: boolean;
  readonly onOpen: (open: Open) => void;
}

/** What can be done about one reason, by whoever is signed in; what they may not is said, never offered. */
function Act({ reason, supervisor, blocked, onOpen }: ActProps) {
  if (reason === 'escort' || reason === 'alreadyGone') return <Button onClick={() => onOpen('escort')}>Take aside</Button>;
  const grant = reason === 'restricted' ? 'override' : reason === 'identityNotVerified' ? 'identity' : 'authorize';
  const label = grant === 'override' ? 'Override' : grant === 'identity' ? 'I know who this is' : 'Authorize';
  return (
    <span className="with-icon">
      {grant === 'authorize' && (
        <Button leftSection={<IconPhone size={20} aria-hidden />} onClick={() => onOpen('call')}>
          Record a call
        </Button>
      )}
      {blocked ? null : supervisor ? (
        <Button leftSection={<IconUserShield size={20} aria-hidden />} onClick={() => onOpen(grant)}>
          {label}
        </Button>
      ) : (
        <span className="quiet">A supervisor signs in and decides</span>
      )}
    </span>
  );
}

function Done({ stop }: { readonly stop: Stop }) {
  const rows = [
    ...stop.calls.map((one) => ({ ...one, what: `${one.name} called at ${one.phone}: ${one.agrees ? 'agrees' : 'does not agree'}`, words: one.words })),
    ...stop.exceptions.map((one) => ({ ...one, what: 'Identity taken as certain', words: one.reason })),
    ...stop.authorizations.map((one) => ({ ...one, what: `Authorized${one.vouchedBy === '' ? '' : `, vouched for by ${one.vouchedBy}`}${one.verified === null ? '' : `: ${verifiedWords[one.verified]}`}`, words: one.reason })),
    ...stop.overrides.map((one) => ({ ...one, what: 'Restriction overridden', words: one.reason })),
    ...stop.escorts.map((one) => ({ ...one, what: `With ${one.escort}, in private`, words: one.place })),
  ].sort((a, b) => a.wall - b.wall);
  return (
    <Ledger heading="What was done" count={rows.length}>
      {rows.map((row) => (
        <div key={row.event} className="ledger-row">
          <span className="grow">
            <bdi className="strong">{row.what}</bdi>
            {row.words !== '' && (
              <span style={{ display: 'block' }}>
                <bdi>{row.words}</bdi>
              </span>
            )}
            <span className="quiet" style={{ display: 'block' }}>
              {clockTime(row.wall)} · <bdi>{row.by}</bdi>
            </span>
          </span>
        </div>
      ))}
      {rows.length === 0 && <p className="ledger-none">Nothing yet. Calls and what a supervisor grants appear here with who and why.</p>}
    </Ledger>
  );
}

interface GrantProps {
  readonly open: Exclude<Open, 'call' | 'escort' | 'authorize'>;
  readonly about: { readonly incident: string; readonly student: string; readonly stop: string };
  readonly adult: string;
  readonly onShut: () => void;
}

function Grant({ open, about, adult, onShut }: GrantProps) {
  const words: Readonly<Record<GrantProps['open'], { readonly title: string; readonly action: string; readonly example: string; readonly act: (send: SendCommand, reason: string) => Promise<CommandOutcome> }>> = {
    identity: { title: `This is ${adult}`, action: 'Take as certain', example: 'Such as “I have known her for years, the ID is at home”', act: (send, reason) => send({ type: 'GrantIdentityException', ...about, reason }) },
    override: { title: `Override the restriction on ${adult}`, action: 'Override', example: 'Such as “The court lifted the order this morning, seen in writing”', act: (send, reason) => send({ type: 'OverrideRestriction', ...about, reason }) },
    end: { title: `${adult} waits no longer`, action: 'Waits no longer', example: 'Such as “Went home; the mother comes”', act: (send, reason) => send({ type: 'EndStepAside', ...about, reason }) },
  };
  const { title, action, example, act } = words[open];
  return <WhyDialog onShut={onShut} title={title} action={action} whyExample={example} act={act} />;
}
