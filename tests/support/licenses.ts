/** Drawn license barcodes: the text as each version and kind of issuer writes it. Everybody on them is invented. */

export interface Holder {
  readonly family: string;
  readonly given: string;
  readonly middle: string;
  /** `1981-07-22`. */
  readonly birthDate: string;
  readonly expires: string;
  readonly number: string;
}

export const HOLDER: Holder = { family: 'WHITLOCK', given: 'DARREN', middle: 'JAMES', birthDate: '1981-07-22', expires: '2031-02-14', number: 'W4417-88120-39156' };

type Country = 'USA' | 'CAN';

const dateIn = (country: Country, version: number, date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return country === 'CAN' || version < 2 ? `${year}${month}${day}` : `${month}${day}${year}`;
};

function names(version: number, { family, given, middle }: Holder): readonly string[] {
  if (version < 2) return [`DAA${family},${given},${middle}`];
  if (version < 4) return [`DCS${family}`, `DCT${given}${version === 2 ? ',' : ' '}${middle}`];
  return [`DCS${family}`, 'DDEN', `DAC${given}`, 'DDFN', `DAD${middle}`, 'DDGN'];
}

/** AAMVA's standard: version 1 of 2000, 2 of 2003, 3 of 2005, 4 of 2009, then 2010 to 2020. */
export function licenseText(version: number, country: Country = 'USA', holder: Holder = HOLDER): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const own = [
    `DAQ${holder.number}`,
    ...names(version, holder),
    `DBB${dateIn(country, version, holder.birthDate)}`,
    `DBA${dateIn(country, version, holder.expires)}`,
    'DBC1',
    'DAG118 ORCHARD ST',
    'DAIALBANY',
    country === 'CAN' ? 'DAJON' : 'DAJNY',
    country === 'CAN' ? 'DAKK1A 0B1  ' : 'DAK122070000  ',
    ...(version < 2 ? [] : [`DCG${country}`]),
  ].join('\n');
  const entries = version < 2 ? '02' : '0002';
  return `@\n\x1e\rANSI 636001${two(version)}${entries}DL00410278ZN03190008DL${own}\rZNZNA01\r`;
}

/** North Carolina before 2011: elements of its own, dates with dashes, an issuer's number that is none. */
export const OLDEST = ['@', '', 'AAMVA36004001DL00280191DLDABWHITLOCK', 'DACDARREN', 'DADJAMES', 'DAE', 'DAL118 ORCHARD ST', 'DAM', 'DANRALEIGH', 'DAONC', 'DAP27614-7307', 'DAQ27475304', 'DBA02-14-2031', 'DBB07-22-1981', ''].join('\n');

/** The barcode of British Columbia is its magnetic stripe, as text. */
export const STRIPE = '%BCVICTORIA^WHITLOCK,$DARREN JAMES^118 ORCHARD ST$VICTORIA BC  V8V 1A1^?;6360284417812=310219810722=?_%0AV8V1A1';
