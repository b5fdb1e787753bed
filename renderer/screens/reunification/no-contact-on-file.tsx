/** No authorized contact on file: an ordinary path. Where else to look, whom to call, and that the student stays. */
import { Ledger } from '../../ui/ledger.tsx';
import { StopPanel } from '../../ui/refusal-panel.tsx';
import { listedName, spokenName } from '../../ui/words.ts';
import type { Student } from './pickup-words.ts';

export function NoContactOnFile({ student }: { readonly student: Student }) {
  const name = spokenName(student.name);
  return (
    <>
      <StopPanel heading="No authorized contact on file" level="due">
        <ol className="what-to-do">
          <li>Nobody is turned away: write down who came, and ask them to step aside.</li>
          <li>Call the numbers below, and the district’s record, about who may come.</li>
          <li>{name} stays here, with a counselor, until a supervisor decides.</li>
        </ol>
      </StopPanel>
      <Ledger heading="Numbers to try" count={student.siblingContacts.length} aside="adults of students with this family name">
        {student.siblingContacts.map((one) => (
          <div key={`${one.contact} ${spokenName(one.of)}`} className="ledger-row">
            <span className="grow">
              <bdi className="strong">{listedName(one.name)}</bdi>
              <span className="quiet" style={{ display: 'block' }}>
                for <bdi>{spokenName(one.of)}</bdi>
              </span>
            </span>
            <span className="number">{one.phone ?? 'no number'}</span>
          </div>
        ))}
        {student.siblingContacts.length === 0 && <p className="ledger-none">No other student has this family name. Ask the district’s office.</p>}
      </Ledger>
    </>
  );
}
