/**
 * Names of people in School Data Sync, which asks for a user name and not for a name. Somebody without a name still
 * belongs on the list, so the user name stands in for it, and the person is told.
 */
import { cutText } from '../table.ts';
import { MAX_TEXT, type RosterFilePerson } from '../roster-file.ts';
import type { RowReader } from '../row-reader.ts';

export interface NameColumns<Column extends string> {
  readonly given: Column;
  readonly family: Column;
  readonly middle: Column | null;
  readonly userName: Column;
}

export function readUserNames<Column extends string>(sourceId: string, row: RowReader<Column>, columns: NameColumns<Column>): RosterFilePerson {
  const givenName = row.text(columns.given);
  const familyName = row.text(columns.family);
  const named = givenName !== '' || familyName !== '';
  if (!named) row.report('name-replaced', columns.family, { id: sourceId });
  return {
    sourceId,
    givenName,
    familyName: named ? familyName : nameFromUserName(row.text(columns.userName), sourceId),
    middleName: columns.middle === null ? null : row.textOrNull(columns.middle),
    preferredGivenName: null,
    preferredFamilyName: null,
  };
}

/** "oklein@school.example" is "oklein". */
const nameFromUserName = (userName: string, sourceId: string): string => cutText(userName.split('@')[0] || sourceId, MAX_TEXT);
