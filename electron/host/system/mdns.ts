/**
 * Multicast DNS by bonjour-service, on every network card by itself, since the system sends on one card alone. Who is there is
 * asked anew in rounds, so that a console that went without a word is forgotten after two. Whatever goes wrong becomes words on
 * the page of the network: nothing rests on this.
 */
import { EventEmitter } from 'node:events';
import Bonjour, { type Browser, type Service } from 'bonjour-service';
import { z } from 'zod';
import { addressText, parseAddress, type NetworkAddress } from '../../../shared/kernel/network-address.ts';
import type { Timers } from '../../../shared/kernel/ports.ts';
import { SHORT_ID_LENGTH, type Announced, type Nearby } from '../lan/discovery.ts';
import type { OwnAddress } from '../lan/network.ts';

const TYPE = 'muster';
/** Seldom enough that fifty consoles together send a packet a second; the first one is short, for whoever waits at the screen. */
const ROUND_MS = 60_000;
const FIRST_ROUND_MS = 3_000;
/** How often the cards are looked at. */
const LOOK_MS = 2_000;
/** More consoles than any site has; whoever invents more on this network is not shown. */
const MAX_NEARBY = 200;
const MAX_ADDRESSES_OF_ONE = 6;

/** What a console says of itself; whatever else calls itself by this type is none. */
const announcement = z.object({
  port: z.number().int().min(1).max(65_535),
  txt: z.object({
    id: z.string().length(SHORT_ID_LENGTH).regex(/^[a-z2-7]+$/),
    name: z.string().trim().min(1).max(120),
    version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,6}$/),
    site: z.string().regex(/^[0-9a-f]{16}$/).optional(),
  }),
  addresses: z.array(z.string()).default([]),
  /** Where the packet came from. */
  referer: z.object({ address: z.string() }).optional(),
});

/** The library keeps its socket's errors to itself, and one that nobody listens to would end the process. */
const inner = z.object({ server: z.object({ mdns: z.instanceof(EventEmitter) }) });

interface Card {
  readonly bonjour: Bonjour;
  readonly browser: Browser;
  /** Heard in the round before, and not gone with a word since. */
  readonly before: readonly Nearby[];
}

export interface MdnsNeeds {
  readonly timers: Timers;
  readonly ownAddresses: () => readonly OwnAddress[];
}

export class Mdns {
  readonly #needs: MdnsNeeds;
  /** By its IPv4 address. */
  readonly #cards = new Map<string, Card>();
  readonly #listeners = new Set<() => void>();
  #announced: Announced | null = null;
  #problem: string | null = null;
  #shown = '';
  #callOffLook: () => void;
  #callOffRound: () => void;

  constructor(needs: MdnsNeeds) {
    this.#needs = needs;
    this.#callOffLook = needs.timers.after(0, () => this.#look());
    this.#callOffRound = needs.timers.after(FIRST_ROUND_MS, () => this.#nextRound());
  }

  get problem(): string | null {
    return this.#problem;
  }

