/** Records that are, or may be, the same person: offered, never merged; a person decides, and can decide again. */
import { IconChevronRight, IconLink, IconUsers } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { dayAndTime } from '../../ui/times.ts';

type Head = Pick<SubscriptionRow<'guardian'>, 'linked' | 'offered' | 'person'>;

const becauseWords: Readonly<Record<Head['offered'][number]['because'], string>> = {
  sameName: 'the same name',
  sameNumber: 'the same student number',
  sameNameAndBirthDate: 'the same name and date of birth',
};

export const comparePath = (kind: PersonKind, person: string, other: string): string => `/people/same/${kind}/${person}/${other}`;

export function SamePerson({ kind, record }: { readonly kind: PersonKind; readonly record: Head }) {
  const nowMs = useWallMs(60_000);
  const { linked, offered, person } = record;
  if (linked.length + offered.length === 0) return null;
  return (
    <>
      {offered.length > 0 && (
        <Ledger heading="May be the same person" count={offered.length} level="due" aside="you decide; nothing is merged">
          {offered.map((one) => (
            <Link key={one.person} className="ledger-row" to={comparePath(kind, person, one.person)}>
              <IconUsers size={22} aria-hidden />
              <span className="grow">
                <ListName name={one.name} grade={one.grade} room={one.room} />
                <span className="quiet under">{becauseWords[one.because]}</span>
              </span>
              <span className="strong">Compare</span>
              <IconChevronRight size={20} aria-hidden />
            </Link>
          ))}
        </Ledger>
      )}
      {linked.length > 0 && (
        <Ledger heading="Other records of the same person" count={linked.length} aside="all contacts count">
          {linked.map((one) => (
            <Link key={one.person} className="ledger-row" to={comparePath(kind, person, one.person)}>
              <IconLink size={22} aria-hidden />
              <span className="grow">
                <ListName name={one.name} grade={one.grade} />
                <span className={one.disputed ? 'due strong under' : 'quiet under'}>
                  {one.disputed ? 'Two consoles disagree whether they are the same' : 'Linked'} by <bdi>{one.by}</bdi>, {dayAndTime(one.wall, nowMs)}: <bdi>{one.why}</bdi>
                </span>
              </span>
              <span className="strong">Compare</span>
              <IconChevronRight size={20} aria-hidden />
            </Link>
          ))}
        </Ledger>
      )}
    </>
  );
}
