/** See README.md of the area: data to be checked by the school, not legal advice. */
export const ca = `pack California
as of 2026-07-01

1 drill of fire in each month for elementary
  cite California, fire drills
  note Also for intermediate schools. To be checked, with its citation.
2 drills of fire in the year for secondary
  cite California, fire drills
  note To be checked, with its citation.
1 drill of drop in each quarter for elementary
  cite California, drop procedure
  note To be checked, with its citation.
1 drill of drop in each semester for secondary
  cite California, drop procedure
  note To be checked, with its citation.
`;
