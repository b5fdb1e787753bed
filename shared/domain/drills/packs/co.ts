/** See README.md of the area: data to be checked by the school, not legal advice. */
export const co = `pack Colorado
as of 2026-07-01

1 drill of fire in each month
  cite Colorado, fire drills
  note To be checked, with its citation.
1 drill except fire, table-top, communications in the year
  cite Colorado, all-hazard drills
  note To be checked: the state asks for number and type, and that the drill tests communications.
1 drill of communications in the year
  cite Colorado, communications interoperability
  note To be checked: how many.
1 drill of table-top in the year
  cite Colorado, table-top exercises
  note To be checked: how many.
`;
