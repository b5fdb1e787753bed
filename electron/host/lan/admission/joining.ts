/**
 * This console asks to be let into the site of another. Nothing here changes before people have compared the digits on both
 * screens and the other has said that it is admitted: then a site of its own is set aside, whole, and the joined one takes its
 * place. Once a person has confirmed the digits here, that is on disk: a line that breaks, or a restart, asks again by itself.
 */
import { forgetAsked, joinedSite, keepAsked, keepCaughtUp, keepJoined, type AskedSite, type JoinedSite } from '../../../../db/local-joined.ts';
import type { Database } from '../../../../db/driver.ts';
import { consoleIdOf } from '../../../../db/log/header.ts';
import { siteId } from '../../../../db/queries/consoles.ts';
import { MAX_ADDRESSES_OF_ONE, memberMessage, PAIRING_PROTOCOLS, type JoinerMessage, type MemberMessage } from '../../../../shared/contract/pairing-messages.ts';
import { queries, type SubscriptionRow } from '../../../../shared/contract/procedures.ts';
import { otherSiteManaged } from '../../../../shared/domain/site/managed-site.ts';
import type { Rejection } from '../../../../shared/kernel/decision.ts';
import type { Actor } from '../../../../shared/kernel/history.ts';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';
import { addressText, parseAddress, type NetworkAddress } from '../../../../shared/kernel/network-address.ts';
import type { Digests, Signer, Timers } from '../../../../shared/kernel/ports.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { HostLog } from '../../diagnostics/host-log.ts';
import { refusalName } from '../../diagnostics/log-lines.ts';
import { outOfBounds } from '../../message-bounds.ts';
import { mayUse } from '../../web/may-use.ts';
import { notPermitted } from '../../web/refusals.ts';
import { notAnAddress } from '../addresses.ts';
import { MAX_PAIRING_MESSAGE_BYTES, type DialForPairing, type PairingLink } from '../transport/pairing-link.ts';
import { STEP_TIMEOUT_MS } from './letting-in.ts';
import * as refusals from './refusals.ts';
import type { Done } from './refusals.ts';
import type { ThisComputer } from './this-computer.ts';
import { commitmentOf, digitsOf, proofText, type PairingEnd } from './transcript.ts';

/** Between two calls for what became of it. */
const ASK_AGAIN_MS = 3_000;

export interface JoiningNeeds {
  readonly timers: Timers;
  readonly digests: Digests;
  readonly signer: Signer;
  /** 32 fresh random bytes, in hex. */
  readonly newNonce: () => string;
  readonly version: string;
  /** The only site that IT allows at this computer; null: any. */
  readonly managedSite: string | null;
  readonly db: Database;
  readonly log: HostLog;
  readonly dial: DialForPairing;
  readonly computer: ThisComputer;
  readonly ownAddresses: () => readonly string[];
  readonly learn: (console: ConsoleId, addresses: readonly string[]) => void;
  readonly incidentOpen: () => boolean;
  readonly eventCount: () => number;
  /** Of the consoles that are heard: how many events the furthest has, and whether anything of it is still missing here. Null: nobody is heard. */
  readonly progress: () => { readonly events: number; readonly complete: boolean } | null;
  readonly changed: () => void;
}

type Row = NonNullable<SubscriptionRow<'admission'>['joining']>;
type Offer = Extract<MemberMessage, { kind: 'offer' }>;
type Welcome = Extract<MemberMessage, { kind: 'welcome' }>;

interface Attempt {
  readonly address: string;
  readonly name: string;
  readonly nonce: string;
  step: 'reaching' | 'comparing' | 'waiting' | 'failed';
  link: PairingLink | null;
  compared: { readonly offer: Offer; readonly digits: string } | null;
  why: Rejection | null;
  callOff: () => void;
}

