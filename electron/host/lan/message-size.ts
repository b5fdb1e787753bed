/** How much another console said at once, before anything else is asked of it: no depth and no breadth costs more than the limit. */
import { MAX_LAN_MESSAGE_BYTES } from '../../../shared/contract/lan-messages.ts';

/** For a value of JSON: its letters, and one for everything that stands between them. */
export function isTooLarge(given: unknown): boolean {
  const left: unknown[] = [given];
  let size = 0;
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === 'string') size += one.length;
    else if (Array.isArray(one)) {
      size += one.length;
      if (size > MAX_LAN_MESSAGE_BYTES) return true;
      for (const item of one) left.push(item);
    } else if (typeof one === 'object' && one !== null) {
      for (const [key, value] of Object.entries(one)) {
        size += key.length;
        left.push(value);
      }
    }
    size += 1;
    if (size > MAX_LAN_MESSAGE_BYTES) return true;
  }
  return false;
}
