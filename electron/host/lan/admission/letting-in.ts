/**
 * A member of the site lets one more console in: for ten minutes and five tries, one at a time, once people on both sides have
 * seen the same six digits. What that makes of it is committed before the joiner is told, so that nobody believes to be in who
 * is not. Nothing of the site but its name, the console's and a version is said before.
 */
import { consoleIdOf } from '../../../../db/log/header.ts';
import type { KnownConsole } from '../../../../db/queries/consoles.ts';
import { MAX_ADDRESSES_OF_ONE, MAX_CONSOLES_TOLD, PAIRING_PROTOCOLS, joinerMessage, type JoinerMessage, type MemberMessage } from '../../../../shared/contract/pairing-messages.ts';
import type { CommandOutcome, SubscriptionRow } from '../../../../shared/contract/procedures.ts';
import { admitConsole, isMember, refuseJoiner } from '../../../../shared/domain/site/consoles.ts';
import type { Decision, Rejection } from '../../../../shared/kernel/decision.ts';
import type { Actor } from '../../../../shared/kernel/history.ts';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';
import type { Clock, Digests, SealChecker, Timers } from '../../../../shared/kernel/ports.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { HostLog } from '../../diagnostics/host-log.ts';
import { refusalName } from '../../diagnostics/log-lines.ts';
import { outOfBounds } from '../../message-bounds.ts';
import { MAX_PAIRING_MESSAGE_BYTES, type PairingLink } from '../transport/pairing-link.ts';
import * as refusals from './refusals.ts';
import type { Done } from './refusals.ts';
import { commitmentOf, digitsOf, proofText, type PairingEnd } from './transcript.ts';

/** Long enough to walk to the other building and back. */
export const ADMISSION_MS = 10 * 60_000;
/** A machine in between that guesses is let through once in 200,000 openings. */
export const MAX_TRIES = 5;
/** Of what machines say without people. */
export const STEP_TIMEOUT_MS = 10_000;

export interface SiteToJoin {
  readonly site: string;
  readonly siteName: string;
  readonly consoleName: string;
}

export interface LettingInNeeds {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly digests: Digests;
  readonly seals: SealChecker;
  /** 32 fresh random bytes, in hex. */
  readonly newNonce: () => string;
  readonly console: ConsoleId;
  readonly publicKey: string;
  readonly version: string;
  /** Null: this console belongs to none, or no longer. */
  readonly site: () => SiteToJoin | null;
  /** Every console that was ever let in. */
  readonly known: () => readonly KnownConsole[];
  readonly pepper: () => string;
  /** Where this console is reached, for people to type. */
  readonly ownAddresses: () => readonly string[];
  /** Where the others were reached. */
  readonly addressesOf: () => readonly { readonly console: ConsoleId; readonly addresses: readonly string[] }[];
  readonly learn: (console: ConsoleId, addresses: readonly string[]) => void;
  readonly record: (decision: Decision, actor: Actor) => CommandOutcome;
  readonly log: HostLog;
  readonly changed: () => void;
}

type Ask = Extract<JoinerMessage, { kind: 'ask' }>;

interface Comparing {
  readonly digits: string;
  readonly joiner: PairingEnd;
  readonly console: ConsoleId;
  readonly addresses: readonly string[];
}

/** The one that is being let in. */
interface Asking {
  readonly link: PairingLink;
  readonly ask: Ask;
  readonly nonce: string;
  readonly site: SiteToJoin;
  comparing: Comparing | null;
  confirmedBy: Actor | null;
  confirmedThere: boolean;
  callOff: () => void;
}

interface Open {
  readonly untilMs: number;
  readonly callOff: () => void;
  triesLeft: number;
  asking: Asking | null;
  /** The name of the one that was let in; then nobody else is. */
  admitted: string | null;
}

export class LettingIn {
  readonly #needs: LettingInNeeds;
  /** Lines that were given and whose joiner has not asked yet, and those that were answered and are about to close. */
  readonly #links = new Set<PairingLink>();
  #open: Open | null = null;

  constructor(needs: LettingInNeeds) {
    this.#needs = needs;
  }

