/** The students whose contact an adult is, with the relation and any restriction of each. */
import { Link } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { PairFacts } from './pair-facts.tsx';

export function AdultStudents({ students }: { readonly students: SubscriptionRow<'guardian'>['students'] }) {
  return (
    <Ledger heading="Contact of" count={students.length} aside="open a student to amend">
      {students.map((one) => (
        <div className="pair-row" key={one.student} {...(one.restriction === null ? {} : { 'data-level': 'act' })}>
          <Link className="record-link" to={`/students/${one.student}`}>
            <ListName name={one.name} grade={one.grade} room={one.room} />
          </Link>
          <PairFacts pair={one} />
        </div>
      ))}
      {students.length === 0 && <p className="ledger-none">Not a contact of any student. To make this adult one, open the student and choose “Add a contact”.</p>}
    </Ledger>
  );
}
