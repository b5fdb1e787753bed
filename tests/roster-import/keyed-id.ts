/** Stands in for the site's keyed hash. */
import { createHash } from 'node:crypto';

import { idFromBytes } from '../../shared/kernel/ids.ts';

export const keyedId = (text: string): string => idFromBytes(createHash('sha256').update(text).digest());
