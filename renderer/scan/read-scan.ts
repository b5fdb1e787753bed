/** What was scanned: half of a reunification card, a license, or something else. A scanner may have typed it in two ways; the one that is understood counts. */
import type { License } from '../../shared/formats/aamva/license.ts';
import { readLicense, type NotRead } from '../../shared/formats/aamva/read-license.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { readCard, type CardHalf } from '../../shared/kernel/card-number.ts';

export type Scan =
  | { readonly kind: 'card'; readonly number: string; readonly half: CardHalf | null }
  | { readonly kind: 'license'; readonly license: License }
  /** It was a license or a card, and says nothing that can be used. */
  | { readonly kind: 'unreadable'; readonly rejection: Rejection }
  | { readonly kind: 'unknown'; readonly text: string };

const MISTYPED: Rejection = { name: 'CardMisread', message: 'The number of this card does not fit its last letter.', whatToDo: 'Scan it again, or type the number from the paper.' };
const UNREADABLE: Readonly<Record<Exclude<NotRead, 'notALicense'>, Rejection>> = {
  noLineEnds: { name: 'ScannerDropsLineEnds', message: 'The scanner leaves out what separates the parts of the license.', whatToDo: 'Type the names from the card. The scanner’s booklet has a code that lets it send all characters, Enter included.' },
  nothingReadable: { name: 'LicenseUnreadable', message: 'This license’s barcode says no name, date or number that can be read.', whatToDo: 'Type the names from the front of the card.' },
};

/** Only something that must be a card of ours, or a license. */
function understood(text: string): Scan | null {
  const card = readCard(text.trim());
  if (card.is === 'card') return { kind: 'card', number: card.card, half: card.half };
  if (card.is === 'mistyped') return { kind: 'unreadable', rejection: MISTYPED };
  const license = readLicense(text);
  if (license.ok) return { kind: 'license', license: license.value };
  return license.error === 'notALicense' ? null : { kind: 'unreadable', rejection: UNREADABLE[license.error] };
}

/** `readings`: the same scan, read in different ways; the first that says something counts. */
export function readScan(readings: readonly [string, ...string[]]): Scan {
  const scans = readings.map(understood);
  return scans.find((scan) => scan !== null && scan.kind !== 'unreadable') ?? scans.find((scan) => scan !== null) ?? { kind: 'unknown', text: readings[0].trim() };
}
