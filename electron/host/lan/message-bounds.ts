/** What is wrong with what another console said before anything else is asked of it: no depth and no breadth costs more than the limit. */
import { MAX_LAN_MESSAGE_BYTES } from '../../../shared/contract/lan-messages.ts';
import type { Breach } from './breaches.ts';

/** No message has them, and whoever reads values by such names can be made to throw; zod can, by a `length` that is an object. */
const TRIPS = new Set(['__proto__', 'constructor', 'prototype', 'length', 'size', 'toString', 'valueOf']);

/** Of a value of JSON: its letters are counted, and one for everything that stands between them. */
export function outOfBounds(given: unknown): Breach | null {
  const left: unknown[] = [given];
  let size = 0;
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === 'string') size += one.length;
    else if (Array.isArray(one)) {
      size += one.length;
      if (size > MAX_LAN_MESSAGE_BYTES) return 'TooLarge';
      for (const item of one) left.push(item);
    } else if (typeof one === 'object' && one !== null) {
      for (const [key, value] of Object.entries(one)) {
        if (TRIPS.has(key)) return 'NotAMessage';
        size += key.length;
        left.push(value);
      }
    }
    size += 1;
    if (size > MAX_LAN_MESSAGE_BYTES) return 'TooLarge';
  }
  return null;
}
