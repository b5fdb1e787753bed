/** Reunification: find the student an adult asks for, and see who waits aside and who is checked in. */
import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { License } from '../../../shared/formats/aamva/license.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { CameraButton } from '../../scan/camera-button.tsx';
import type { Scan } from '../../scan/read-scan.ts';
import { useScan } from '../../scan/use-scan.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { useSaidAsOf } from '../../ui/as-of.ts';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { ReunificationDialog } from '../now/reunification-dialog.tsx';
import { useMay } from '../people/use-may.ts';
import { useIncident } from '../surroundings.tsx';
import { useDialog } from '../use-dialog.ts';
import { LicenseHolder } from './license-holder.tsx';
import { placeWords } from './place-words.ts';
import { reasonWords } from './pickup-words.ts';
import '../people/people.css';
import './reunification.css';

const BLANK_CARD: Rejection = { name: 'CardBlank', message: 'Nobody has said whose card that is.', whatToDo: 'Find the student by the name that is written on it.' };
const UNKNOWN_CODE: Rejection = { name: 'CodeUnknown', message: 'That is neither a card of this school nor a license.', whatToDo: 'Find the student by name.' };

const DIALOGS = ['reunify'] as const;

export function ReunificationScreen() {
  const { incident, released, reunification } = useIncident();
  const [dialog, setDialog] = useDialog(DIALOGS);
  const mayMove = useMay('StartReunification');
  const navigate = useNavigate();
  const pickups = useList('pickups', { incident });
  const aside = useList('step-aside', { incident });
  const nowMs = useWallMs(15_000);
  const asking = useAsk();
  const [license, setLicense] = useState<License | null>(null);
  const [misread, setMisread] = useState<Rejection | null>(null);
  const lookUp = async (typed: string): Promise<void> => {
    const card = await asking.ask('lookUpCard', { incident, typed });
    const [student] = card?.students ?? [];
    if (student !== undefined) return navigate(`/reunification/student/${student.person}`);
    if (card !== null) setMisread(BLANK_CARD);
  };
  const takeScan = (scan: Scan): void => {
    setLicense(scan.kind === 'license' ? scan.license : null);
    setMisread(scan.kind === 'unreadable' ? scan.rejection : scan.kind === 'unknown' ? UNKNOWN_CODE : null);
    if (scan.kind === 'card') void lookUp(scan.number);
  };
  useScan(takeScan);
  const refusal = misread ?? asking.refusal;
  const asOf = useSaidAsOf(pickups.rows.map((row) => row.checkedInWall), 'nobody yet');
  return (
    <Screen
      title="Reunification"
      flush
      next={<NextStep context={`Check-in · ${placeWords(reunification)}`} sentence="Which student does this adult ask for?" why="Say: “Welcome. Whom are you here for?” Take the name from the card." />}
      bar={
        <>
          {mayMove && <Button onClick={() => setDialog('reunify')}>{reunification === null ? 'Start reunification' : 'Say where it is'}</Button>}
          <Button onClick={() => void navigate('/reunification/board')}>Board</Button>
          <Button onClick={() => void navigate('/reunification/families')}>Who has not come</Button>
          <Button onClick={() => void navigate('/stations')}>Stations</Button>
          <Button onClick={() => void navigate('/cards')}>Cards</Button>
          <Button onClick={() => void navigate('/setup/self-release')}>Who may leave alone</Button>
        </>
      }
    >
      <div className="station">
        <div>
          <PersonSearch label="Name of the student" kinds={['student']} onChoose={(person) => void navigate(`/reunification/student/${person.person}`)} />
          <p className="quiet">Or scan the card, or the adult’s license: their students are found by the name on it.</p>
          <div>
            <CameraButton label="Scan with the camera" hint="Hold the square of the card, or the wide barcode on the back of the license, before the camera." onScan={takeScan} />
          </div>
          {refusal !== null && (
            <RefusalPanel
              rejection={refusal}
              onPutAway={() => {
                setMisread(null);
                asking.putAway();
              }}
            />
          )}
          {license !== null && <LicenseHolder license={license} onPutAway={() => setLicense(null)} />}
        </div>
        <div>
          <Ledger heading="Waiting aside" count={aside.rows.length} {...(aside.rows.length === 0 ? {} : { level: 'due' as const })}>
            {aside.rows.map((row) => (
              <AsideRow key={row.key} row={row} nowMs={nowMs} />
            ))}
            {aside.rows.length === 0 && <NoRows list={aside}>Nobody waits aside. Adults who cannot be checked in at once appear here, with what is next for each.</NoRows>}
          </Ledger>
          <Ledger heading="Checked in, not handed over" count={pickups.rows.length} aside={`${released} released so far · ${asOf}`}>
            {pickups.rows.map((row) => (
              <Link key={row.key} className="ledger-row" to={`/reunification/hand-off/${row.student}/${row.checkIn}`}>
                <span className="grow">
                  <ListName name={row.name} grade={row.grade} room={row.room} />
                  <span className="quiet" style={{ display: 'block' }}>
                    for <bdi>{row.adult}</bdi>
                    {row.relation !== null && `, ${row.relation}`} · {clockTime(row.checkedInWall)}, {ago(row.checkedInWall, nowMs)}
                    {row.broughtWall !== null ? ' · here' : row.runner !== null && (
                      <>
                        {' '}· fetched by <bdi>{row.runner}</bdi>
                      </>
                    )}
                  </span>
                </span>
                <span className="strong">{row.comfortable === null ? 'Ask' : 'Hand over'}</span>
                <IconChevronRight size={20} aria-hidden />
              </Link>
            ))}
            {pickups.rows.length === 0 && <NoRows list={pickups}>Nobody is waiting. An adult who is checked in appears here until the student is handed over.</NoRows>}
          </Ledger>
        </div>
      </div>
      {dialog === 'reunify' && mayMove && <ReunificationDialog onShut={() => setDialog(null)} />}
    </Screen>
  );
}

/** Why, since when, and what is next, in one touch. */
function AsideRow({ row, nowMs }: { readonly row: SubscriptionRow<'step-aside'>; readonly nowMs: number }) {
  const [first] = row.open;
  const next = row.stop === null ? (row.askAgain ? 'Ask again' : 'Counselor, then decide') : first === undefined ? 'Check in' : first === 'notOnRecord' && row.called ? 'Supervisor decides' : first === 'escort' ? 'Take aside' : first === 'notOnRecord' || first === 'noContactOnFile' ? 'Call' : 'Supervisor';
  const why = row.stop === null ? (row.askAgain ? 'The student said no, and may be asked again' : 'The student said no') : row.escort !== null ? `With ${row.escort}` : row.why.map((one) => reasonWords[one].short).join(', ');
  return (
    <Link className="ledger-row" to={row.stop === null ? `/reunification/hand-off/${row.student}/${row.checkIn ?? ''}` : `/reunification/aside/${row.student}/${row.stop}`}>
      <span className="grow">
        <bdi className="strong">{row.adult}</bdi> for <ListName name={row.name} grade={row.grade} room={row.room} />
        <span className="quiet" style={{ display: 'block' }}>
          <bdi>{why}</bdi> · {clockTime(row.sinceWall)}, {ago(row.sinceWall, nowMs)}
        </span>
      </span>
      <span className="strong">{next}</span>
      <IconChevronRight size={20} aria-hidden />
    </Link>
  );
}
