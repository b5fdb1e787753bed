/** The addresses of this machine's network cards, as they are now: a router may change all of them while Muster runs. */
import { networkInterfaces } from 'node:os';
import type { OwnAddress } from '../lan/network.ts';

const isIpv4 = ({ host }: OwnAddress): boolean => !host.includes(':');
/** Reached from the same cable alone, and then with the card's name in the address: the last that anybody wants to type. */
const isLinkLocal = ({ host }: OwnAddress): boolean => host.startsWith('169.254.') || host.startsWith('fe80:');
/** Of programs that bring networks of their own, which no other computer is in. */
const isVirtual = ({ card }: OwnAddress): boolean => /^(?:docker|br-|veth|virbr|vmnet|vboxnet|zt|tailscale|utun|vEthernet)/i.test(card);

/** Without the loopback; the likeliest first: real cards, IPv4, addresses that somebody gave out. */
export function ownAddresses(): readonly OwnAddress[] {
  const all = Object.entries(networkInterfaces()).flatMap(([card, addresses]) =>
    (addresses ?? []).filter((one) => !one.internal).map((one) => ({ card, host: one.family === 'IPv6' && one.scopeid !== 0 ? `${one.address}%${card}` : one.address })),
  );
  const unlikely = (one: OwnAddress): number => Number(isVirtual(one)) * 4 + Number(isLinkLocal(one)) * 2 + Number(!isIpv4(one));
  return all.map((one, place) => ({ one, place })).sort((a, b) => unlikely(a.one) - unlikely(b.one) || a.place - b.place).map(({ one }) => one);
}
