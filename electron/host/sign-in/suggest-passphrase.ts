/** Four words that do not belong together, from a list made so that no word is taken for another. */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { defined } from '../../../shared/kernel/assert.ts';

const WORDS = 4;

/** `randomHex`: 32 random bytes. Two of them choose a word: the list has 2,048, so each is as likely as any other. */
export const suggestedPassphrase = (randomHex: string): string =>
  Array.from({ length: WORDS }, (_, i) => defined(wordlist[Number.parseInt(randomHex.slice(i * 4, i * 4 + 4), 16) % wordlist.length], 'the list has that many words')).join(' ');