  row(): SubscriptionRow<'admission'>['letting'] {
    const open = this.#open;
    if (open === null) return null;
    const { asking } = open;
    return {
      leftMs: Math.max(0, open.untilMs - this.#needs.clock.monotonicMs()),
      triesLeft: open.triesLeft,
      addresses: [...this.#needs.ownAddresses()],
      asking: asking === null || asking.comparing === null ? null : { digits: asking.comparing.digits, consoleName: asking.ask.name, siteName: asking.site.siteName, confirmedHere: asking.confirmedBy !== null },
      admitted: open.admitted,
    };
  }

  open(): Done {
    const { clock, timers, site } = this.#needs;
    if (site() === null) return err(refusals.memberNoMore);
    this.close();
    this.#open = { untilMs: clock.monotonicMs() + ADMISSION_MS, callOff: timers.after(ADMISSION_MS, () => this.close()), triesLeft: MAX_TRIES, asking: null, admitted: null };
    this.#needs.log.note({ event: 'pairing', what: 'opened', refused: null });
    this.#needs.changed();
    return ok({});
  }

  close(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    open.callOff();
    this.#needs.log.note({ event: 'pairing', what: 'closed', refused: null });
    // Whoever was let in is not asked to go.
    if (open.asking !== null && open.admitted === null) this.#refuse(open.asking.link, refusals.admissionClosed);
    open.asking?.callOff();
    this.#needs.changed();
  }

  /** Another machine asks to be let in, or will. */
  take(link: PairingLink): void {
    this.#links.add(link);
    const callOff = this.#needs.timers.after(STEP_TIMEOUT_MS, () => this.#refuse(link, refusals.askedTooLate));
    link.listen({
      message: (given) => {
        if (!this.#links.has(link)) return;
        callOff();
        this.#heard(link, given);
      },
      closed: () => {
        callOff();
        this.#over(link);
      },
    });
  }

  /** Somebody here says that the joiner's screen shows the same. */
  confirm(digits: string, by: Actor): Done {
    const asking = this.#compared(digits);
    if (asking === null) return err(refusals.digitsGone);
    asking.confirmedBy = by;
    this.#needs.changed();
    return asking.confirmedThere ? this.#admit(asking, by) : ok({});
  }

  refuse(digits: string): Done {
    const asking = this.#compared(digits);
    if (asking === null) return err(refusals.digitsGone);
    this.#refuse(asking.link, refusals.digitsDiffer);
    return ok({});
  }

  /** The console stops. */
  end(): void {
    this.close();
    for (const link of this.#links) link.close();
    this.#links.clear();
  }

  #compared(digits: string): Asking | null {
    const asking = this.#open?.asking ?? null;
    return this.#open?.admitted === null && asking?.comparing?.digits === digits ? asking : null;
  }

  /** A mistake of ours must not end the host. */
  #heard(link: PairingLink, given: unknown): void {
    if (outOfBounds(given, MAX_PAIRING_MESSAGE_BYTES) !== null) return this.#refuse(link, refusals.notUnderstood);
    const said = joinerMessage.safeParse(given);
    if (!said.success) return this.#refuse(link, refusals.notUnderstood);
    try {
      this.#hear(link, said.data);
    } catch (error) {
      this.#needs.log.fault('the network of the consoles', error);
      this.#over(link);
    }
  }

  #hear(link: PairingLink, said: JoinerMessage): void {
    const asking = this.#open?.asking?.link === link ? this.#open.asking : null;
    if (said.kind === 'ask' && asking === null) return this.#asked(link, said);
    if (said.kind === 'thanks' || said.kind === 'cancel') return this.#over(link);
    if (asking === null || this.#open === null) return this.#refuse(link, refusals.pairingBroken);
    switch (said.kind) {
      case 'reveal':
        return asking.comparing === null ? this.#revealed(asking, said) : this.#refuse(link, refusals.pairingBroken);
      case 'confirmed':
        if (asking.comparing === null) return this.#refuse(link, refusals.pairingBroken);
        asking.confirmedThere = true;
        if (asking.confirmedBy !== null) this.#admit(asking, asking.confirmedBy);
        return;
      case 'ask':
        return this.#refuse(link, refusals.pairingBroken);
    }
  }

  #asked(link: PairingLink, ask: Ask): void {
    if (!ask.protocols.some((one) => (PAIRING_PROTOCOLS as readonly number[]).includes(one))) return this.#refuse(link, refusals.noCommonProtocol);
    const site = this.#needs.site();
    if (ask.again) {
      // It has confirmed the digits of this line, and holds the key of a member's certificate: it was let in and did not hear of it.
      const member = this.#needs.known().some((one) => isMember(one) && one.certificate === link.peerCertificate);
      return member && site !== null ? this.#welcome(link, site) : this.#refuse(link, refusals.notAdmittedYet);
    }
    const open = this.#open;
    if (open === null || open.admitted !== null || site === null) return this.#refuse(link, refusals.admissionClosed);
    if (open.asking !== null) return this.#refuse(link, refusals.anotherIsAsking);
    const { timers, newNonce, publicKey, version } = this.#needs;
    const nonce = newNonce();
    // Whatever comes of it: who is told the nonce can work out the digits and, where they are not those that it wants, go without a word.
    open.triesLeft -= 1;
    open.asking = { link, ask, nonce, site, comparing: null, confirmedBy: null, confirmedThere: false, callOff: timers.after(STEP_TIMEOUT_MS, () => this.#refuse(link, refusals.askedTooLate)) };
    this.#say(link, { kind: 'offer', protocol: PAIRING_PROTOCOLS[0], version, siteName: site.siteName, consoleName: site.consoleName, nonce, publicKey });
  }

  #revealed(asking: Asking, { nonce, publicKey, proof, addresses }: Extract<JoinerMessage, { kind: 'reveal' }>): void {
    const { digests, seals } = this.#needs;
    const { link, ask, site } = asking;
    asking.callOff();
    const joiner: PairingEnd = { name: ask.name, nonce, publicKey, certificate: link.peerCertificate };
    const member: PairingEnd = { name: site.consoleName, nonce: asking.nonce, publicKey: this.#needs.publicKey, certificate: link.ownCertificate };
    if (commitmentOf(digests, joiner) !== ask.commitment || !seals.verify(publicKey, proofText(digests, joiner, member, site.siteName), proof)) return this.#refuse(link, refusals.pairingBroken);
    const console = consoleIdOf(digests, publicKey) as ConsoleId;
    const known = this.#needs.known();
    const others = known.filter((one) => isMember(one) && one.console !== console);
    const refusal = refuseJoiner(joiner, { known: known.find((one) => one.console === console) ?? null, names: others.map((one) => one.name) });
    if (refusal !== null) return this.#refuse(link, refusal);
    asking.comparing = { digits: digitsOf(digests, joiner, member, site.siteName), joiner, console, addresses };
    this.#needs.changed();
  }

  #admit(asking: Asking, by: Actor): Done {
    const { link, comparing, site } = asking;
    if (comparing === null || this.#open === null) return err(refusals.digitsGone);
    const { console, joiner, addresses } = comparing;
    const outcome = this.#needs.record(admitConsole({ console, name: joiner.name, publicKey: joiner.publicKey, certificate: joiner.certificate }), by);
    if (!outcome.accepted) {
      this.#refuse(link, refusals.notDecided);
      return err(outcome.rejection);
    }
    this.#open.admitted = joiner.name;
    this.#needs.log.note({ event: 'pairing', what: 'admitted', refused: null });
    this.#needs.learn(console, addresses);
    this.#welcome(link, site);
    this.#needs.changed();
    return ok({});
  }

  #welcome(link: PairingLink, { site, siteName }: SiteToJoin): void {
    this.#needs.timers.after(STEP_TIMEOUT_MS, () => this.#over(link));
    const { console, pepper, ownAddresses, addressesOf } = this.#needs;
    const told = [{ console, addresses: ownAddresses() }, ...addressesOf().filter((one) => one.console !== console)];
    const consoles = told.slice(0, MAX_CONSOLES_TOLD).map((one) => ({ console: one.console, addresses: one.addresses.slice(0, MAX_ADDRESSES_OF_ONE) }));
    this.#say(link, { kind: 'welcome', site, siteName, console, pepper: pepper(), consoles });
  }

  #say(link: PairingLink, message: MemberMessage): void {
    link.send(message);
  }

  #refuse(link: PairingLink, rejection: Rejection): void {
    this.#needs.log.note({ event: 'pairing', what: 'asked', refused: refusalName(rejection) });
    this.#say(link, { kind: 'refused', rejection });
    this.#over(link);
  }

  /** Nothing more is said on this line. */
  #over(link: PairingLink): void {
    if (!this.#links.delete(link)) return;
    link.close();
    const open = this.#open;
    if (open?.asking?.link === link) this.#endAsking(open);
  }

  #endAsking(open: Open): void {
    open.asking?.callOff();
    open.asking = null;
    if (open.triesLeft === 0 && open.admitted === null) this.close();
    else this.#needs.changed();
  }
}
