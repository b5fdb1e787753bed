/**
 * Consoles that are near, found by multicast: a convenience. Nothing rests on it, and what it says is never proof: whoever is
 * dialed proves who it is by its key. What is told is a name and a version, which anybody on this network may learn, and a
 * digest by which consoles of one site know each other.
 */
import type { ConsoleId } from '../../../shared/kernel/ids.ts';
import type { NetworkAddress } from '../../../shared/kernel/network-address.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';

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
  /** In place of what was announced before. */
  announce(what: Announced): void;
  /** All that are near as far as it was heard, by name. */
  nearby(): readonly Nearby[];
  onChange(listener: () => void): () => void;
  /** In words; null: nothing is known to be wrong. */
  readonly problem: string | null;
  stop(): Promise<void>;
}

/** The same for all consoles of a site; says nothing of the site to others. */
export const siteDigestOf = (digests: Digests, site: string): string => digests.sha256(`muster nearby v1 ${site}`).slice(0, 16);
export const shortIdOf = (console: ConsoleId): string => console.slice(0, SHORT_ID_LENGTH);
