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
  const version = actualVersion(readVersion(properties, problems), given, problems);
  const misplacedRoles = version === '1.2' ? findMisplacedRoles(given, problems) : null;
  const changes = new Set(ROSTER_FILES.filter((name) => properties.get(propertyOf(name)) === 'delta'));
  const ofWhole: readonly RosterFileName[] = version === '1.2' && !misplacedRoles ? ['orgs', 'users', 'roles'] : ['orgs', 'users'];
  const required = changes.size > 0 ? [] : ofWhole;
  const choose = (name: RosterFileName): SourceFile | null => {
    const need = required.includes(name);
    const file = chooseFile(name, { declared: properties.get(propertyOf(name)) ?? '', need, whole: changes.size === 0 }, given, problems);
    if (need || !file || !isBlankFile(file)) return file;
    problems.add('file-blank', { file: file.name });
    return null;
  };
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
  if (!/^1(?:\.0)*$/.test(properties.get('manifest.version') ?? '')) problems.add('manifest-version-unknown', { file: MANIFEST });
  const version = /^(?:oneroster ?)?v?1[.p]([12])(?:[.p]\d+)*$/.exec(properties.get('oneroster.version') ?? '')?.[1];
  if (version !== undefined) return version === '1' ? '1.1' : '1.2';
  problems.add('version-unsupported', { file: MANIFEST });
  return null;
}

/** Some systems write the manifest of one version over the files of the other: what the users look like decides. */
function actualVersion(stated: OneRosterVersion | null, given: ReadonlyMap<string, SourceFile>, problems: ProblemList): OneRosterVersion | null {
  const users = given.get('users.csv');
  if (stated === null || !users) return stated;
  const header = readHeader(users);
  const actual = header.has('role') && header.has('orgSourcedIds') ? '1.1' : '1.2';
  const hasRoles = given.has('roles.csv') || given.has('userprofiles.csv');
  if (stated === actual || hasRoles === (stated === '1.2')) return stated;
  problems.add('version-mixed', { file: MANIFEST }, { stated, actual });
  return actual;
}

const isBlankFile = ({ bytes }: SourceFile): boolean => bytes.every((byte) => byte <= 0x20 || BYTES_OF_MARKS.has(byte));
/** Of a byte-order mark. */
const BYTES_OF_MARKS: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff]);

const propertyOf = (name: RosterFileName): string => `file.${name.toLowerCase()}`;

interface Declaration {
  /** What the manifest says of the file. */
  readonly declared: string;
  readonly need: boolean;
  /** A package without files of changes. */
  readonly whole: boolean;
}

function chooseFile(name: RosterFileName, { declared, need, whole }: Declaration, given: ReadonlyMap<string, SourceFile>, problems: ProblemList): SourceFile | null {
  const file = given.get(csvName(name)) ?? null;
  const missing = (): null => {
    problems.add('file-missing', { file: MANIFEST }, { missing: `${name}.csv` });
    return null;
  };
  switch (WORDS.get(declared) ?? declared) {
    case 'bulk':
    case 'delta':
      return file ?? missing();
    case 'absent':
      if (file) problems.add(whole ? 'absent-file-read' : 'file-declared-absent', { file: file.name });
      if (file && whole) return file;
      return need ? missing() : null;
    case '':
      if (file) problems.add('file-undeclared', { file: file.name });
      return file ?? (need ? missing() : null);
    default:
      problems.add('manifest-value-unknown', { file: MANIFEST }, { declared: `${name}.csv` });
      return null;
  }
}

/** What some systems write for "bulk" and "absent". */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['full', 'bulk'], ['present', 'bulk'], ['true', 'bulk'], ['yes', 'bulk'],
  ['none', 'absent'], ['not present', 'absent'], ['false', 'absent'], ['no', 'absent'], ['n/a', 'absent'],
]);
