/**
 * What becomes of `dist/` on the computers of a school: the packages of electron-builder, each with a narrow list of what goes in. It downloads
 * Electron and the tools of each system, so packages are made where there is an internet; what can be known of them without is tested.
 */
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { ROOT } from './vite.config.ts';

const ICONS = join(ROOT, 'build/icons');

/** The only package that is not bundled. It carries a binary for each system; one of them is used. */
const NATIVE = 'node_modules/better-sqlite3';

export const packages: Configuration = {
  appId: 'org.muster.console',
  productName: 'Muster',
  copyright: 'The Muster authors. Apache-2.0.',
  directories: { output: 'dist-packages', buildResources: 'build/icons' },
  files: [
    'package.json',
    'dist/{host,migrations,renderer,shell}/**',
    `!${NATIVE}/{deps,src}/**`,
    `!${NATIVE}/{README.md,binding.gyp}`,
    // Both processors of the system, since a universal app of macOS holds the same files twice.
    `!${NATIVE}/prebuilds/!(\${platform}-*).node`,
    '!node_modules/node-addon-api/**',
  ],
  extraResources: ['sbom.cdx.json', 'licences.txt'].map((name) => ({ from: `dist/${name}`, to: name })),
  asar: true,
  asarUnpack: ['**/*.node'],
  // better-sqlite3 is built for Node's stable interface, which Electron has too.
  npmRebuild: false,
  electronLanguages: ['en-US'],
  // Nothing is fetched from the internet: updates come from a folder, see docs/desktop.md.
  publish: null,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  },
  win: {
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    icon: join(ICONS, 'icon.ico'),
    legalTrademarks: 'Muster',
  },
  // One installer for both ways: `/S /allusers` for the computer, `/S /currentuser` for one person.
  nsis: {
    oneClick: false,
    perMachine: false,
    selectPerMachineByDefault: true,
    allowElevation: true,
    allowToChangeInstallationDirectory: false,
    buildUniversalInstaller: false,
    createDesktopShortcut: true,
    // Records outlive the program that wrote them.
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
    artifactName: 'Muster-${version}-windows-${arch}.${ext}',
  },
  mac: {
    target: [{ target: 'dmg', arch: ['universal'] }],
    category: 'public.app-category.education',
    icon: join(ICONS, 'icon.icns'),
    // Not to be joined: each is for one processor.
    x64ArchFiles: '**/prebuilds/darwin-*.node',
    hardenedRuntime: true,
    extendInfo: {
      NSCameraUsageDescription: 'Muster scans the codes on cards and the licenses of adults who pick up a child.',
      NSLocalNetworkUsageDescription: 'The consoles of a school share their records over its own network.',
      NSBonjourServices: ['_muster._tcp'],
    },
    artifactName: 'Muster-${version}-macos.${ext}',
  },
  linux: {
    target: [{ target: 'AppImage', arch: ['x64', 'arm64'] }, { target: 'deb', arch: ['x64', 'arm64'] }],
    category: 'Office',
    synopsis: 'School emergencies: drills, incidents, reunification',
    maintainer: 'The Muster authors <packages@muster.invalid>',
    icon: join(ICONS, 'linux'),
    executableName: 'muster',
    artifactName: 'muster-${version}-linux-${arch}.${ext}',
  },
  extraMetadata: { homepage: 'https://muster.invalid/' },
};
