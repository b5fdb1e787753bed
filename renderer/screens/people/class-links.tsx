/** The classes of a student or of a teacher, each a way to its list. */
import { Link } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { listedName, roomName } from '../../ui/words.ts';

type ClassOf = SubscriptionRow<'staff-member'>['classes'][number] & Partial<Pick<SubscriptionRow<'student'>['classes'][number], 'teacher'>>;

export function ClassLinks({ classes, none }: { readonly classes: readonly ClassOf[]; readonly none: string }) {
  return (
    <Ledger heading="Classes" count={classes.length}>
      {classes.map((one) => (
        <Link className="ledger-row" key={one.classId} to={`/people/classes/${one.classId}`}>
          <span className="grow">
            <b>{roomName(one.room) ?? one.title}</b> <span className="quiet">{one.room === null ? '' : one.title}</span>
            {one.teacher !== undefined && <bdi className="quiet under">{one.teacher === null ? 'no teacher on the roster' : listedName(one.teacher)}</bdi>}
          </span>
          {one.periods.length > 0 && <span className="quiet">period {one.periods.join(', ')}</span>}
        </Link>
      ))}
      {classes.length === 0 && <p className="ledger-none">{none}</p>}
    </Ledger>
  );
}
