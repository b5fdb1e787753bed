/**
 * What a person sees and sets of the network at this console: the rows of `network` and `heard`, addresses, the port, the test.
 * It stands in the LAN (`lan.ts`), which listens and dials; a console without one shows that it has none.
 */
import type { ManagedRow } from '../../../shared/contract/managed-settings.ts';
import type { HeardRow, NetworkFinding, NetworkRow } from '../../../shared/contract/network-rows.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { ConsoleId } from '../../../shared/kernel/ids.ts';
import { addressText, STANDARD_LAN_PORT, type NetworkAddress } from '../../../shared/kernel/network-address.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Addresses } from './addresses.ts';
import type { Neighborhood } from './discovery.ts';
import { networkRules } from './network-rules.ts';

export interface OwnAddress {
  /** As the system calls it. */
  readonly card: string;
  readonly host: string;
}

/** How the console listens at the moment. */
export interface Listening {
  /** Null: it does not. */
  readonly port: number | null;
  readonly problem: string | null;
}

export interface NetworkNeeds {
  readonly addresses: Addresses;
  /** Null: switched off. */
  readonly neighborhood: Neighborhood | null;
  /** Of all cards that are up, without the loopback; the likeliest first. */
  readonly ownAddresses: () => readonly OwnAddress[];
  /** By `--lan-port`. */
  readonly portFlag: number | null;
  readonly managed: ManagedRow | null;
  readonly listening: () => Listening;
  readonly nameOf: (console: ConsoleId) => string | null;
  readonly findings: () => Promise<readonly NetworkFinding[]>;
}

const PORT_BY_FLAG: Rejection = { name: 'PortSetAtStart', message: 'The port of this console is set where it is started (--lan-port), which goes first.', whatToDo: 'Take --lan-port out of the command or shortcut that starts Muster, start it again, and set the port here.' };

const PORT_MANAGED: Rejection = { name: 'PortManaged', message: 'The port of this console is set by whoever runs the school’s computers, which goes first.', whatToDo: 'Ask them for another one. Under “Network” stands where they set it.' };

export class Network {
  readonly #needs: NetworkNeeds;

  constructor(needs: NetworkNeeds) {
    this.#needs = needs;
  }

  /** The port to listen at. */
  get port(): number {
    return this.#needs.portFlag ?? this.#needs.addresses.port;
  }

  /** Where others reach this console, as they would type it; the likeliest first. */
  ownAddresses(): readonly string[] {
    return this.#own().map(({ address }) => address);
  }

  row(): NetworkRow {
    const { addresses, neighborhood, portFlag, managed, listening, nameOf } = this.#needs;
    return {
      key: 'network',
      listening: { ...listening() },
      port: { set: addresses.port, flag: portFlag },
      managed,
      ownAddresses: [...this.#own()],
      discovery: neighborhood === null ? null : { heard: neighborhood.nearby().length, problem: neighborhood.problem },
      addresses: addresses.all().map(({ address, source, console, addedWall, workedWall }) => ({ address: addressText(address), source, consoleName: console === null ? null : nameOf(console), addedWall, workedWall })),
      rules: [...networkRules(listening().port ?? this.port)],
    };
  }

  heard(): HeardRow[] {
    return (this.#needs.neighborhood?.nearby() ?? []).map(({ consoleName, version, shortId, ownSite, addresses }) => ({ key: shortId, consoleName, version, addresses: addresses.map(addressText), ownSite }));
  }

  add(typed: string): Result<{ readonly address: string }, Rejection> {
    const added = this.#needs.addresses.add(typed);
    return added.ok ? ok({ address: added.value }) : added;
  }

  remove(typed: string): Result<Record<string, never>, Rejection> {
    const removed = this.#needs.addresses.remove(typed);
    return removed.ok ? ok({}) : removed;
  }

  setPort(port: number): Result<Record<string, never>, Rejection> {
    const { portFlag, managed } = this.#needs;
    if (portFlag !== null) return err(managed?.settings.lanPort === portFlag ? PORT_MANAGED : PORT_BY_FLAG);
    this.#needs.addresses.setPort(port);
    return ok({});
  }

  async test(): Promise<Result<{ readonly findings: NetworkFinding[] }, Rejection>> {
    return ok({ findings: [...(await this.#needs.findings())] });
  }

  #own(): readonly { readonly card: string; readonly address: string }[] {
    const port = this.#needs.listening().port ?? this.port;
    return this.#needs.ownAddresses().map(({ card, host }) => ({ card, address: addressText({ host, port } satisfies NetworkAddress) }));
  }
}

/** Of a console that was started without a network. */
export const NO_LAN: NetworkRow = { key: 'network', listening: null, port: { set: STANDARD_LAN_PORT, flag: null }, managed: null, ownAddresses: [], discovery: null, addresses: [], rules: [] };