export class Joining {
  readonly #needs: JoiningNeeds;
  #attempt: Attempt | null = null;
  /** A site was joined, and its log is not all here yet. */
  #isCatchingUp = false;
  /** The first catch-up was done since this program was started, and nobody put that away. */
  #done = false;
  #ended = false;

  constructor(needs: JoiningNeeds) {
    this.#needs = needs;
  }

  row(): Row | null {
    const attempt = this.#attempt;
    if (attempt !== null) {
      const { compared, step, why } = attempt;
      return {
        step,
        address: attempt.address,
        comparing: compared === null ? null : { digits: compared.digits, consoleName: compared.offer.consoleName, siteName: compared.offer.siteName, confirmedHere: step !== 'comparing' },
        caughtUp: null,
        why: why === null ? null : `${why.message} ${why.whatToDo}`,
      };
    }
    const joined = joinedSite(this.#needs.db);
    if (joined === null || joined.site === null || (joined.caughtUp && !this.#done)) return null;
    const have = this.#needs.eventCount();
    const progress = this.#needs.progress();
    return { step: joined.caughtUp ? 'done' : 'catchingUp', address: joined.address, comparing: null, caughtUp: progress === null ? null : { have, of: Math.max(have, progress.events) }, why: null };
  }

  /** What was under way when the program ended. */
  resume(): void {
    const joined = joinedSite(this.#needs.db);
    this.#isCatchingUp = joined !== null && joined.site !== null && !joined.caughtUp;
    if (joined?.site === null) this.#askAgain(joined);
  }

  join(typed: string, name: string, by: Actor): Done {
    const refusal = this.#refusalFor(by);
    if (refusal !== null) return err(refusal);
    if (this.#attempt !== null && this.#attempt.step !== 'failed') return err(refusals.alreadyJoining);
    const address = parseAddress(typed);
    if (!address.ok) return err(notAnAddress(address.error));
    const attempt = this.#begin(addressText(address.value), name);
    this.#reach(attempt, address.value, null);
    return ok({});
  }

  /** Somebody here says that the member's screen shows the same. */
  confirm(digits: string, by: Actor): Done {
    const refusal = this.#refusalFor(by);
    if (refusal !== null) return err(refusal);
    const attempt = this.#attempt;
    if (attempt === null || attempt.step !== 'comparing' || attempt.link === null || attempt.compared?.digits !== digits) return err(refusals.digitsGone);
    const { offer } = attempt.compared;
    const asked = { address: attempt.address, console: this.#idOf(offer.publicKey), certificate: attempt.link.peerCertificate, consoleName: attempt.name, siteName: offer.siteName };
    if (!this.#kept(() => keepAsked(this.#needs.db, asked))) return err(refusals.notConfirmed);
    attempt.step = 'waiting';
    this.#say(attempt.link, { kind: 'confirmed' });
    this.#needs.changed();
    return ok({});
  }

  cancel(): void {
    const attempt = this.#attempt;
    this.#attempt = null;
    this.#done = false;
    attempt?.callOff();
    if (attempt !== null && attempt.link !== null) {
      this.#say(attempt.link, { kind: 'cancel' });
      attempt.link.close();
    }
    this.#kept(() => forgetAsked(this.#needs.db));
    this.#needs.changed();
  }

  /** To be called when something was committed, or somebody is heard. */
  look(): void {
    if (!this.#isCatchingUp || this.#needs.progress()?.complete !== true || siteId(this.#needs.db) === null) return;
    // Where the disk is full the next start finds it out again.
    this.#kept(() => keepCaughtUp(this.#needs.db));
    this.#isCatchingUp = false;
    this.#done = true;
    this.#needs.changed();
  }

  /** The console stops. What was confirmed is asked again when it starts. */
  end(): void {
    this.#ended = true;
    const attempt = this.#attempt;
    this.#attempt = null;
    attempt?.callOff();
    attempt?.link?.close();
  }

  /** A site that is here goes aside for the one that is joined: only for its administrator, and not in the middle of an incident. */
  #refusalFor(by: Actor): Rejection | null {
    if (siteId(this.#needs.db) === null) return null;
    if (!mayUse(queries.openAdmission.permission, by)) return notPermitted(by);
    return this.#needs.incidentOpen() ? refusals.incidentOpen : null;
  }

  #begin(address: string, name: string): Attempt {
    const attempt: Attempt = { address, name, nonce: this.#needs.newNonce(), step: 'reaching', link: null, compared: null, why: null, callOff: () => undefined };
    this.#attempt = attempt;
    this.#needs.changed();
    return attempt;
  }

  #askAgain(asked: AskedSite): void {
    const attempt = this.#begin(asked.address, asked.consoleName);
    attempt.step = 'waiting';
    const address = parseAddress(asked.address);
    if (address.ok) this.#reach(attempt, address.value, asked);
    else this.#fail(attempt, notAnAddress(address.error));
  }

  /** `asked`: the digits were confirmed before. */
  #reach(attempt: Attempt, address: NetworkAddress, asked: AskedSite | null): void {
    this.#needs
      .dial(address)
      .then((dialed) => this.#reached(attempt, dialed, asked))
      .catch((error: unknown) => this.#needs.log.fault('the network of the consoles', error));
  }

  #reached(attempt: Attempt, dialed: Awaited<ReturnType<DialForPairing>>, asked: AskedSite | null): void {
    if (this.#attempt !== attempt || this.#ended) {
      if (dialed.ok) dialed.value.close();
      return;
    }
    if (!dialed.ok) return this.#lost(attempt, dialed.error);
    const link = dialed.value;
    attempt.link = link;
    link.listen({ message: (given) => void this.#kept(() => this.#take(attempt, link, given)), closed: (why) => this.#lost(attempt, refusals.lineBroke(why)) });
    if (link.peerCertificate === link.ownCertificate) return this.#fail(attempt, refusals.ownAddress);
    if (asked !== null && link.peerCertificate !== asked.certificate) return this.#fail(attempt, refusals.wrongMember);
    this.#say(link, { kind: 'ask', protocols: [...PAIRING_PROTOCOLS], version: this.#needs.version, name: attempt.name, commitment: commitmentOf(this.#needs.digests, this.#self(attempt, link)), again: asked !== null });
    this.#waitFor(attempt);
  }

  #waitFor(attempt: Attempt): void {
    attempt.callOff();
    attempt.callOff = this.#needs.timers.after(STEP_TIMEOUT_MS, () => this.#lost(attempt, refusals.askedTooLate));
  }

  #self(attempt: Attempt, link: PairingLink): PairingEnd {
    return { name: attempt.name, nonce: attempt.nonce, publicKey: this.#needs.signer.publicKey, certificate: link.ownCertificate };
  }

  #idOf(publicKey: string): ConsoleId {
    return consoleIdOf(this.#needs.digests, publicKey) as ConsoleId;
  }

  #take(attempt: Attempt, link: PairingLink, given: unknown): void {
    if (this.#attempt !== attempt || attempt.link !== link) return;
    attempt.callOff();
    if (outOfBounds(given, MAX_PAIRING_MESSAGE_BYTES) !== null) return this.#fail(attempt, refusals.notUnderstood);
    const said = memberMessage.safeParse(given);
    if (!said.success) return this.#fail(attempt, refusals.notUnderstood);
    switch (said.data.kind) {
      case 'offer':
        return this.#offered(attempt, link, said.data);
      case 'welcome':
        return this.#welcomed(attempt, link, said.data);
      case 'refused':
        return this.#fail(attempt, said.data.rejection);
      case 'cancel':
        return this.#fail(attempt, refusals.otherCanceled);
    }
  }

  #offered(attempt: Attempt, link: PairingLink, offer: Offer): void {
    if (attempt.step !== 'reaching' || !(PAIRING_PROTOCOLS as readonly number[]).includes(offer.protocol)) return this.#fail(attempt, refusals.pairingBroken);
    const { digests, signer, managedSite } = this.#needs;
    const other = otherSiteManaged(managedSite, offer.siteName);
    if (other !== null) return this.#fail(attempt, other);
    const joiner = this.#self(attempt, link);
    const member: PairingEnd = { name: offer.consoleName, nonce: offer.nonce, publicKey: offer.publicKey, certificate: link.peerCertificate };
    attempt.compared = { offer, digits: digitsOf(digests, joiner, member, offer.siteName) };
    attempt.step = 'comparing';
    const addresses = this.#needs.ownAddresses().slice(0, MAX_ADDRESSES_OF_ONE);
    this.#say(link, { kind: 'reveal', nonce: attempt.nonce, publicKey: signer.publicKey, proof: signer.sign(proofText(digests, joiner, member, offer.siteName)), addresses });
    this.#needs.changed();
  }

  #welcomed(attempt: Attempt, link: PairingLink, welcome: Welcome): void {
    const asked = joinedSite(this.#needs.db);
    if (attempt.step !== 'waiting' || asked === null || asked.site !== null) return this.#fail(attempt, refusals.pairingBroken);
    if (asked.certificate !== link.peerCertificate || asked.console !== welcome.console) return this.#fail(attempt, refusals.wrongMember);
    // The digits stay confirmed where it fails, so the next start asks again.
    if (!this.#kept(() => this.#keep(attempt, link, asked, welcome))) this.#end(attempt, refusals.notKept);
  }

  #keep(attempt: Attempt, link: PairingLink, asked: JoinedSite, welcome: Welcome): void {
    const { db, computer, eventCount, learn } = this.#needs;
    const own = siteId(db);
    const another = own !== welcome.site && (own !== null || eventCount() > 0);
    this.#needs.log.note({ event: 'pairing', what: another ? 'setAside' : 'joined', refused: null });
    if (another) {
      // The folder that is set aside must not ask on its own when it is opened one day.
      forgetAsked(db);
      computer.beginAgain({ ...asked, site: welcome.site, siteName: welcome.siteName, pepper: welcome.pepper, consoles: welcome.consoles });
    } else {
      computer.keepPepper(welcome.pepper);
      keepJoined(db, welcome.site, welcome.siteName);
      this.#isCatchingUp = true;
      for (const one of welcome.consoles) learn(one.console as ConsoleId, one.addresses);
    }
    this.#attempt = null;
    attempt.callOff();
    this.#say(link, { kind: 'thanks' });
    link.close();
    this.#needs.changed();
  }

  /** A disk that is full, or a mistake of ours, must not end the host. */
  #kept(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#needs.log.fault('the network of the consoles', error);
      return false;
    }
  }

  #say(link: PairingLink, message: JoinerMessage): void {
    link.send(message);
  }

  /** The line is gone: after the digits were confirmed that decides nothing. */
  #lost(attempt: Attempt, why: Rejection): void {
    if (this.#attempt !== attempt || attempt.step === 'failed') return;
    const asked = attempt.step === 'waiting' ? joinedSite(this.#needs.db) : null;
    if (asked === null || asked.site !== null) return this.#fail(attempt, why);
    attempt.callOff();
    attempt.link?.close();
    attempt.link = null;
    attempt.callOff = this.#needs.timers.after(ASK_AGAIN_MS, () => {
      if (this.#attempt === attempt) this.#askAgain(asked);
    });
  }

  #fail(attempt: Attempt, why: Rejection): void {
    this.#kept(() => forgetAsked(this.#needs.db));
    this.#end(attempt, why);
  }

  #end(attempt: Attempt, why: Rejection): void {
    this.#needs.log.note({ event: 'pairing', what: 'joined', refused: refusalName(why) });
    attempt.callOff();
    attempt.step = 'failed';
    attempt.why = why;
    attempt.compared = null;
    attempt.link?.close();
    attempt.link = null;
    this.#needs.changed();
  }
}
