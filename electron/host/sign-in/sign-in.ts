/**
 * Signing in, and everything with which people prove who they are: what was typed is checked here, proved, and forgotten.
 * What is decided about it goes the way of every fact. Secrets and codes are never logged, kept or answered twice.
 */
import { timingSafeEqual } from 'node:crypto';
import type { LocalSignIns } from '../../../db/local-sign-ins.ts';
import type { LogStore } from '../../../db/log/store.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { founderGrant, grantOf, type Grant } from '../../../db/queries/staff.ts';
import type { CommandOutcome, QueryAnswer } from '../../../shared/contract/procedures.ts';
import type { CredentialKind } from '../../../shared/domain/site/events.ts';
import { chooseSecret, LETTER_MS, makeRecoveryCode, noRole, offerSignIn, recover, setUpSignIn, signInNotSetUp, type PepperedProof, type Proof } from '../../../shared/domain/site/decide-sign-in.ts';
import { codeFrom, LETTER_CODE_LENGTH, normalSecret, printedCode, RECOVERY_CODE_LENGTH, refuseSecret, typedCode } from '../../../shared/domain/site/secrets.ts';
import { credentialOf, kindNeeded, recoveryCodesOf, staffMemberOf, type Credential, type StaffMember } from '../../../shared/domain/site/staff.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import type { Decision, Rejection } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { credentialStream, RECOVERY, staffStream } from '../../../shared/kernel/streams.ts';
import * as refusals from './refusals.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import type { WhoActs } from './who-acts.ts';
import { WrongTries } from './wrong-tries.ts';

/** 32 MB and about a tenth of a second: a person does not notice, a thief with the data folder does. */
const SECRET_COST_LOG2 = 15;
/** Codes are drawn, not chosen: nobody tries them all, and a school's letters are made at once. */
const CODE_COST_LOG2 = 12;
const RECOVERY_SUBJECT = 'recovery';

export interface SignInNeeds {
  readonly reader: Reader;
  readonly log: LogStore;
  readonly clock: Clock;
  readonly local: LocalSignIns;
  readonly secrets: SecretKeeper;
  readonly who: WhoActs;
  /** 32 fresh random bytes, in hex. */
  readonly newKey: () => string;
  /** Keeps what was decided, as every command's events are kept. */
  readonly record: (decision: Decision, actor: Actor) => CommandOutcome;
}

type Done = Result<Record<string, never>, Rejection>;
type WithCode = Result<QueryAnswer<'recover'>, Rejection>;

const DONE: Done = ok({});

export class SignIn {
  readonly #needs: SignInNeeds;
  readonly #tries: WrongTries;

  constructor(needs: SignInNeeds) {
    this.#needs = needs;
    this.#tries = new WrongTries(needs.clock, needs.local);
  }

  async signIn(staff: PersonId, secret: string): Promise<Done> {
    const proved = await this.prove(staff, secret);
    if (!proved.ok) return proved;
    this.#needs.who.signIn(staff);
    return DONE;
  }

  /** That it is they who ask, without signing them in. */
  async prove(staff: PersonId, secret: string): Promise<Result<Grant, Rejection>> {
    const { who, reader } = this.#needs;
    if (!who.setUp) return err(signInNotSetUp);
    const checked = await this.#check(staff, secret);
    if (!checked.ok) return checked;
    // The role may have been withdrawn while the secret was being checked.
    const grant = grantOf(reader, staff);
    return grant === null ? err(noRole) : ok(grant);
  }

  /** SI-13 of whoever acts while nobody has a secret: the founder. */
  async setUp(passphrase: string): Promise<WithCode> {
    const refusal = refuseSecret('passphrase', passphrase);
    if (refusal !== null) return err(refusal);
    const acting = this.#needs.who.acting();
    if (acting === null) return err(refusals.nobodySignedIn);
    const proof = await this.#prove(passphrase);
    const recovery = await this.#newCode(RECOVERY_CODE_LENGTH, false);
    const kept = this.#keep(setUpSignIn(acting.staff, { setUp: this.#needs.who.setUp }, proof, recovery.proof), acting);
    if (!kept.ok) return kept;
    this.#needs.who.signIn(acting.staff);
    return ok({ recoveryCode: printedCode(recovery.code) });
  }

