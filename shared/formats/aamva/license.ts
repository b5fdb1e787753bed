/** What a driver license or ID card says of its holder, as far as a pickup desk needs it. Pure; nothing here is kept. */

/** What stands on the card and could not be read. */
const licenseFields = ['familyName', 'givenName', 'birthDate', 'expiry', 'number'] as const;
export type LicenseField = (typeof licenseFields)[number];

export interface License {
  readonly document: 'driverLicense' | 'governmentId';
  /** `10` of AAMVA's card design standard; null: not said, as on a magnetic stripe. */
  readonly version: number | null;
  /** Two letters of the state or province of the address; empty: not said. */
  readonly jurisdiction: string;
  /** Empty: not read. A name that the card cut off ends in "…". */
  readonly familyName: string;
  readonly givenName: string;
  /** `1990-02-28`. */
  readonly birthDate: string | null;
  /** Null with `expiry` among the unread: not read. Null alone: the card never expires. */
  readonly expires: string | null;
  /** Of the card's number; the rest of it is not kept anywhere. */
  readonly lastFour: string;
  /** In one line; empty: not said. */
  readonly address: string;
  readonly unread: readonly LicenseField[];
}

/** Years of people and cards: also what tells the two orders of a date apart, since no month is 19 or 20. */
const YEAR = /^(?:19|20)\d\d$/;

/**
 * A date as cards write it: CCYYMMDD in Canada and in the oldest version, MMDDCCYY in the United States, and each where the other is
 * due. No eight digits can be both, so the country is not asked. Null: no such day.
 */
export function licenseDate(text: string): string | null {
  const digits = text.replace(/\D/g, '');
  if (digits.length !== 8) return null;
  const yearFirst = YEAR.test(digits.slice(0, 4));
  const year = yearFirst ? digits.slice(0, 4) : digits.slice(4);
  const month = yearFirst ? digits.slice(4, 6) : digits.slice(0, 2);
  const day = yearFirst ? digits.slice(6) : digits.slice(2, 4);
  const date = `${year}-${month}-${day}`;
  return YEAR.test(year) && isDay(date) ? date : null;
}

/** 30 February would be read as 2 March. */
export function isDay(date: string): boolean {
  const atMs = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(date);
}

const MIN_KEPT_OF = 6;

/** Of a number that is longer than what is kept of it. */
export function lastFourOf(number: string): string {
  const signs = number.replace(/[^A-Za-z0-9]/g, '');
  return signs.length < MIN_KEPT_OF ? '' : signs.slice(-4).toUpperCase();
}

/** Cards write these where they have nothing to say. */
const NOTHING = /^(?:none|unavl?|unavailable|unk|n\/a|-+)?$/i;

export const said = (value: string | undefined): string => {
  const text = (value ?? '').replace(/\s+/g, ' ').trim();
  return NOTHING.test(text) ? '' : text;
};

/** With the names of those that are empty, in the order of the card. */
export const withUnread = (license: Omit<License, 'unread'>, neverExpires: boolean): License => ({
  ...license,
  unread: licenseFields.filter((field) => {
    switch (field) {
      case 'familyName':
      case 'givenName':
        return license[field] === '';
      case 'birthDate':
        return license.birthDate === null;
      case 'expiry':
        return license.expires === null && !neverExpires;
      case 'number':
        return license.lastFour === '';
    }
  }),
});
