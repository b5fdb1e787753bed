/** A name that stands in one cell, divided into given and family name. */
import type { RosterFilePerson } from '../roster-file.ts';

type Names = Pick<RosterFilePerson, 'givenName' | 'familyName'>;

/** "Doe, Jane", "Jane van Doe" or "Jane Doe, Jr.", which is of the family. */
export function splitName(name: string): Names {
  const suffix = /,?\s+((?:jr|sr)\.?|i{2,3}|iv)$/i.exec(name);
  if (suffix && suffix.index > 0) {
    const { givenName, familyName } = splitName(name.slice(0, suffix.index));
    return { givenName, familyName: `${familyName} ${suffix[1] ?? ''}`.trim() };
  }
  const comma = name.indexOf(',');
  if (comma >= 0) return { familyName: name.slice(0, comma).trim(), givenName: name.slice(comma + 1).trim() };
  const family = /(?:^|\s)((?:(?:van|von|de|der|den|la|le|di|da|dos|del|bin|al|el|st\.?)\s+)*\S+)$/i.exec(name)?.[1] ?? name;
  return { givenName: name.slice(0, name.length - family.length).trim(), familyName: family };
}
