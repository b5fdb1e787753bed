/** See README.md of the area: data to be checked by the school, not legal advice. */
export const fl = `pack Florida
as of 2026-07-01

6 drills except fire, table-top, communications in the year
  cite Florida, emergency drills
  note To be checked, with its citation. A reunification drill counts as one.
1 drill except fire, table-top, communications in the first 10 school days
  cite Florida, emergency drills
  note To be checked, with its citation.
4 drills of active-threat in the year
  cite Florida, emergency drills
  note To be checked, with its citation.
`;
