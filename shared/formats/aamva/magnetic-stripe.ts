/**
 * The three tracks of a license's magnetic stripe, as swipe readers type them. British Columbia has the same text in its barcode.
 *
 *     %BCVICTORIA^SURNAME,$GIVEN NAMES^100 STREET$VICTORIA BC^?;636028…=YYMMCCYYMMDD=?
 */
import { isDay, lastFourOf, said, withUnread, type License } from './license.ts';

const STRIPE = /%([A-Z]{2})([^^?]{2,13})\^([^^?]{2,40})\^([^?]{0,60})\?[^;]*;6\d{5}(\d{0,13})=(\d{4})(\d{8})(\d{0,5})=?[^?]*\?/;

/** Null: it is none. */
export function readMagneticStripe(text: string): License | null {
  const [, jurisdiction = '', city = '', name = '', street = '', number = '', expiry = '', birth = '', overflow = ''] = STRIPE.exec(text) ?? [];
  if (jurisdiction === '') return null;
  const [family = '', ...given] = name.split(/[,$]+/).map(said);
  const month = Number(expiry.slice(2));
  const birthDate = `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`;
  return withUnread(
    {
      document: 'driverLicense',
      version: null,
      jurisdiction,
      familyName: family,
      givenName: given.filter((part) => part !== '').join(' '),
      birthDate: isDay(birthDate) ? birthDate : null,
      expires: month >= 1 && month <= 12 ? endOfMonth(2000 + Number(expiry.slice(0, 2)), month) : null,
      lastFour: lastFourOf(`${number}${overflow}`),
      address: [...street.replace(/\^$/, '').split('$').map(said), said(city)].filter((part, at, all) => part !== '' && all.indexOf(part) === at).join(', '),
    },
    // 77 in the month: no expiry.
    month === 77,
  );
}

/** A stripe says the month only; it is good until that ends. */
const endOfMonth = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
