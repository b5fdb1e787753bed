/**
 * A short stable text for a longer one, so that an id that is made from a name and a birth date can stand in a message
 * without saying either. Not a secret: whoever knows the name can compute it.
 */
export function fingerprint(...parts: readonly string[]): string {
  const text = JSON.stringify(parts);
  return `${hash(text, 0x811c9dc5)}${hash(text, 0x1b873593)}${hash(text, 0x2545f491)}`;
}

/** FNV-1a with a last stir, 32 bits. */
function hash(text: string, seed: number): string {
  let state = seed;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

/** As compared: case and surplus spaces make no other person. */
export const folded = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
