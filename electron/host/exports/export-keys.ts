/**
 * Keys for scripts that export: made in Setup by a person, shown once, and worth what the role by which they made it is worth, for
 * as long as they have that one. Only the hash is kept, on this console alone.
 */
import { LocalExportKeys, type KeptExportKey } from '../../../db/local-export-keys.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { grantOf, type Grant } from '../../../db/queries/staff.ts';
import { exportKeyQueries } from '../../../shared/contract/export-key-procedures.ts';
import type { QueryAnswer, QueryParams, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { signInNotSetUp } from '../../../shared/domain/site/decide-sign-in.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { Digests, Ids } from '../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { nobodySignedIn } from '../sign-in/refusals.ts';
import type { WhoActs } from '../sign-in/who-acts.ts';

/** By which a person, and a scanner for secrets that were left lying about, knows what it is. */
const MARK = 'muster-key-';
/** A list that nobody reads through hides the key that should not be there. */
const MAX_KEYS = 20;

const TOO_MANY: Rejection = { name: 'TooManyExportKeys', message: `This console has ${MAX_KEYS} keys for scripts already.`, whatToDo: 'Revoke one that is not used, then make the new one.' };
const UNKNOWN: Rejection = { name: 'ExportKeyUnknown', message: 'This is no key of this console. It was revoked, or made at another one.', whatToDo: 'Make a key at this computer, under Setup, Keys for scripts.' };
const NO_ROLE: Rejection = { name: 'ExportKeyWithoutRole', message: 'The role by which this key was made was withdrawn, or another took its place.', whatToDo: 'Somebody who has the right makes a new key, under Setup, Keys for scripts.' };

type Name = keyof typeof exportKeyQueries;
type KeyQuestion = { [N in Name]: { readonly name: N; readonly params: QueryParams<N> } }[Name];

export const isAboutExportKeys = (question: { readonly name: string; readonly params: unknown }): question is KeyQuestion => Object.hasOwn(exportKeyQueries, question.name);

interface Needs {
  readonly reader: Reader;
  readonly ids: Ids;
  readonly digests: Digests;
  readonly who: WhoActs;
  /** 32 fresh random bytes, in hex. */
  readonly newKey: () => string;
}

export class ExportKeys {
  readonly #needs: Needs;
  readonly #local: LocalExportKeys;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#local = new LocalExportKeys(needs.reader.db);
  }

  rows(): SubscriptionRow<'export-keys'>[] {
    const { reader } = this.#needs;
    return this.#local.all().map((kept) => ({ key: kept.id, purpose: kept.purpose, by: reader.staffName(kept.staff), role: this.#grantOf(kept)?.role ?? null, madeWall: kept.madeWall, usedWall: kept.usedWall }));
  }

  answer({ name, params }: KeyQuestion): Result<QueryAnswer<Name>, Rejection> {
    switch (name) {
      case 'makeExportKey':
        return this.#make(params.purpose);
      case 'revokeExportKey':
        this.#local.revoke(params.key);
        this.#needs.who.changed();
        return ok({});
      default:
        return unreachable(name);
    }
  }

  /** SI-62 who asks by this key. */
  prove(secret: string): Result<Grant, Rejection> {
    const { reader, who } = this.#needs;
    const kept = this.#local.byHash(this.#hash(secret));
    if (kept === null) return err(UNKNOWN);
    const grant = this.#grantOf(kept);
    if (grant === null) return err(NO_ROLE);
    this.#local.noteUse(kept.id, reader.clock.wallMs());
    who.changed();
    return ok(grant);
  }

  #make(purpose: string): Result<QueryAnswer<'makeExportKey'>, Rejection> {
    const { reader, ids, who, newKey } = this.#needs;
    // Before that anybody at this computer is the founder, and a key would say that the founder made it.
    if (!who.setUp) return err(signInNotSetUp);
    const acting = who.acting();
    if (acting === null) return err(nobodySignedIn);
    if (this.#local.all().length >= MAX_KEYS) return err(TOO_MANY);
    const secret = `${MARK}${newKey()}`;
    this.#local.keep(this.#hash(secret), { id: ids.next(), purpose, staff: acting.staff, grant: acting.grant, madeWall: reader.clock.wallMs() });
    who.changed();
    return ok({ secret });
  }

  /** Null: the one by which it was made is in force no more, also where there is another. */
  #grantOf({ staff, grant }: KeptExportKey): Grant | null {
    const now = grantOf(this.#needs.reader, staff);
    return now?.grant === grant ? now : null;
  }

  #hash(secret: string): string {
    return this.#needs.digests.sha256(secret.trim());
  }
}
