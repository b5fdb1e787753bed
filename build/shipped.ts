/**
 * Everything of others that is in `dist/` or goes beside it into a package: collected from what the bundler really took, so that no list has to be kept by
 * hand, and written as an SBOM (CycloneDX) and as the words of the licences. The same sources give the same two files, to the byte.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { statedLicence, type LicenceFacts } from './stated-licence.ts';
import { ROOT } from './vite.config.ts';

/** Not bundled: the first is a binary, the second is what all of it runs in. */
const BESIDE = ['better-sqlite3', 'electron'];

const PACKAGE_FOLDER = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|ofl)(?:[.-].*)?$/i;

interface Manifest extends LicenceFacts {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
}

interface Shipped extends Manifest {
  readonly folder: string;
  readonly licence: string;
}

interface Locked {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}

export class ShippedPackages {
  readonly #folders = new Set(BESIDE.map((name) => join(ROOT, 'node_modules', name)));

  /** Also what is thrown away again: a package that is named too much is better than one that is missing. */
  collector(): Plugin {
    const folders = this.#folders;
    return {
      name: 'shipped-packages',
      generateBundle() {
        for (const id of this.getModuleIds()) {
          const folder = PACKAGE_FOLDER.exec(id.replace(/^\0/, ''))?.[0];
          if (folder !== undefined && existsSync(join(folder, 'package.json'))) folders.add(folder);
        }
      },
    };
  }

  #all(): readonly Shipped[] {
    const all = [...this.#folders].map((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
      const licence = statedLicence(manifest);
      if (licence === null) throw new Error(`${manifest.name} is shipped and states no licence`);
      return { ...manifest, folder, licence };
    });
    return all.sort((a, b) => (packageUrl(a.name, a.version) < packageUrl(b.name, b.version) ? -1 : 1));
  }

  sbom(): string {
    const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Locked;
    const components = this.#all().map(({ name, version, licence, description, folder }) => {
      const integrity = lock.packages[folder.slice(ROOT.length + 1).replaceAll('\\', '/')]?.integrity;
      const purl = packageUrl(name, version);
      return {
        type: name === 'electron' ? 'framework' : 'library',
        'bom-ref': purl,
        name,
        version,
        ...(description === undefined ? {} : { description }),
        licenses: [{ expression: licence }],
        purl,
        ...(integrity === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }] }),
      };
    });
    const component = { type: 'application', 'bom-ref': packageUrl(own.name, own.version), name: own.name, version: own.version, licenses: [{ expression: statedLicence(own) }] };
    return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component }, components }, null, 1)}\n`;
  }

  /** As most of the licences ask: their words go along. */
  licenceTexts(): string {
    const texts = this.#all().map(({ name, version, licence, folder }) => {
      const words = readdirSync(folder).filter((file) => LICENCE_FILE.test(file)).sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
      return [`${name} ${version} (${licence})`, ...words].join('\n\n');
    });
    return `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
  }
}

const packageUrl = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;
