/**
 * Who somebody is at the school, gathered from all that a roster says about them: one user may be student, guardian and
 * staff at once. Each format brings its own vocabulary of roles.
 */
export type RoleMeaning =
  | { readonly kind: 'student' }
  | { readonly kind: 'guardian' }
  /** In plain words, such as "teacher". */
  | { readonly kind: 'staff'; readonly title: string };

export interface RoleClaim {
  readonly user: string;
  readonly meaning: RoleMeaning;
  readonly primary: boolean;
  readonly orgs: readonly string[];
}

export interface UserRoles {
  readonly student: boolean;
  readonly guardian: boolean;
  /** Null for who is not staff. */
  readonly staffRole: string | null;
  readonly studentOrgs: readonly string[];
  readonly staffOrgs: readonly string[];
}

/** Upper and lower case, spaces, underscores and hyphens make no difference between two words of a vocabulary. */
export const roleKey = (role: string): string => role.toLowerCase().replaceAll(/[\s_-]/g, '');

export function combineRoles(claims: readonly RoleClaim[]): ReadonlyMap<string, UserRoles> {
  const byUser = Map.groupBy(claims, (claim) => claim.user);
  return new Map([...byUser].map(([user, own]) => [user, combine(own)]));
}

function combine(claims: readonly RoleClaim[]): UserRoles {
  const student = claims.filter(({ meaning }) => meaning.kind === 'student');
  const staff = claims.flatMap(({ meaning, ...claim }) => (meaning.kind === 'staff' ? [{ ...claim, title: meaning.title }] : []));
  return {
    student: student.length > 0,
    guardian: claims.some(({ meaning }) => meaning.kind === 'guardian'),
    staffRole: (staff.find((claim) => claim.primary) ?? staff[0])?.title ?? null,
    studentOrgs: [...new Set(student.flatMap((claim) => claim.orgs))],
    staffOrgs: [...new Set(staff.flatMap((claim) => claim.orgs))],
  };
}
