/** Cards: print them, take their halves in, find out what does not pair, type back what was written without a console. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { counted } from '../../ui/words.ts';
import { useIncident } from '../surroundings.tsx';
import { CLOCK_STEP_MS, isLate } from './card-words.ts';
import './cards.css';

export function CardsHubScreen() {
  const { incident } = useIncident();
  const navigate = useNavigate();
  const nowMs = useWallMs(CLOCK_STEP_MS);
  const [totals] = useList('halves', { incident }).rows;
  const unpaired = useList('unpaired', { incident });
  const late = unpaired.rows.filter((row) => isLate(row, nowMs)).length;
  const says = (words: (of: NonNullable<typeof totals>) => string): string => (totals === undefined ? '' : words(totals));
  const rows: readonly { readonly to: string; readonly name: string; readonly says: string; readonly due?: boolean }[] = [
    { to: '/cards/print', name: 'Print cards', says: says((of) => (of.cards === 0 ? 'None printed yet' : counted(of.cards, 'card'))) },
    { to: '/cards/accountant/A', name: 'Accountant: top halves', says: says((of) => `${of.A} in`) },
    { to: '/cards/accountant/B', name: 'Assembly accountant: bottom halves', says: says((of) => `${of.B} in, ${counted(of.pairs, 'whole card')}`) },
    { to: '/cards/unpaired', name: 'What does not pair', says: says((of) => (of.open === 0 ? 'Nothing' : `${of.open} open, ${late} late`)), due: late > 0 },
    { to: '/cards/type-back', name: 'Type cards back from paper', says: 'After an outage' },
    { to: '/cards/stock', name: 'Print blank cards ahead', says: 'To keep for the day on which nothing prints' },
  ];
  return (
    <Screen
      title="Cards"
      next={
        late > 0 ? (
          <NextStep context="Reunification cards" sentence={`${counted(late, 'thing does', 'things do')} not pair.`} why="Find out, or sign for it with a reason.">
            <Button size="lg" onClick={() => void navigate('/cards/unpaired')}>
              What does not pair
            </Button>
          </NextStep>
        ) : (
          <NextStep context="Reunification cards" sentence="One card a student, two halves, two accountants." why="The top half stays at check-in, the bottom half follows the student. Both numbers meet here." />
        )
      }
      bar={<Button onClick={() => void navigate('/reunification')}>Reunification</Button>}
    >
      <Ledger heading="Cards">
        <ul className="setup-sections">
          {rows.map((row) => (
            <li key={row.to}>
              <Link className="ledger-row" to={row.to}>
                <span className="setup-name name">{row.name}</span>
                <span className={`grow ${row.due === true ? 'due strong with-icon' : ''}`}>
                  {row.due === true && <IconAlertTriangle size={20} aria-hidden />}
                  {row.says}
                </span>
                <IconChevronRight size={22} aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      </Ledger>
    </Screen>
  );
}
