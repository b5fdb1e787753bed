/**
 * What is wrong with a value of JSON that came from outside, before any schema reads it: from a window, a console, a
 * stranger. No depth and no breadth costs more than the limit.
 */

/** No message has them, and whoever reads values by such names can be made to throw; zod can, by a `length` that is an object. */
const TRIPS = new Set(['__proto__', 'constructor', 'prototype', 'length', 'size', 'toString', 'valueOf']);

/** Its letters are counted, and one for everything that stands between them. */
export function outOfBounds(given: unknown, maxBytes: number): 'NotAMessage' | 'TooLarge' | null {
  const left: unknown[] = [given];
  let size = 0;
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === 'string') size += one.length;
    else if (Array.isArray(one)) {
      size += one.length;
      if (size > maxBytes) return 'TooLarge';
      for (const item of one) left.push(item);
    } else if (typeof one === 'object' && one !== null) {
      for (const [key, value] of Object.entries(one)) {
        if (TRIPS.has(key)) return 'NotAMessage';
        size += key.length;
        left.push(value);
      }
    }
    size += 1;
    if (size > maxBytes) return 'TooLarge';
  }
  return null;
}
