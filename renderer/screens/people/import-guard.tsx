/** Import that takes many students off the list: said in numbers, and applied only by somebody who types the number. */
import { TextInput } from '@mantine/core';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { StopPanel } from '../../ui/refusal-panel.tsx';
import { counted } from '../../ui/words.ts';

/** "1,204" and " 1204 " are the number too; null: not a number. */
export function typedNumber(typed: string): number | null {
  const digits = typed.replaceAll(/[\s,.]/g, '');
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null;
}

export const newYearWords = (year: NonNullable<ImportPreview['newYear']>): string =>
  `It looks like the new school year ${year.to}, after ${year.from}: ${counted(year.leave, 'student')} leave, ${counted(year.moveUp, 'moves', 'move')} up a grade, ${counted(year.join, 'is', 'are')} new.`;

interface LeavingGuardProps {
  readonly leaving: NonNullable<ImportPreview['leaving']>;
  readonly newYear: ImportPreview['newYear'];
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

export function LeavingGuard({ leaving, newYear, typed, onType }: LeavingGuardProps) {
  const said = typedNumber(typed);
  const wrong = said !== null && said !== leaving.students && typed.length >= String(leaving.students).length;
  return (
    <StopPanel heading={`${leaving.students.toLocaleString('en-US')} of ${counted(leaving.of, 'student')} would leave`}>
      <p>{newYear === null ? 'That is more than a tenth. It may be the wrong file, or one of another school, grade or year. If it is, cancel.' : newYearWords(newYear)} They are listed under “Leaving”, students first.</p>
      {leaving.renamed > 0 && <p className="strong act">{counted(leaving.renamed, 'student')} of them keep their id with a wholly different name, as in the roster of another school. They are listed under “Changed”.</p>}
      <div className="import-guard">
        <TextInput
          label="If they have really left, type how many"
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          value={typed}
          error={wrong ? `It is not ${said.toLocaleString('en-US')}. Look at the number above.` : null}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      </div>
    </StopPanel>
  );
}
