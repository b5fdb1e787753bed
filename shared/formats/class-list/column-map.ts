/**
 * A mapping that a person gives: a JSON object from the list's columns to fields, or "ignore". It stands instead of the
 * guess as a whole, so a column that it does not name is not read.
 */
import { err, ok, type Result } from '../../kernel/result.ts';
import { rosterProblem, type RosterProblem } from '../roster-problems.ts';

import { LIST_FIELDS, NAME_FIELDS, columnKey, isRestriction, type ListField } from './fields.ts';

/** From the column as it is compared (`columnKey`). */
export type ColumnMap = ReadonlyMap<string, { readonly column: string; readonly field: ListField }>;

const IGNORE = 'ignore';
/** A byte-order mark, which JSON does not allow and Windows' editor writes. */
const MARK = /^\ufeff/;

/** `file` is what the person gave; problems are reported under it. */
export function parseColumnMap(text: string, file: string): Result<ColumnMap, RosterProblem> {
  const given = parseJson(text.replace(MARK, ''));
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return err(rosterProblem('map-unreadable', { file }));
  const map = new Map<string, { readonly column: string; readonly field: ListField }>();
  const fields = new Set<ListField>();
  for (const [column, name] of Object.entries(given) as [string, unknown][]) {
    if (name === IGNORE) continue;
    const field = LIST_FIELDS.find((known) => known === name);
    if (field === undefined) return err(rosterProblem('map-field-unknown', { file, column }, { fields: [...LIST_FIELDS.filter(isWritten), IGNORE].join(', ') }));
    if ((fields.has(field) && !isRestriction(field)) || map.has(columnKey(column))) return err(rosterProblem('map-field-repeated', { file, column }, { field }));
    fields.add(field);
    map.set(columnKey(column), { column, field });
  }
  return NAME_FIELDS.some((field) => fields.has(field)) ? ok(map) : err(rosterProblem('map-without-name', { file }));
}

/** One contact's fields stand for all in a message. */
const isWritten = (field: ListField): boolean => !/^contact[2-9]/.test(field);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