  async changeSecret(current: string, secret: string): Promise<Done> {
    const acting = this.#needs.who.acting();
    if (acting === null) return err(refusals.nobodySignedIn);
    if (!this.#needs.who.setUp) return err(signInNotSetUp);
    const refusal = refuseSecret(kindNeeded(acting.role), secret);
    if (refusal !== null) return err(refusal);
    const checked = await this.#check(acting.staff, current);
    if (!checked.ok) return checked;
    return this.#keep(chooseSecret(acting.staff, acting.role, await this.#prove(secret)), acting);
  }

  async newRecoveryCode(passphrase: string): Promise<WithCode> {
    const { who } = this.#needs;
    const acting = who.acting();
    if (acting === null) return err(refusals.nobodySignedIn);
    if (!who.setUp) return err(signInNotSetUp);
    const checked = await this.#check(acting.staff, passphrase);
    if (!checked.ok) return checked;
    const recovery = await this.#newCode(RECOVERY_CODE_LENGTH, false);
    const kept = this.#keep(makeRecoveryCode({ setUp: who.setUp }, recovery.proof), acting);
    return kept.ok ? ok({ recoveryCode: printedCode(recovery.code) }) : kept;
  }

  async printLetters(staff: readonly string[]): Promise<Result<QueryAnswer<'printLetters'>, Rejection>> {
    const { who, clock, reader } = this.#needs;
    const acting = who.acting();
    if (acting === null) return err(refusals.nobodySignedIn);
    const letters = [];
    for (const one of new Set(staff)) {
      const { code, proof } = await this.#newCode(LETTER_CODE_LENGTH, true);
      letters.push({ staff: one as PersonId, code, proof: { ...proof, pepper: this.#needs.secrets.pepper }, member: this.#member(one) });
    }
    const nowWall = clock.wallMs();
    const kept = this.#keep(offerSignIn(letters, { setUp: who.setUp, nowWall }), acting);
    if (!kept.ok) return kept;
    return ok({
      letters: letters.map((one) => ({ staff: one.staff, name: reader.staffName(one.staff), kind: this.#kindFor(one.staff), code: printedCode(one.code), untilWall: Math.round(nowWall + LETTER_MS) })),
    });
  }

  /** SI-14 the code is used up with the secret that is chosen. */
  async takeUpLetter(staff: PersonId, code: string, secret: string): Promise<Done> {
    const { who, reader, clock } = this.#needs;
    const grant = grantOf(reader, staff);
    if (grant === null) return err(noRole);
    const refusal = refuseSecret(kindNeeded(grant.role), secret);
    if (refusal !== null) return err(refusal);
    const { offers } = this.#credential(staff);
    if (offers.length === 0) return err(refusals.noLetter);
    const fresh = offers.filter((one) => one.payload.untilWall > clock.wallMs());
    if (fresh.length === 0) return err(refusals.letterTooOld);
    const here = fresh.filter((one) => one.payload.pepper === this.#needs.secrets.pepper);
    if (here.length === 0) return err(refusals.secretFromElsewhere);
    const checked = await this.#tryOne(staff, typedCode(code), here.map((one) => one.payload), true, (waitMs) => refusals.wrong('code', waitMs, 'It stands on the letter, ten letters and digits.'));
    if (!checked.ok) return checked;
    const proof = await this.#prove(secret);
    // Somebody may have used the same letter meanwhile.
    if (!this.#credential(staff).offers.some((one) => one.id === here[checked.value]?.id)) return err(refusals.noLetter);
    const kept = this.#keep(chooseSecret(staff, grant.role, proof), grant);
    if (kept.ok) who.signIn(staff);
    return kept;
  }

  /** SI-16 whoever holds the code, signed in or not. */
  async recover(staff: PersonId, code: string, passphrase: string): Promise<WithCode> {
    const { who, log, reader } = this.#needs;
    const refusal = refuseSecret('passphrase', passphrase);
    if (refusal !== null) return err(refusal);
    const codes = recoveryCodesOf(log.history(RECOVERY));
    if (codes.length === 0) return err(refusals.noRecoveryCode);
    const checked = await this.#tryOne(RECOVERY_SUBJECT, typedCode(code), codes.map((one) => one.payload), false, (waitMs) => refusals.wrong('recovery code', waitMs, 'It was printed when the school was set up, 25 letters and digits.'));
    if (!checked.ok) return checked;
    const used = defined(codes[checked.value], 'one of them was right');
    const next = await this.#newCode(RECOVERY_CODE_LENGTH, false);
    const proof = await this.#prove(passphrase);
    if (!recoveryCodesOf(log.history(RECOVERY)).some((one) => one.id === used.id)) return err(refusals.noRecoveryCode);
    const context = { member: this.#member(staff), noAdministrator: founderGrant(reader) === null, code: used };
    const kept = this.#keep(recover(staff, context, proof, next.proof), 'unsigned');
    if (!kept.ok) return kept;
    this.#tries.right(staff);
    who.signIn(staff);
    return ok({ recoveryCode: printedCode(next.code) });
  }

  async #check(staff: PersonId, secret: string): Promise<Result<number, Rejection>> {
    const grant = grantOf(this.#needs.reader, staff);
    if (grant === null) return err(noRole);
    const kind = kindNeeded(grant.role);
    const { secrets, offers } = this.#credential(staff);
    if (secrets.length === 0) return err(refusals.noSecretYet(offers.length > 0));
    const enough = secrets.filter((one) => kind === 'pin' || one.payload.kind === 'passphrase');
    if (enough.length === 0) return err(refusals.passphraseNeeded);
    const here = enough.filter((one) => one.payload.pepper === this.#needs.secrets.pepper);
    if (here.length === 0) return err(refusals.secretFromElsewhere);
    return this.#tryOne(staff, normalSecret(secret), here.map((one) => one.payload), true, (waitMs) => refusals.wrong(refusals.secretWord[kind], waitMs, refusals.forgotten(kind)));
  }

  /** Which of the proofs the secret fits. Counts the try before it looks. */
  async #tryOne(subject: string, secret: string, proofs: readonly Proof[], peppered: boolean, refuse: (waitMs: number) => Rejection): Promise<Result<number, Rejection>> {
    const waitMs = this.#tries.waitMs(subject);
    if (waitMs > 0) return err(refusals.waitFirst(waitMs));
    this.#tries.begin(subject);
    let fits = -1;
    for (const [i, { salt, costLog2, verifier }] of proofs.entries()) {
      const proved = await this.#needs.secrets.prove(secret, { salt, costLog2, peppered });
      if (timingSafeEqual(Buffer.from(proved, 'hex'), Buffer.from(verifier, 'hex'))) fits = i;
    }
    if (fits < 0) return err(refuse(this.#tries.waitMs(subject)));
    this.#tries.right(subject);
    return ok(fits);
  }

  async #prove(secret: string): Promise<PepperedProof> {
    return { ...(await this.#proofOf(normalSecret(secret), SECRET_COST_LOG2, true)), pepper: this.#needs.secrets.pepper };
  }

  async #newCode(length: number, peppered: boolean): Promise<{ readonly code: string; readonly proof: Proof }> {
    let code: string | null = null;
    while (code === null) code = codeFrom(Buffer.from(this.#needs.newKey(), 'hex'), length);
    return { code, proof: await this.#proofOf(code, CODE_COST_LOG2, peppered) };
  }

  async #proofOf(secret: string, costLog2: number, peppered: boolean): Promise<Proof> {
    const salt = this.#needs.newKey().slice(0, 32);
    return { salt, costLog2, verifier: await this.#needs.secrets.prove(secret, { salt, costLog2, peppered }) };
  }

  #keep(decision: Decision, actor: Grant | 'unsigned'): Done {
    const outcome = this.#needs.record(decision, actor);
    return outcome.accepted ? DONE : err(outcome.rejection);
  }

  #credential(staff: PersonId): Credential {
    return credentialOf(this.#needs.log.history(credentialStream(staff)));
  }

  #member(staff: string): StaffMember | null {
    const member = staffMemberOf(this.#needs.log.history(staffStream(staff as PersonId)));
    return member.names.length === 0 ? null : member;
  }

  #kindFor(staff: string): CredentialKind {
    return kindNeeded(defined(grantOf(this.#needs.reader, staff), 'a letter is for somebody with a role').role);
  }
}
