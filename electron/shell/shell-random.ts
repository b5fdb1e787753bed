/** The desktop's only randomness: the ids of what is raised at it. */
import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

export const newCommandId = (): string => [...randomBytes(26)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
