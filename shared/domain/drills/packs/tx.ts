/** See README.md of the area: data to be checked by the school, not legal advice. */
export const tx = `pack Texas
as of 2026-07-01
keep records 3 years

2 drills of lockdown in the year
  cite 19 TAC § 103.1209
1 drill of lockdown in each semester
  cite 19 TAC § 103.1209
1 drill of fire in each month with 10 school days
  cite 19 TAC § 103.1209
1 drill of secure in the year
  cite 19 TAC § 103.1209
  note To be checked: the number a year.
1 drill of evacuation in the year
  cite 19 TAC § 103.1209
  note To be checked: the number a year.
1 drill of hazmat in the year
  cite 19 TAC § 103.1209
  note To be checked: the number a year.
1 drill of weather in the year
  cite 19 TAC § 103.1209
  note To be checked: the number a year.
`;
