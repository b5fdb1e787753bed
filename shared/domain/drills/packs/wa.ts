/** See README.md of the area: data to be checked by the school, not legal advice. */
export const wa = `pack Washington
as of 2026-07-01

1 drill in each month
  cite Washington, safety-related drills
  note Date, time and type are kept at the school. To be checked, with its citation.
`;
