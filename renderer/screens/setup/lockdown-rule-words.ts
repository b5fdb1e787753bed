/** The school's rule for all clear of a lockdown, as Setup says it. */
export function lockdownRuleWords({ twoPeople, everyRoomReleased }: { readonly twoPeople: boolean; readonly everyRoomReleased: boolean }): string {
  if (twoPeople) return everyRoomReleased ? 'Two people, after every room is released' : 'Two people, whatever is still shut';
  return everyRoomReleased ? 'One person, after every room is released' : 'One person, at any time';
}
