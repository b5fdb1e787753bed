/** Draws families for the sample school as schools have them: most with two parents at home, many otherwise. */
import { CAST, COURT_ORDER, SUPERVISED, type Adult, type Child, type Family } from './sample-cast.ts';
import { NAME_POOLS, type NamePool } from './sample-names.ts';
import type { SeededRandom } from './seeded-random.ts';

export const GRADES = ['6', '7', '8', '9', '10', '11', '12'] as const;

const NEEDS = [
  { share: 24, need: 'Asthma: inhaler in the nurse’s office' },
  { share: 12, need: 'Takes medication at noon' },
  { share: 10, need: 'Epi-pen: peanuts' },
  { share: 6, need: 'Epi-pen: bee stings' },
  { share: 6, need: 'Diabetes: insulin, glucagon with the nurse' },
  { share: 5, need: 'Seizure plan on file' },
  { share: 4, need: 'Wheelchair' },
  { share: 3, need: 'Crutches or walker' },
  { share: 4, need: 'One-to-one aide' },
  { share: 5, need: 'Hearing aids' },
  { share: 2, need: 'Deaf: needs a sign language interpreter' },
  { share: 3, need: 'Low vision' },
  { share: 9, need: 'Overwhelmed by noise and alarms' },
  { share: 3, need: 'Does not speak; uses a tablet' },
  { share: 4, need: 'May leave the building when upset' },
] as const;

type Kind = 'together' | 'two households' | 'one parent' | 'grandparents' | 'two mothers' | 'foster care';
const KINDS: readonly { readonly share: number; readonly kind: Kind }[] = [
  { share: 55, kind: 'together' },
  { share: 20, kind: 'two households' },
  { share: 14, kind: 'one parent' },
  { share: 7, kind: 'grandparents' },
  { share: 3, kind: 'two mothers' },
  { share: 1, kind: 'foster care' },
];

const NAMESAKES_PER_HUNDRED = 3;
/** Who looks for one of the cast finds one student. */
const CAST_NAMES: ReadonlySet<string> = new Set(CAST.flatMap(({ children }) => children.map(({ givenName, familyName }) => `${givenName} ${familyName}`)));

export class FamilyDrawer {
  readonly #random: SeededRandom;
  /** By surname: the names that are given already. */
  readonly #givenNames = new Map<string, Set<string>>();

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** A family with at most so many children. */
  draw(mostChildren: number): Family {
    const random = this.#random;
    const pool = random.weighted(NAME_POOLS);
    const familyName = random.pick(pool.familyNames);
    const count = Math.min(mostChildren, random.weighted([{ share: 62, children: 1 }, { share: 29, children: 2 }, { share: 9, children: 3 }]).children);
    const children: Child[] = [];
    const first = random.below(GRADES.length);
    for (let number = 0; number < count; number += 1) {
      // Twins now and then, else one to three years apart.
      const apart = random.chance(3) ? 0 : 1 + random.below(3);
      const before = children.at(-1)?.grade;
      const at = before === undefined ? first : (GRADES.findIndex((grade) => grade === before) + apart) % GRADES.length;
      children.push({ givenName: this.#givenName(familyName, pool), familyName, grade: GRADES[at] ?? GRADES[0], needs: this.#needs() });
    }
    const language = random.chance(pool.language === 'English' ? 100 : 80) ? pool.language : 'English';
    return { language, children, adults: random.chance(4) ? [] : this.#adults(familyName, pool, count) };
  }

  #givenName(familyName: string, pool: NamePool): string {
    const taken = this.#givenNames.get(familyName) ?? new Set(pool.students.filter((name) => CAST_NAMES.has(`${name} ${familyName}`)));
    this.#givenNames.set(familyName, taken);
    const [first, ...others] = pool.students.filter((name) => !taken.has(name));
    const free = (): string => (first === undefined ? `${this.#random.pick(pool.students)} ${this.#random.pick(pool.students)}` : this.#random.pick([first, ...others]));
    const drawn = this.#random.chance(NAMESAKES_PER_HUNDRED) ? this.#random.pick(pool.students) : free();
    const name = CAST_NAMES.has(`${drawn} ${familyName}`) ? free() : drawn;
    taken.add(name);
    return name;
  }

  #needs(): readonly string[] {
    const random = this.#random;
    if (!random.chance(14)) return [];
    const [first, second] = [random.weighted(NEEDS).need, random.weighted(NEEDS).need];
    return first === second || !random.chance(15) ? [first] : [first, second];
  }

  #adults(familyName: string, pool: NamePool, children: number): readonly Adult[] {
    const random = this.#random;
    const other = (): string => random.pick(pool.familyNames);
    const person = (relation: string, woman: boolean, surname: string, facts: Partial<Adult> = {}): Adult => ({
      relation,
      givenName: random.pick(woman ? pool.women : pool.men),
      familyName: surname,
      livesWith: true,
      legalGuardian: true,
      hasPhone: random.chance(96),
      restriction: null,
      restrictedFor: null,
      ...facts,
    });
    const helper = { livesWith: false, legalGuardian: false };
    const grandmother = random.chance(60);
    const helpers = [
      ...(random.chance(30) ? [person(grandmother ? 'Grandmother' : 'Grandfather', grandmother, other(), helper)] : []),
      ...(random.chance(15) ? [person('Aunt', true, other(), helper)] : []),
      ...(random.chance(8) ? [person('Uncle', false, familyName, helper)] : []),
    ];
    switch (random.weighted(KINDS).kind) {
      case 'together':
        return [person('Mother', true, random.chance(20) ? other() : familyName), person('Father', false, familyName), ...helpers];
      case 'two mothers':
        return [person('Mother', true, familyName), person('Mother', true, other()), ...helpers];
      case 'one parent':
        return [random.chance(80) ? person('Mother', true, familyName) : person('Father', false, familyName), ...helpers];
      case 'grandparents':
        return [person('Grandmother', true, other()), ...(random.chance(50) ? [person('Mother', true, familyName, { livesWith: false })] : [])];
      case 'foster care':
        return [person('Foster mother', true, other(), { legalGuardian: false }), person('Caseworker', false, other(), { livesWith: false }), person('Mother', true, familyName, { ...helper, restriction: random.chance(60) ? SUPERVISED : null })];
      case 'two households': {
        const restricted = random.chance(5);
        const joint = !restricted && random.chance(50);
        const onlyOne = children > 1 && random.chance(20);
        const remarried = other();
        return [
          person('Mother', true, random.chance(50) ? remarried : familyName),
          person('Father', false, familyName, restricted ? { ...helper, restriction: random.chance(70) ? COURT_ORDER : SUPERVISED, restrictedFor: onlyOne ? random.below(children) : null } : { livesWith: joint }),
          ...(random.chance(40) ? [person('Stepfather', false, remarried, { legalGuardian: false })] : []),
          ...(joint && random.chance(40) ? [person('Stepmother', true, familyName, { legalGuardian: false })] : []),
          ...helpers,
        ];
      }
    }
  }
}
