/**
 * Who may import whom: the table "Rooms" of the architecture, as rules for dependency-cruiser. Each room names all that
 * it may import, and anything else is a breach; so a new package or folder has to be let in here, where a reviewer
 * sees it.
 */
import type { IFlattenedRuleSet, IForbiddenRuleType } from 'dependency-cruiser';

const pkg = (...names: readonly string[]): string => `(^|/)node_modules/(${names.join('|')})/`;

/** The files in shared/domain itself: the list of everything, and what spans areas. */
const SPANNING = '^shared/domain/(registry|contradictions|person-standing|quiet-alerts|standing-erasures)\\.ts$';
const FILESYSTEM = '^(node:)?fs(/promises)?$';
const NODE_CORE = ['core'] as const;

interface Room {
  readonly name: string;
  readonly from: string;
  readonly fromNot?: string;
  readonly mayImport: readonly string[];
  readonly mayImportNodeCore?: boolean;
}

const ROOMS: readonly Room[] = [
  { name: 'kernel', from: '^shared/kernel/', mayImport: ['^shared/kernel/'] },
  { name: 'area', from: '^shared/domain/([^/]+)/', mayImport: ['^shared/kernel/', '^shared/domain/$1/', pkg('zod')] },
  { name: 'spanning-areas', from: SPANNING, mayImport: ['^shared/kernel/', '^shared/domain/', pkg('zod')] },
  { name: 'contract', from: '^shared/contract/', mayImport: ['^shared/contract/', '^shared/domain/', '^shared/kernel/', pkg('zod')] },
  {
    name: 'formats',
    from: '^shared/formats/',
    mayImport: ['^shared/formats/', '^shared/kernel/', '^shared/domain/roster/entities\\.ts$', pkg('csv-parse', 'csv-stringify', 'ts-ics', 'zod')],
  },
  { name: 'db', from: '^db/', mayImport: ['^db/', '^shared/', pkg('canonicalize', 'zod', 'better-sqlite3', '@types/better-sqlite3')] },
  {
    name: 'host',
    from: '^electron/host/',
    mayImport: ['^electron/host/', '^db/', '^shared/', pkg('zod', 'canonicalize', 'commander', '@fastify/busboy', 'open', 'socket\\.io', '@peculiar/x509', 'reflect-metadata', 'bonjour-service', 'yauzl', '@types/yauzl', 'yazl', '@types/yazl', '@scure/bip39', 'socket\\.io-client')],
    mayImportNodeCore: true,
  },
  {
    name: 'shell',
    from: '^electron/shell/',
    mayImport: ['^electron/shell/', '^shared/contract/', pkg('electron')],
    mayImportNodeCore: true,
  },
  {
    name: 'renderer',
    from: '^renderer/',
    mayImport: [
      '^renderer/',
      '^shared/(contract|domain|kernel)/',
      // What a license says stays in the window but for what is compared.
      '^shared/formats/aamva/',
      pkg('react', '@types/react', 'react-dom', '@types/react-dom', 'react-router', 'zustand', '@mantine/[^/]+', '@tabler/icons-react'),
      pkg('@tanstack/react-virtual', '@fontsource-variable/[^/]+', 'socket\\.io-client', 'vite', 'get-nonce', 'uqr', 'zxing-wasm'),
    ],
  },
  { name: 'build', from: '^build/', mayImport: ['^build/', '(^|/)node_modules/'], mayImportNodeCore: true },
];

const roomRule = (room: Room): IForbiddenRuleType => ({
  name: `room-${room.name}`,
  severity: 'error',
  comment: `${room.from} imports something outside what its room may know; see build/dependency-rules.ts.`,
  from: { path: room.from },
  to: { pathNot: [...room.mayImport], ...(room.mayImportNodeCore === true ? { dependencyTypesNot: [...NODE_CORE] } : {}) },
});

const FORBIDDEN: readonly IForbiddenRuleType[] = [
  ...ROOMS.map(roomRule),
  {
    name: 'domain-lists-are-few',
    severity: 'error',
    comment: 'Only the registry and what spans areas lies in shared/domain itself; the rest belongs to an area.',
    from: { path: '^shared/domain/[^/]+$', pathNot: SPANNING },
    to: {},
  },
  {
    name: 'renderer-takes-only-types-of-the-domain',
    severity: 'error',
    comment: 'A window that decides would decide differently from the host one day. Values come through shared/contract.',
    from: { path: '^renderer/' },
    to: { path: '^shared/domain/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'shell-takes-little-of-the-contract',
    severity: 'error',
    comment: 'The desktop shell knows types, the line that says where the host is, what the two say to each other, the list of new versions, and the name of its bridge.',
    from: { path: '^electron/shell/' },
    to: { path: '^shared/contract/', pathNot: '^shared/contract/(ready-line|shell-api|desktop-messages|update-manifest)\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'one-door-to-sqlite',
    severity: 'error',
    comment: 'db/driver.ts is the only import of better-sqlite3: the settings that make a commit durable are set there.',
    from: { pathNot: '^(db/driver\\.ts$|tests/)' },
    to: { path: pkg('better-sqlite3', '@types/better-sqlite3') },
  },
  {
    name: 'one-door-to-the-host',
    severity: 'error',
    comment: 'A window reaches its host through renderer/transport, a host its peers through electron/host/lan/transport; nothing else dials.',
    from: { pathNot: '^(renderer/transport/|electron/host/lan/transport/|tests/)' },
    to: { path: pkg('socket\\.io-client') },
  },
  {
    name: 'filesystem-behind-ports',
    severity: 'error',
    comment: 'Files are read and written in electron/host/system, and where files are the job: the command line, the import, what the desktop remembers and saves for a person, and where new versions lie.',
    from: { pathNot: '^(electron/host/(system|cli|roster-import)/|electron/shell/(desktop-file|login-start|save-dialog|update-folder)\\.ts$|build/|tests/)' },
    to: { path: FILESYSTEM },
  },
  {
    name: 'electron-only-in-the-shell',
    severity: 'error',
    comment: 'In plain Node the module starts a download; all of the product but the shell runs in plain Node.',
    from: { pathNot: '^electron/shell/' },
    to: { path: pkg('electron') },
  },
  {
    name: 'nobody-imports-tests',
    severity: 'error',
    comment: 'What product and tests share belongs to the product.',
    from: { pathNot: '^tests/' },
    to: { path: '^tests/' },
  },
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'Modules that need each other are one module, or miss a third.',
    from: { pathNot: '(^|/)node_modules/' },
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    severity: 'error',
    comment: 'Imports nothing and is imported by nothing: forgotten. Oxlint loads its own rules by path.',
    from: { orphan: true, pathNot: '(^|/)node_modules/|^build/lint/' },
    to: {},
  },
  {
    name: 'no-unresolvable',
    severity: 'error',
    comment: 'What cannot be found cannot be checked.',
    from: {},
    to: { couldNotResolve: true },
  },
];

export const dependencyRules: IFlattenedRuleSet = { forbidden: [...FORBIDDEN] };
