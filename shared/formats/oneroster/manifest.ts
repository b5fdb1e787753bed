/**
 * What a OneRoster package says about itself: its version, and which files it holds. Decides which files are read, and
 * writes the same for a package of ours.
 * In a package of changes ("delta") a file that is absent says that nothing changed.
 */
import type { SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { readHeader, readTable } from '../table.ts';
import { writeTable } from '../write-csv.ts';

type OneRosterVersion = '1.1' | '1.2';

const ROSTER_FILES = ['orgs', 'academicSessions', 'courses', 'classes', 'users', 'roles', 'enrollments', 'demographics'] as const;
export type RosterFileName = (typeof ROSTER_FILES)[number];

/** OneRoster's files that say nothing about who is where: known, and not read. */
const OTHER_FILES = [
  'categories', 'classResources', 'courseResources', 'lineItems', 'lineItemLearningObjectiveIds', 'lineItemScoreScales',
  'resources', 'results', 'resultLearningObjectiveIds', 'resultScoreScales', 'scoreScales', 'userProfiles', 'userResources',
] as const;

export const MANIFEST = 'manifest.csv';

export interface OneRosterPackage {
  readonly version: OneRosterVersion;
  /** Null: the manifest says absent. */
  readonly files: Readonly<Record<RosterFileName, SourceFile | null>>;
  /** The files that hold only changes. */
  readonly changes: ReadonlySet<RosterFileName>;
  /** A userProfiles.csv that holds roles, as some systems write it. */
  readonly misplacedRoles: SourceFile | null;
}

/** The manifest of a whole package that holds the files that `holds` says, and no others. */
export function writeManifest(holds: (name: RosterFileName) => boolean): SourceFile {
  const files = [
    ...ROSTER_FILES.map((name) => ({ name, value: holds(name) ? 'bulk' : 'absent' })),
    ...OTHER_FILES.map((name) => ({ name, value: 'absent' })),
  ];
  const rows = [
    { property: 'manifest.version', value: '1.0' },
    { property: 'oneroster.version', value: '1.2' },
    ...files.map(({ name, value }) => ({ property: `file.${name}`, value })),
    { property: 'source.systemName', value: 'Muster' },
    { property: 'source.systemCode', value: 'muster' },
  ];
  return writeTable(MANIFEST, rows, { propertyName: ({ property }) => property, value: ({ value }) => value });
}

/** The package, or null if it cannot be read; then the problems say why. */
export function openPackage(given: ReadonlyMap<string, SourceFile>, problems: ProblemList): OneRosterPackage | null {
  const manifest = given.get(MANIFEST);
  const properties = manifest && readProperties(manifest, problems);
  if (!properties) return null;
  const version = readVersion(properties, problems);
  const misplacedRoles = version === '1.2' ? findMisplacedRoles(given, problems) : null;
  const changes = new Set(ROSTER_FILES.filter((name) => properties.get(propertyOf(name)) === 'delta'));
  const ofWhole: readonly RosterFileName[] = version === '1.2' && !misplacedRoles ? ['orgs', 'users', 'roles'] : ['orgs', 'users'];
  const required = changes.size > 0 ? [] : ofWhole;
  const choose = (name: RosterFileName): SourceFile | null => chooseFile(name, properties, given, required.includes(name), problems);
  const files = {
    orgs: choose('orgs'),
    academicSessions: choose('academicSessions'),
    courses: choose('courses'),
    classes: choose('classes'),
    users: choose('users'),
    roles: version === '1.2' ? choose('roles') : null,
    enrollments: choose('enrollments'),
    demographics: choose('demographics'),
  };
  return version && { version, files, changes, misplacedRoles };
}

function findMisplacedRoles(given: ReadonlyMap<string, SourceFile>, problems: ProblemList): SourceFile | null {
  const profiles = given.get('userprofiles.csv');
  if (!profiles) return null;
  const header = readHeader(profiles);
  if (!['usersourcedid', 'role', 'orgsourcedid'].every((column) => header.has(column))) return null;
  problems.add('roles-in-profiles', { file: profiles.name });
  return profiles;
}

export const isOneRosterFile = (name: string): boolean =>
  name === MANIFEST || [...ROSTER_FILES, ...OTHER_FILES].some((known) => csvName(known) === name);

const csvName = (name: string): string => `${name.toLowerCase()}.csv`;

function readProperties(manifest: SourceFile, problems: ProblemList): ReadonlyMap<string, string> | null {
  const rows = readTable(manifest, { required: ['propertyName'], optional: ['value', 'propertyValue'] }, problems);
  return rows && new Map(rows.map(({ cells }) => [cells.propertyName.toLowerCase(), (cells.value || cells.propertyValue).toLowerCase()]));
}

function readVersion(properties: ReadonlyMap<string, string>, problems: ProblemList): OneRosterVersion | null {
  // Excel writes 1.0 as 1.
  if (!['1.0', '1'].includes(properties.get('manifest.version') ?? '')) problems.add('manifest-version-unknown', { file: MANIFEST });
  const version = /^(1\.[12])(?:\.\d+)?$/.exec(properties.get('oneroster.version') ?? '')?.[1];
  if (version === '1.1' || version === '1.2') return version;
  problems.add('version-unsupported', { file: MANIFEST });
  return null;
}

const propertyOf = (name: RosterFileName): string => `file.${name.toLowerCase()}`;

function chooseFile(
  name: RosterFileName,
  properties: ReadonlyMap<string, string>,
  given: ReadonlyMap<string, SourceFile>,
  required: boolean,
  problems: ProblemList,
): SourceFile | null {
  const file = given.get(csvName(name)) ?? null;
  const declared = properties.get(propertyOf(name)) ?? '';
  const missing = (): null => {
    problems.add('file-missing', { file: MANIFEST }, { missing: `${name}.csv` });
    return null;
  };
  switch (declared) {
    case 'bulk':
    case 'delta':
      return file ?? missing();
    case 'absent':
      if (file) problems.add('file-declared-absent', { file: file.name });
      return required ? missing() : null;
    case '':
      if (file) problems.add('file-undeclared', { file: file.name });
      return file ?? (required ? missing() : null);
    default:
      problems.add('manifest-value-unknown', { file: MANIFEST }, { declared: `${name}.csv` });
      return null;
  }
}
