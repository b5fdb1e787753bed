/** Import of a class list: each column, what it was taken for, how sure that is, an example, and the way to correct it. */
import { Button, Select } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleDashed, IconPencil, type IconProps } from '@tabler/icons-react';
import { useMemo, useState, type ComponentType, type ReactNode } from 'react';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted } from '../../ui/words.ts';
import { ChooseFiles } from './import-choose.tsx';
import { FIELD_GROUPS, canBeMapped, columnMap, fieldWords, whyNotYet, withField } from './import-fields.ts';

type Column = NonNullable<ImportPreview['columns']>[number];
type Sure = 'yes' | 'check' | 'no' | 'yours';

const NOT_USED = 'ignore';

const SURE: Readonly<Record<Sure, { readonly icon: ComponentType<IconProps>; readonly words: string; readonly level: string }>> = {
  yes: { icon: IconCheck, words: 'Sure', level: 'ok' },
  check: { icon: IconAlertTriangle, words: 'Check this', level: 'due' },
  no: { icon: IconCircleDashed, words: 'Not used', level: 'quiet' },
  yours: { icon: IconPencil, words: 'You said so', level: '' },
};

interface ColumnRow {
  readonly key: string;
  readonly index: number;
  readonly column: Column;
  readonly sure: Sure;
}

export const isDoubtful = ({ columns, columnsFrom }: ImportPreview): boolean => columnsFrom === 'guessed' && columns !== null && columns.some(({ confidence }) => confidence === 'likely');

const FROM: Readonly<Record<NonNullable<ImportPreview['columnsFrom']>, string>> = { guessed: 'taken from their names', remembered: 'columns as last time', given: 'as you said' };
export const columnsFromWords = ({ columnsFrom }: ImportPreview): string => (columnsFrom === null ? '' : FROM[columnsFrom]);

interface ColumnsScreenProps {
  readonly preview: ImportPreview;
  readonly columns: readonly Column[];
  readonly bar: ReactNode;
  readonly refusal: ReactNode;
  /** Null: this window has not got the files any more, and they must be chosen once more. */
  readonly onRead: ((map: Readonly<Record<string, string>>) => void) | null;
  readonly onFiles: (files: readonly File[], map: Readonly<Record<string, string>>) => void;
  readonly onAsTheyAre: () => void;
}

export function ColumnsScreen({ preview, columns: given, bar, refusal, onRead, onFiles, onAsTheyAre }: ColumnsScreenProps) {
  const [columns, setColumns] = useState<readonly Column[]>(given);
  const rows = useMemo(
    () =>
      columns.map((column, index): ColumnRow => {
        const changed = column.field !== given[index]?.field;
        const sure = changed || (preview.columnsFrom === 'given' && column.field !== null) ? 'yours' : column.field === null ? 'no' : column.confidence === 'likely' ? 'check' : 'yes';
        return { key: String(index), index, column, sure };
      }),
    [columns, given, preview.columnsFrom],
  );
  const holders = useMemo(() => new Map(columns.flatMap(({ field, column }) => (field === null ? [] : [[field, column]]))), [columns]);
  const changed = columns.some(({ field }, index) => field !== given[index]?.field);
  const toCheck = rows.filter(({ sure }) => sure === 'check').length;
  const notYet = whyNotYet(columns);
  const why = !changed
    ? toCheck === 0
      ? 'Correct what is wrong. It is remembered when you apply.'
      : `${counted(toCheck, 'column')} to check. Corrections are remembered when you apply.`
    : (notYet ?? (onRead === null ? 'The files must be chosen once more to be read so.' : 'Nothing is written yet.'));
  const again = changed && (
    <>
      {onRead === null && notYet === null ? (
        <ChooseFiles words="Choose the files again" onFiles={(files) => onFiles(files, columnMap(columns))} />
      ) : (
        <Button size="lg" disabled={notYet !== null} onClick={() => onRead?.(columnMap(columns))}>
          Read again with these
        </Button>
      )}
    </>
  );
  return (
    <Screen
      title="People: import, columns"
      flush
      next={
        <NextStep context={`Class list · ${columnsFromWords(preview)}`} sentence={changed ? 'Read the list again with these columns.' : 'Are the columns right?'} why={why}>
          {changed ? (
            again
          ) : (
            <Button size="lg" leftSection={<IconCheck size={24} aria-hidden />} onClick={onAsTheyAre}>
              {preview.ticket === null ? 'Back to the problems' : 'Yes, show what changes'}
            </Button>
          )}
        </NextStep>
      }
      bar={
        <>
          {bar}
          {changed && <Button onClick={() => setColumns(given)}>Undo my corrections</Button>}
        </>
      }
    >
      {refusal}
      <div className="import-columns-head" aria-hidden>
        <span>Column in the file</span>
        <span>Holds</span>
        <span>How sure</span>
      </div>
      <div className="people-list">
        <VirtualRows label="Columns of the list" rows={rows} estimatedHeight={68}>
          {(row) => <ColumnLine row={row} mappable={canBeMapped(columns, row.index)} holders={holders} onChoose={(field) => setColumns(withField(columns, row.index, field))} />}
        </VirtualRows>
      </div>
    </Screen>
  );
}

interface ColumnLineProps {
  readonly row: ColumnRow;
  readonly mappable: boolean;
  /** Which column holds a field now. */
  readonly holders: ReadonlyMap<string, string>;
  readonly onChoose: (field: string | null) => void;
}

function ColumnLine({ row: { column, sure }, mappable, holders, onChoose }: ColumnLineProps) {
  const { icon: Icon, words, level } = SURE[sure];
  const label = (field: string): string => {
    const holder = holders.get(field);
    return holder === undefined || field === column.field ? fieldWords(field) : `${fieldWords(field)} (now ${holder})`;
  };
  const choices = [
    { value: NOT_USED, label: 'Not used' },
    ...FIELD_GROUPS.map(({ group, fields }) => ({ group, items: fields.map(({ field }) => ({ value: field, label: label(field) })) })),
  ];
  return (
    <div className="import-column" data-sure={sure}>
      <span className="import-column-name">
        <b>{column.column.trim() === '' ? <span className="blank">no name</span> : <bdi>{column.column}</bdi>}</b>
        <span className="quiet under">{column.examples.length === 0 ? 'no example shown' : <bdi>{column.examples.slice(0, 2).join(' · ')}</bdi>}</span>
      </span>
      {mappable ? (
        <Select aria-label={`${column.column} holds`} data={choices} value={column.field ?? NOT_USED} allowDeselect={false} searchable withScrollArea={false} classNames={{ options: 'import-field-options' }} nothingFoundMessage="Nothing is called that" onChange={(value) => onChoose(value === null || value === NOT_USED ? null : value)} />
      ) : (
        <span className="quiet">Not used: it needs a name of its own in the file.</span>
      )}
      <span className={`with-icon strong ${level}`}>
        <Icon size={22} aria-hidden /> {words}
      </span>
    </div>
  );
}
