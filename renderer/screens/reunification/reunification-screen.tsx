/** Reunification: find the student an adult asks for, and see who is checked in and waiting. */
import { IconChevronRight, IconHandStop } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { useIncident } from '../surroundings.tsx';
import '../people/people.css';
import './reunification.css';

export function ReunificationScreen() {
  const { incident, released } = useIncident();
  const navigate = useNavigate();
  const pickups = useList('pickups', { incident });
  const nowMs = useWallMs(15_000);
  return (
    <Screen title="Reunification" flush next={<NextStep context="Check-in" sentence="Which student does this adult ask for?" why="Say: “Welcome. Whom are you here for?” Take the name from the card." />}>
      <div className="station">
        <div>
          <PersonSearch label="Name of the student" kinds={['student']} onChoose={(person) => void navigate(`/reunification/student/${person.person}`)} />
        </div>
        <div>
          <Ledger heading="Checked in, not handed over" count={pickups.rows.length} aside={`${released} released so far`}>
            {pickups.rows.map((row) => (
              <Link key={row.key} className="ledger-row" to={`/reunification/hand-off/${row.student}/${row.checkIn}`}>
                <span className="grow">
                  <ListName name={row.name} grade={row.grade} room={row.room} />
                  <span className="quiet" style={{ display: 'block' }}>
                    for <bdi>{row.adult}</bdi>
                    {row.relation !== null && `, ${row.relation}`} · {clockTime(row.checkedInWall)}, {ago(row.checkedInWall, nowMs)}
                  </span>
                </span>
                {row.comfortable === false ? (
                  <span className="act strong with-icon">
                    <IconHandStop size={20} aria-hidden /> Said no
                  </span>
                ) : (
                  <span className="strong">{row.comfortable === null ? 'Ask' : 'Hand over'}</span>
                )}
                <IconChevronRight size={20} aria-hidden />
              </Link>
            ))}
            {pickups.rows.length === 0 && <NoRows list={pickups}>Nobody is waiting. An adult who is checked in appears here until the student is handed over.</NoRows>}
          </Ledger>
        </div>
      </div>
    </Screen>
  );
}
