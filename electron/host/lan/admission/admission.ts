/** Letting in, joining and leaving, as the windows of one console and the lines to other machines see them. */
import type { Committer } from '../../../../db/commit.ts';
import type { Database } from '../../../../db/driver.ts';
import { admittedConsoles, siteId } from '../../../../db/queries/consoles.ts';
import type { Reader } from '../../../../db/queries/reader.ts';
import { siteName } from '../../../../db/queries/site.ts';
import type { CommandOutcome, SubscriptionRow } from '../../../../shared/contract/procedures.ts';
import { isMember } from '../../../../shared/domain/site/consoles.ts';
import type { Decision, Rejection } from '../../../../shared/kernel/decision.ts';
import type { Actor } from '../../../../shared/kernel/history.ts';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';
import { addressText } from '../../../../shared/kernel/network-address.ts';
import type { Clock, Digests, Ids, SealChecker, Signer, Timers } from '../../../../shared/kernel/ports.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { loadIncidents } from '../../commands/load.ts';
import type { HostLog } from '../../diagnostics/host-log.ts';
import type { Addresses } from '../addresses.ts';
import type { PeerPresence } from '../presence.ts';
import type { DialForPairing, PairingLink } from '../transport/pairing-link.ts';
import { Joining } from './joining.ts';
import { learnAddresses } from './learn-addresses.ts';
import { Leaving } from './leaving.ts';
import { LettingIn, type SiteToJoin } from './letting-in.ts';
import type { Done } from './refusals.ts';
import type { ThisComputer } from './this-computer.ts';

const DONE: Done = ok({});

export const NO_ADMISSION: SubscriptionRow<'admission'> = { key: 'admission', setAside: [], letting: null, joining: null };

export const noNetwork: Rejection = { name: 'NoNetwork', message: 'This console was started without a network.', whatToDo: 'Start Muster again without --no-lan.' };

export interface AdmissionNeeds {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly digests: Digests;
  readonly signer: Signer;
  readonly seals: SealChecker;
  readonly log: HostLog;
  readonly version: string;
  readonly db: Database;
  readonly committer: Committer;
  readonly reader: Reader;
  readonly console: ConsoleId;
  readonly signedIn: () => Actor;
  readonly record: (decision: Decision, actor: Actor) => CommandOutcome;
  readonly computer: ThisComputer;
  readonly dial: DialForPairing;
  readonly addresses: Addresses;
  /** Where this console is reached, as others would type it. */
  readonly ownAddresses: () => readonly string[];
  readonly peers: () => readonly PeerPresence[];
  /** The row is another than before. */
  readonly changed: () => void;
}

export class Admissions {
  readonly #needs: AdmissionNeeds;
  readonly #letting: LettingIn;
  readonly #joining: Joining;
  readonly #leaving: Leaving;

  constructor(needs: AdmissionNeeds) {
    this.#needs = needs;
    const { db, committer, reader, ids, digests, addresses, peers } = needs;
    const newNonce = (): string => digests.sha256(`${ids.next()} ${ids.next()}`);
    const learn = (console: ConsoleId, told: readonly string[]): void => learnAddresses(addresses, needs.console, console, told);
    this.#letting = new LettingIn({
      ...needs,
      newNonce,
      learn,
      publicKey: needs.signer.publicKey,
      site: () => this.#site(),
      known: () => admittedConsoles(db),
      pepper: needs.computer.pepper,
      addressesOf: () => this.#addressesOfMembers(),
    });
    this.#joining = new Joining({
      ...needs,
      newNonce,
      learn,
      managedSite: reader.managed.site ?? null,
      incidentOpen: () => loadIncidents({ log: committer.log, reader }).some((one) => one.closed === null),
      eventCount: () => committer.log.eventCount(),
      progress: () => progressOf(peers()),
    });
    this.#leaving = new Leaving(needs);
  }

  row(): SubscriptionRow<'admission'> {
    return { key: 'admission', setAside: [...this.#needs.computer.setAside()], letting: this.#letting.row(), joining: this.#joining.row() };
  }

  open(): Done {
    return this.#letting.open();
  }

  close(): Done {
    this.#letting.close();
    return DONE;
  }

  confirm(digits: string): Done {
    return this.#letting.confirm(digits, this.#needs.signedIn());
  }

  refuse(digits: string): Done {
    return this.#letting.refuse(digits);
  }

  join(address: string, consoleName: string): Done {
    return this.#joining.join(address, consoleName, this.#needs.signedIn());
  }

  confirmJoin(digits: string): Done {
    return this.#joining.confirm(digits, this.#needs.signedIn());
  }

  cancelJoin(): Done {
    this.#joining.cancel();
    return DONE;
  }

  /** A machine that is not of this site, or does not know it yet, has connected. */
  take(link: PairingLink): void {
    this.#letting.take(link);
  }

  /** To be called once the console listens and dials. */
  resume(): void {
    this.#joining.resume();
    this.#leaving.look();
  }

  /** To be called after commits with the views that changed, and when another console is heard or is further than before. */
  look(changed: ReadonlySet<string>): void {
    this.#joining.look();
    if (changed.has('view_console')) this.#leaving.look();
  }

  end(): void {
    this.#letting.end();
    this.#joining.end();
    this.#leaving.end();
  }

  #site(): SiteToJoin | null {
    const { db, reader, console } = this.#needs;
    const [site, name, here] = [siteId(db), siteName(reader), admittedConsoles(db).find((one) => one.console === console)];
    return site === null || name === null || here === undefined || !isMember(here) ? null : { site, siteName: name, consoleName: here.name };
  }

  #addressesOfMembers(): readonly { readonly console: ConsoleId; readonly addresses: readonly string[] }[] {
    const known = this.#needs.addresses.all();
    return admittedConsoles(this.#needs.db)
      .filter(isMember)
      .map(({ console }) => ({ console, addresses: known.filter((one) => one.console === console).map((one) => addressText(one.address)) }))
      .filter((one) => one.addresses.length > 0);
  }
}

/** Of those that are heard. Complete once nothing of any of them is missing: one that is catching up itself has little to give. */
function progressOf(peers: readonly PeerPresence[]): { readonly events: number; readonly complete: boolean } | null {
  const heard = peers.filter((peer) => peer.state !== 'stale' && peer.events !== null);
  if (heard.length === 0) return null;
  return { events: Math.max(...heard.map((peer) => peer.events ?? 0)), complete: heard.every((peer) => peer.weLack === 0) };
}
