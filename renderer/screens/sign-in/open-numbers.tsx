/** What a computer with nobody signed in shows of an incident: numbers, and no names. */
import type { Incident } from '../surroundings.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import './sign-in.css';

const NUMBERS = [
  ['missing', 'Missing'],
  ['unknown', 'Unknown'],
  ['injured', 'Injured'],
  ['released', 'Released'],
  ['accounted', 'Accounted'],
  ['expected', 'Expected'],
] as const;

export function OpenNumbers({ incident }: { readonly incident: Incident }) {
  return (
    <div className="open-numbers">
      <Ledger heading="The numbers now" aside="Names are shown to whoever signs in">
        <dl className="numbers-out">
          {NUMBERS.map(([field, word]) => (
            <div key={field}>
              <dt>{word}</dt>
              <dd className={`number ${field === 'missing' && incident.missing > 0 ? 'act' : ''}`}>{incident[field].toLocaleString('en-US')}</dd>
            </div>
          ))}
        </dl>
      </Ledger>
    </div>
  );
}
