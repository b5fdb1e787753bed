/**
 * Consoles that are near, found by multicast: a convenience. Nothing rests on it, and what it says is never proof: whoever is
 * dialed proves who it is by its key. What is told is a name and a version, which anybody on this network may learn, and a
 * digest by which consoles of one site know each other.
 */
import type { ConsoleId } from '../../../shared/kernel/ids.ts';
import { addressText, type NetworkAddress } from '../../../shared/kernel/network-address.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';
import type { Addresses } from './addresses.ts';

/** As much of a console's id as is told: tells the consoles of a site apart, and is of no use without the rest. */
export const SHORT_ID_LENGTH = 8;

export interface Announced {
  readonly consoleName: string;
  readonly version: string;
  readonly shortId: string;
  /** Null: of no site yet. */
  readonly siteDigest: string | null;
  readonly port: number;
}

export interface Nearby extends Omit<Announced, 'port'> {
  /** The likeliest first. */
  readonly addresses: readonly NetworkAddress[];
}

export interface Discovery {
  /** In place of what was announced before; null: nothing, it only listens. */
  announce(what: Announced | null): void;
  /** All that were heard of late, by name; this console may be among them. */
  nearby(): readonly Nearby[];
  onChange(listener: () => void): () => void;
  /** In words; null: nothing is known to be wrong. */
  readonly problem: string | null;
  stop(): Promise<void>;
}

export interface NeighborhoodNeeds {
  readonly discovery: Discovery;
  readonly addresses: Addresses;
  readonly digests: Digests;
  readonly console: ConsoleId;
  readonly version: string;
  readonly site: () => string | null;
  readonly name: () => string;
  /** Where this console listens; null: nowhere at the moment. */
  readonly port: () => number | null;
  /** The other consoles of the site. */
  readonly others: () => readonly ConsoleId[];
}

/** Announces this console, and says to whoever dials where the others of its site were heard. */
export class Neighborhood {
  readonly #needs: NeighborhoodNeeds;
  /** Said already, and heard still. Said again and again, they would drive each other out of the table. */
  #said: ReadonlySet<string> = new Set();

  constructor(needs: NeighborhoodNeeds) {
    this.#needs = needs;
  }

  /** Without this console itself. */
  nearby(): readonly (Nearby & { readonly ownSite: boolean })[] {
    const { discovery, console } = this.#needs;
    const site = this.#siteDigest();
    return discovery
      .nearby()
      .filter((one) => one.shortId !== shortIdOf(console))
      .map((one) => ({ ...one, ownSite: one.siteDigest !== null && one.siteDigest === site }));
  }

  get problem(): string | null {
    return this.#needs.discovery.problem;
  }

  /** To be called when this console's name, site or port is another, when others are of the site, and when somebody was heard. */
  look(): void {
    const { discovery, addresses, console, version, name, port, others } = this.#needs;
    const listensAt = port();
    discovery.announce(listensAt === null ? null : { consoleName: name(), version, shortId: shortIdOf(console), siteDigest: this.#siteDigest(), port: listensAt });
    const known = new Map(others().map((other) => [shortIdOf(other), other]));
    const heard = this.nearby().flatMap(({ ownSite, shortId, addresses: there }) => {
      const other = known.get(shortId);
      return ownSite && other !== undefined ? there.map((address) => ({ address, other, key: `${other} ${addressText(address)}` })) : [];
    });
    const before = this.#said;
    this.#said = new Set(heard.map(({ key }) => key));
    for (const { address, other, key } of heard) if (!before.has(key)) addresses.learn(address, 'heard', other);
  }

  #siteDigest(): string | null {
    const site = this.#needs.site();
    return site === null ? null : siteDigestOf(this.#needs.digests, site);
  }
}

/** The same for all consoles of a site; says nothing of the site to others. */
const siteDigestOf = (digests: Digests, site: string): string => digests.sha256(`muster nearby v1 ${site}`).slice(0, 16);
export const shortIdOf = (console: ConsoleId): string => console.slice(0, SHORT_ID_LENGTH);
