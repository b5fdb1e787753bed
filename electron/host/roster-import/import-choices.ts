/**
 * What was chosen at the last import that was applied, for the next one: the school of a file with several, and what the
 * columns of a class list hold. The choice is a fact of the log, so every console of the site has it.
 */
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { MAX_REMEMBERED_COLUMNS, MAX_REMEMBERED_TEXT } from '../../../shared/domain/site/events.ts';
import type { ImportChoices } from '../../../shared/domain/site/state.ts';
import { columnKey } from '../../../shared/formats/class-list/fields.ts';
import { parseColumnMap, type ColumnMap } from '../../../shared/formats/class-list/column-map.ts';
import type { NewEvent } from '../../../shared/kernel/decision.ts';
import { IMPORT_CHOICES } from '../../../shared/kernel/streams.ts';

type Columns = NonNullable<ImportChoices['columns']>;

/** Null where the choices are those that were remembered. A file of one school, or of another format, says nothing of the other choice. */
export function choicesMade(preview: Pick<ImportPreview, 'schools' | 'school' | 'columns'>, remembered: ImportChoices): NewEvent | null {
  const columns = preview.columns?.map(({ column, field }) => ({ column, field })) ?? null;
  const made: ImportChoices = {
    school: preview.schools.length > 1 ? (preview.school?.sourceId ?? null) : remembered.school,
    columns: columns !== null && canBeKept(columns) ? columns : remembered.columns,
  };
  if (JSON.stringify(made) === JSON.stringify(remembered)) return null;
  return { stream: IMPORT_CHOICES, type: 'v1.ImportChoicesMade', payload: made, refs: [] };
}

/** A list of other sizes is no class list that somebody mapped. */
const canBeKept = (columns: Columns): boolean => columns.length <= MAX_REMEMBERED_COLUMNS && columns.every(({ column }) => column.length <= MAX_REMEMBERED_TEXT);

/** The remembered map for a list with the same columns, in whatever order; null where they are others, or this version knows a field no more. */
export function rememberedMap(columns: readonly { readonly column: string }[], remembered: ImportChoices): ColumnMap | null {
  if (remembered.columns === null || keysOf(columns) !== keysOf(remembered.columns)) return null;
  return mapOf(remembered.columns);
}

export function mapOf(columns: Columns): ColumnMap | null {
  const text = JSON.stringify(Object.fromEntries(columns.map(({ column, field }) => [column, field ?? 'ignore'])));
  const map = parseColumnMap(text, '');
  return map.ok ? map.value : null;
}

const keysOf = (columns: readonly { readonly column: string }[]): string =>
  JSON.stringify(columns.map(({ column }) => columnKey(column)).filter((key) => key !== '').sort());
