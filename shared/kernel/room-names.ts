/**
 * When two names mean one room: without case, kinds of letters and spaces, and the word "Room" before it, because a roster
 * writes "204" and people say "Rm 204". Ids of rooms are digests of this text, so it cannot be changed cheaply.
 */
export const foldRoom = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:room|rm\.?) (?=.)/u, '');
