/** The packs that come with Muster, in the order of their names. Nothing else in the code knows one of them. */
import { ca } from './ca.ts';
import { co } from './co.ts';
import { fl } from './fl.ts';
import { ny } from './ny.ts';
import { tx } from './tx.ts';
import { wa } from './wa.ts';

/** To be filled in by a school of another state. */
const empty = `pack My own rules
# One rule a line, for example: 1 drill of fire in each month with 10 school days
`;

export const packTexts: readonly string[] = [ca, co, fl, ny, tx, wa, empty];
