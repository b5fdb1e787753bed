/**
 * The families that come first in every sample school, whatever its seed: each is a case that a school must get right,
 * and that training material and tests can rely on. The rest of the school is drawn; see sample-families.ts.
 */

export const SAMPLE_SCHOOL_NAME = 'Larkmoor School';

/** One child of a family; `grade` as it stands on lists. */
export interface Child {
  readonly givenName: string;
  readonly familyName: string;
  readonly grade: string;
  readonly needs: readonly string[];
}

/** An adult on a family's record. In the cast, one name is one person, though two families name them. */
export interface Adult {
  readonly relation: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly livesWith: boolean;
  readonly legalGuardian: boolean;
  readonly hasPhone: boolean;
  readonly restriction: string | null;
  /** The restriction is about this child only; null: about all of them. */
  readonly restrictedFor: number | null;
}

export interface Family {
  readonly language: string;
  readonly children: readonly Child[];
  readonly adults: readonly Adult[];
}

export const COURT_ORDER = 'May not be picked up by this person: court order on file';
export const SUPERVISED = 'Supervised visits only; may not be picked up by this person';

const child = (givenName: string, familyName: string, grade: string, ...needs: readonly string[]): Child => ({ givenName, familyName, grade, needs });
const adult = (relation: string, givenName: string, familyName: string, facts: Partial<Adult> = {}): Adult => ({
  relation,
  givenName,
  familyName,
  livesWith: true,
  legalGuardian: true,
  hasPhone: true,
  restriction: null,
  restrictedFor: null,
  ...facts,
});
const family = (children: readonly Child[], adults: readonly Adult[], language = 'English'): Family => ({ language, children, adults });
const elsewhere = { livesWith: false } as const;
const helper = { livesWith: false, legalGuardian: false } as const;

export const CAST: readonly Family[] = [
  // A father who may not, and a grandmother who may.
  family(
    [child('Noah', 'Johnson', '6'), child('Imani', 'Johnson', '9')],
    [adult('Mother', 'Lisa', 'Johnson'), adult('Father', 'Marcus', 'Johnson', { ...helper, restriction: COURT_ORDER }), adult('Grandmother', 'Denise', 'Miller', helper)],
  ),
  // One order, about one of two sisters and brothers.
  family(
    [child('Mateo', 'Muñoz', '8'), child('Lucía', 'Muñoz', '10')],
    [adult('Mother', 'Guadalupe', 'Rodríguez'), adult('Stepfather', 'Héctor', 'Solís', { legalGuardian: false, restriction: COURT_ORDER, restrictedFor: 1 })],
    'Spanish',
  ),
  // Nobody on file.
  family([child('Levi', 'Mitchell', '7')], []),
  // Both parents restricted: the grandmother is the guardian.
  family(
    [child('Ruby', 'Hughes', '8')],
    [
      adult('Grandmother', 'Joyce', 'Ward'),
      adult('Mother', 'Tanya', 'Hughes', { ...helper, restriction: SUPERVISED }),
      adult('Father', 'Brian', 'Hughes', { ...helper, restriction: 'No contact: protective order, see file in the front office' }),
    ],
  ),
  // Two households, and a half-sister of another surname: one mother on two families' records.
  family(
    [child('Ethan', 'Turner', '9'), child('Grace', 'Turner', '7')],
    [
      adult('Mother', 'Angela', 'Brooks'),
      adult('Father', 'Kevin', 'Turner'),
      adult('Stepfather', 'Daniel', 'Brooks', { legalGuardian: false }),
      adult('Stepmother', 'Amy', 'Turner', { legalGuardian: false }),
    ],
  ),
  family([child('Chloe', 'Brooks', '6')], [adult('Mother', 'Angela', 'Brooks'), adult('Father', 'Daniel', 'Brooks')]),
  // Two students of one name in one grade, not related.
  family([child('Emma', 'Walker', '9')], [adult('Mother', 'Rachel', 'Walker'), adult('Father', 'Scott', 'Walker')]),
  family([child('Emma', 'Walker', '9', 'Epi-pen: bee stings')], [adult('Mother', 'Monica', 'Walker')]),
  // Two of one name in two grades.
  family([child('Sofía', 'Hernández', '6')], [adult('Mother', 'Rosa', 'Hernández'), adult('Father', 'Luis', 'Hernández')], 'Spanish'),
  family([child('Sofía', 'Hernández', '11')], [adult('Mother', 'Carmen', 'Vásquez')], 'Spanish'),
  // Foster care: one foster mother and one caseworker for children of two families.
  family(
    [child('Jaylen', 'Desta', '10')],
    [adult('Foster mother', 'Christine', 'Allen', { legalGuardian: false }), adult('Caseworker', 'Paul', 'Freeman', { ...helper, legalGuardian: true }), adult('Father', 'Andre', 'Desta', { ...helper, restriction: SUPERVISED })],
  ),
  family([child('Nora', 'Reed', '8', 'Takes medication at noon')], [adult('Foster mother', 'Christine', 'Allen', { legalGuardian: false }), adult('Caseworker', 'Paul', 'Freeman', { ...helper, legalGuardian: true })]),
  // An order that lets a father come on some days: whoever releases the child must ask.
  family(
    [child('Wyatt', 'Cook', '6')],
    [adult('Mother', 'Heather', 'Cook'), adult('Father', 'Russell', 'Cook', { ...elsewhere, restriction: 'May pick up on Wednesdays only, by court order; on any other day ask the office' })],
  ),
  // Twins.
  family([child('James', 'Carter', '7'), child('Ella', 'Carter', '7', 'Hearing aids')], [adult('Mother', 'Joyce', 'Carter'), adult('Father', 'Timothy', 'Carter')]),
  // The shortest and the longest names, and a contact without a telephone.
  family([child('J', 'O', '12')], [adult('Mother', 'Dawn', 'O', { hasPhone: false })]),
  family(
    [child('Kamanaʻopono Makanakaimalie', 'Keihanaikukauakahihuliheekahaunaele-Whitcombe', '11', 'Wheelchair', 'One-to-one aide')],
    [adult('Mother', 'Leilani', 'Keihanaikukauakahihuliheekahaunaele'), adult('Father', 'Gregory', 'Whitcombe', elsewhere)],
  ),
];
