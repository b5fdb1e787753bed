/** Who came for this student so far: checked in, or waiting aside; each row leads to where it goes on. */
import { Link } from 'react-router';
import { Ledger } from '../../ui/ledger.tsx';
import { clockTime } from '../../ui/times.ts';
import { reasonWords, type Student } from './pickup-words.ts';

export function CameBefore({ student }: { readonly student: Student }) {
  const [release] = student.releases;
  const waiting = student.stops.filter((stop) => stop.waits);
  return (
    <>
      {student.care !== null && (
        <Link className="head-link" to={`/reunification/care/${student.person}`}>
          In private: for a colleague who speaks to the family
        </Link>
      )}
      {student.checkIns.length > 0 && (
        <Ledger heading="Checked in for this student" count={student.checkIns.length}>
          {student.checkIns.map((one) => (
            <Link key={one.event} className="ledger-row" to={`/reunification/hand-off/${student.person}/${one.event}`}>
              <span className="grow">
                <bdi className="strong">{one.adult}</bdi>
                {one.relation !== null && `, ${one.relation}`}
                <span className="quiet" style={{ display: 'block' }}>
                  {clockTime(one.wall)} · <bdi>{one.by}</bdi>
                </span>
              </span>
              <span className="strong">{release !== undefined ? (release.checkIn === one.event ? 'Left with' : '') : one.comfortable === false || one.refused ? 'Said no' : 'Hand-off'}</span>
            </Link>
          ))}
        </Ledger>
      )}
      {waiting.length > 0 && (
        <Ledger heading="Waiting aside for this student" count={waiting.length} level="due">
          {waiting.map((stop) => (
            <Link key={stop.event} className="ledger-row" to={`/reunification/aside/${student.person}/${stop.event}`}>
              <span className="grow">
                <bdi className="strong">{stop.adult}</bdi>: {stop.why.map((one) => reasonWords[one].short).join(', ')}
                <span className="quiet" style={{ display: 'block' }}>
                  {clockTime(stop.wall)} · <bdi>{stop.by}</bdi>
                </span>
              </span>
              <span className="strong">{stop.open.length === 0 ? 'Check in' : 'What is next'}</span>
            </Link>
          ))}
        </Ledger>
      )}
    </>
  );
}
