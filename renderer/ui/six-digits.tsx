/** The six digits that two computers show alike: large enough to be read across a room, in two groups of three as they are said. */
import './six-digits.css';

export function SixDigits({ digits }: { readonly digits: string }) {
  const groups = [digits.slice(0, 3), digits.slice(3)];
  return (
    <div className="six-digits" role="img" aria-label={`The digits: ${groups.map((group) => [...group].join(' ')).join(', ')}`}>
      {groups.map((group, place) => (
        // Two groups that never change places may well hold the same digits.
        <span key={place} className="digit-group">
          {[...group].map((digit, index) => (
            <span key={index} className="digit number">
              {digit}
            </span>
          ))}
        </span>
      ))}
    </div>
  );
}
