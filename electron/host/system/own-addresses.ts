/** The addresses of this machine's network cards, as they are now: a router may change all of them while Muster runs. */
import { networkInterfaces } from 'node:os';
import type { OwnAddress } from '../lan/network.ts';

const isIpv4 = ({ host }: OwnAddress): boolean => !host.includes(':');
/** Reached from the same cable alone. */
const isLinkLocal = ({ host }: OwnAddress): boolean => host.startsWith('169.254.');
/** Of programs that bring networks of their own, which no other computer is in. */
const isVirtual = ({ card }: OwnAddress): boolean => /^(?:docker|br-|veth|virbr|vmnet|vboxnet|zt|tailscale|utun|vEthernet)/i.test(card);

/** Without the loopback; the likeliest first: real cards, IPv4, addresses that somebody gave out. */
export function ownAddresses(): readonly OwnAddress[] {
  const all = Object.entries(networkInterfaces()).flatMap(([card, addresses]) =>
    // Whoever wants to reach an IPv6 address of one cable needs the name of a card of their own in it.
    (addresses ?? []).filter((one) => !one.internal && !one.address.startsWith('fe80:')).map((one) => ({ card, host: one.address })),
  );
  const unlikely = (one: OwnAddress): number => Number(isVirtual(one)) * 4 + Number(isLinkLocal(one)) * 2 + Number(!isIpv4(one));
  return all.map((one, place) => ({ one, place })).sort((a, b) => unlikely(a.one) - unlikely(b.one) || a.place - b.place).map(({ one }) => one);
}
