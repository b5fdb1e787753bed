/** See README.md of the area: data to be checked by the school, not legal advice. */
export const ny = `pack New York
as of 2026-07-01

12 drills of evacuation, lockdown in the year
  cite Education Law § 807(1)
8 drills of evacuation, lockdown by December 31
  cite Education Law § 807(1)
8 drills of evacuation in the year
  cite Education Law § 807(1)
4 drills of evacuation by secondary exit in the year
  cite Education Law § 807(1)
4 drills of lockdown in the year
  cite Education Law § 807(1)
drills of evacuation, lockdown on 3 weekdays and at 2 times of day
  cite 8 NYCRR 155.17
  note The text says different days and times; how many is for the school to decide.
each drill is told to be a drill
  cite 8 NYCRR 155.17
each drill of lockdown is told to parents 7 days before
  cite 8 NYCRR 155.17
  note To be checked: about a week before.
2 drills of evacuation in the summer
  cite Education Law § 807(1)
1 drill of evacuation in the first 5 school days of the summer
  cite Education Law § 807(1)
`;