  announce(what: Announced | null): void {
    if (JSON.stringify(what) === JSON.stringify(this.#announced)) return;
    this.#announced = what;
    for (const { bonjour } of this.#cards.values()) this.#publish(bonjour);
  }

  nearby(): readonly Nearby[] {
    const cards = [...this.#cards.values()];
    const now = byId(cards.flatMap(({ browser }) => heardBy(browser)));
    const before = byId(cards.flatMap((card) => card.before));
    const all = [...new Map([...before, ...now]).values()];
    return all.slice(0, MAX_NEARBY).sort((a, b) => (a.consoleName < b.consoleName ? -1 : 1));
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.#callOffLook();
    this.#callOffRound();
    this.#listeners.clear();
    await Promise.all([...this.#cards.keys()].map((address) => this.#leave(address)));
  }

  /** Cards come and go, and a router gives them other addresses. */
  #look(): void {
    const now = new Set(this.#needs.ownAddresses().flatMap(({ host }) => (host.includes(':') ? [] : [host])));
    const gone = [...this.#cards.keys()].filter((address) => !now.has(address));
    const come = [...now].filter((address) => !this.#cards.has(address));
    for (const address of gone) void this.#leave(address);
    for (const address of come) this.#join(address);
    // Whoever is announced on a card says the addresses of all of them.
    if (gone.length + come.length > 0) for (const { bonjour } of this.#cards.values()) this.#publish(bonjour);
    // The library remembers whatever it hears, and looks through all of it for each packet.
    for (const [address, card] of this.#cards) if (card.browser.services.length > MAX_NEARBY) this.#askAnew(address, card, card.before);
    this.#tellIfOther();
    this.#callOffLook = this.#needs.timers.after(LOOK_MS, () => this.#look());
  }

  #join(address: string): void {
    // Bound to all addresses, or the system would hand it no multicast; `interface` says on which card.
    const options = { type: 'udp4', interface: address, bind: '0.0.0.0' };
    this.#problem = null;
    const failed = (error: unknown): void => {
      this.#problem = `Looking for other consoles by itself does not work here (${codeOf(error)}). Type their addresses instead.`;
      this.#tellIfOther();
    };
    try {
      const bonjour = new Bonjour(options, failed);
      inner.parse(bonjour).server.mdns.on('error', failed);
      this.#cards.set(address, { bonjour, browser: this.#browse(bonjour), before: [] });
    } catch (error) {
      failed(error);
    }
  }

  async #leave(address: string): Promise<void> {
    const card = this.#cards.get(address);
    this.#cards.delete(address);
    if (card === undefined) return;
    card.browser.stop();
    await new Promise<void>((resolve) => card.bonjour.unpublishAll(() => card.bonjour.destroy(() => resolve())));
  }

  #browse(bonjour: Bonjour): Browser {
    const browser = bonjour.find({ type: TYPE });
    // Whoever says that it goes is gone on every card.
    browser.on('down', (service: Service) => {
      for (const [address, card] of this.#cards) this.#cards.set(address, { ...card, before: card.before.filter((one) => serviceName(one.shortId) !== service.name) });
    });
    return browser;
  }

  #nextRound(): void {
    for (const [address, card] of this.#cards) this.#askAnew(address, card, heardBy(card.browser));
    this.#tellIfOther();
    this.#callOffRound = this.#needs.timers.after(ROUND_MS, () => this.#nextRound());
  }

  #askAnew(address: string, { bonjour, browser }: Card, before: readonly Nearby[]): void {
    browser.stop();
    this.#cards.set(address, { bonjour, browser: this.#browse(bonjour), before });
  }

  #publish(bonjour: Bonjour): void {
    const what = this.#announced;
    bonjour.unpublishAll(() => {
      if (what === null || what !== this.#announced) return;
      const { consoleName: name, version, shortId: id, siteDigest: site, port } = what;
      // The names are ours: the computer's own may say whose it is. It is asked for by nobody else, so it need not be tried first.
      bonjour.publish({ name: serviceName(id), host: `${serviceName(id)}.local`, type: TYPE, port, probe: false, txt: { id, name, version, ...(site === null ? {} : { site }) } });
    });
  }

  #tellIfOther(): void {
    const shown = JSON.stringify([this.nearby(), this.#problem]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    for (const listener of this.#listeners) listener();
  }
}

const serviceName = (shortId: string): string => `muster-${shortId}`;

/** What several cards heard of one console is one. */
function byId(heard: readonly Nearby[]): ReadonlyMap<string, Nearby> {
  const found = new Map<string, Nearby>();
  for (const one of heard) {
    const known = found.get(one.shortId);
    found.set(one.shortId, known === undefined ? one : { ...known, addresses: distinct([...known.addresses, ...one.addresses]) });
  }
  return found;
}

function heardBy(browser: Browser): readonly Nearby[] {
  return browser.services.flatMap((service) => {
    const said = announcement.safeParse(service);
    if (!said.success) return [];
    const { port, txt, addresses, referer } = said.data;
    const all = distinct([...(referer === undefined ? [] : [referer.address]), ...addresses].flatMap((host) => addressOf(host, port)));
    return all.length === 0 ? [] : [{ consoleName: txt.name, version: txt.version, shortId: txt.id, siteDigest: txt.site ?? null, addresses: all }];
  });
}

/** None for what is no address, and for IPv6 addresses of one cable: they are of no use without the name of our own card. */
function addressOf(host: string, port: number): readonly NetworkAddress[] {
  const parsed = parseAddress(host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);
  return parsed.ok && !parsed.value.host.startsWith('fe80:') ? [parsed.value] : [];
}

const distinct = (addresses: readonly NetworkAddress[]): readonly NetworkAddress[] => [...new Map(addresses.map((one) => [addressText(one), one])).values()].slice(0, MAX_ADDRESSES_OF_ONE);

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown');
