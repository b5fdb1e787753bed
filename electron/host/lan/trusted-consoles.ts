/**
 * Who may talk with this console, by key: what the log says, and until it has come here, the one console that let this one
 * in. Read once and kept until something about consoles changes, because every handshake asks.
 */
import type { Database } from '../../../db/driver.ts';
import { joinedSite } from '../../../db/local-joined.ts';
import { admittedConsoles, siteId } from '../../../db/queries/consoles.ts';
import type { ConsoleId } from '../../../shared/kernel/ids.ts';
import { mayAnswer, type MayAnswer } from './transport/dial.ts';
import { pinOf, type KnownConsole, type NetworkIdentity, type Pin, type Standing } from './transport/identity.ts';

interface Known {
  /** Null: this console belongs to none. */
  readonly site: string | null;
  readonly standings: ReadonlyMap<Pin, Standing>;
  readonly trusted: readonly KnownConsole[];
}

export class TrustedConsoles {
  readonly #db: Database;
  readonly #here: ConsoleId;
  readonly #identity: NetworkIdentity;
  #known: Known | null = null;
  #mayAnswer: MayAnswer | null = null;

  constructor(db: Database, here: ConsoleId, identity: NetworkIdentity) {
    this.#db = db;
    this.#here = here;
    this.#identity = identity;
  }

  /** To be called when the log or the joining says something else. */
  forget(): void {
    this.#known = null;
    this.#mayAnswer = null;
  }

  get site(): string | null {
    return this.#read().site;
  }

  standingOf(pin: Pin): Standing {
    return this.#read().standings.get(pin) ?? { kind: 'unknown' };
  }

  /** All that may be at the other end of a line, but this one. */
  trusted(): readonly KnownConsole[] {
    return this.#read().trusted;
  }

  /** The same, for dialing. */
  mayAnswer(): MayAnswer {
    this.#mayAnswer ??= mayAnswer(this.#identity, this.trusted());
    return this.#mayAnswer;
  }

  #read(): Known {
    this.#known ??= this.#readAnew();
    return this.#known;
  }

  #readAnew(): Known {
    const joined = joinedSite(this.#db);
    const standings = new Map<Pin, Standing>();
    const trusted: KnownConsole[] = [];
    const admitted = admittedConsoles(this.#db);
    for (const { console, certificate, left, revoked } of admitted) {
      const pin = certificate === null ? null : pinOf(certificate);
      if (certificate === null || pin === null || console === this.#here) continue;
      standings.set(pin, revoked ? { kind: 'revoked' } : left ? { kind: 'left' } : { kind: 'admitted', console });
      if (!revoked && !left) trusted.push({ console, certificate });
    }
    // What the log says of it goes before what two people saw on two screens.
    if (joined !== null && joined.site !== null && !admitted.some(({ console }) => console === joined.console)) {
      const pin = pinOf(joined.certificate);
      if (pin !== null) standings.set(pin, { kind: 'admitted', console: joined.console });
      trusted.push({ console: joined.console, certificate: joined.certificate });
    }
    return { site: siteId(this.#db) ?? joined?.site ?? null, standings, trusted };
  }
}
