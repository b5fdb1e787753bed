/**
 * What is right and wrong with a packaged Muster that lies unpacked in a folder: what is in the archive and what beside it, how large it is, and what its
 * binary was told to refuse. Electron's own files are not looked at.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

const MiB = 2 ** 20;
/** Today 25 and 3 MiB. Whoever goes beyond has to look at what came in, and raise it here. */
const LARGEST = { archive: 40 * MiB, unpacked: 6 * MiB } as const;

/** All that may be in the archive, as paths with slashes. */
const ALLOWED = [
  /^\/package\.json$/,
  /^\/dist\/(?:host|migrations|renderer|shell)(?:\/|$)/,
  /^\/dist$/,
  /^\/node_modules(?:\/better-sqlite3(?:\/(?:package\.json|LICENSE|lib|lib\/.+|prebuilds|prebuilds\/[a-z0-9]+-[a-z0-9]+\.node))?)?$/,
];
/** Without these it does not start. */
const NEEDED = ['/package.json', '/dist/shell/main.cjs', '/dist/shell/preload.cjs', '/dist/host/serve.js', '/dist/host/roster-worker.js', '/dist/renderer/index.html', '/node_modules/better-sqlite3/lib/index.js'];

/** Of Electron: its fuses come behind it. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_OFF = '0'.charCodeAt(0);
const FUSE_ON = '1'.charCodeAt(0);
const FUSES: ReadonlyMap<FuseV1Options, boolean> = new Map([
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]);

/** `resources`: the folder with `app.asar`; `binary`: what is started. An empty list: all is well. */
export async function packageProblems(resources: string, binary: string): Promise<readonly string[]> {
  const archive = join(resources, 'app.asar');
  if (!existsSync(archive)) return [`${archive} is not there`];
  const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  const unpacked = globSync('**/*', { cwd: join(resources, 'app.asar.unpacked') }).map((path) => path.replaceAll('\\', '/'));
  const native = unpacked.filter((path) => path.endsWith('.node'));
  const unpackedBytes = unpacked.reduce((sum, path) => sum + statSync(join(resources, 'app.asar.unpacked', path)).size, 0);
  return [
    ...files.filter((path) => !ALLOWED.some((allowed) => allowed.test(path))).map((path) => `${path} is in the archive, and should not be`),
    ...NEEDED.filter((path) => !files.includes(path)).map((path) => `${path} is not in the archive`),
    ...(native.length === 0 ? ['the binary of better-sqlite3 is not unpacked'] : []),
    ...['sbom.cdx.json', 'licences.txt'].filter((name) => !existsSync(join(resources, name))).map((name) => `${name} is not in the package`),
    ...tooLarge('the archive', statSync(archive).size, LARGEST.archive),
    ...tooLarge('what is unpacked', unpackedBytes, LARGEST.unpacked),
    ...(await fuseProblems(binary)),
  ];
}

const tooLarge = (what: string, bytes: number, mostBytes: number): readonly string[] => (bytes <= mostBytes ? [] : [`${what} has ${Math.round(bytes / MiB)} MiB; ${mostBytes / MiB} are allowed`]);

async function fuseProblems(binary: string): Promise<readonly string[]> {
  if (!readFileSync(binary).includes(FUSE_MARK)) return [`${binary} has no fuses`];
  const wire = await getCurrentFuseWire(binary);
  return [...FUSES].filter(([fuse, on]) => wire[fuse] !== (on ? FUSE_ON : FUSE_OFF)).map(([fuse, on]) => `fuse ${FuseV1Options[fuse]} should be ${on ? 'on' : 'off'}`);
}
