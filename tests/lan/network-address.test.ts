/** Addresses as people type, paste and scan them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIPv6, SocketAddress } from 'node:net';
import { addressText, parseAddress, STANDARD_LAN_PORT } from '../../shared/kernel/network-address.ts';

const read = (typed: string): string => {
  const parsed = parseAddress(typed);
  return parsed.ok ? addressText(parsed.value) : `refused: ${parsed.error}`;
};

describe('an address that is typed', () => {
  it.each([
    ['10.20.30.40', `10.20.30.40:${STANDARD_LAN_PORT}`],
    ['  10.20.30.40:9000 ', '10.20.30.40:9000'],
    ['Office-PC.School.LAN', `office-pc.school.lan:${STANDARD_LAN_PORT}`],
    ['office-pc.', `office-pc:${STANDARD_LAN_PORT}`],
    ['office-pc:80', 'office-pc:80'],
    ['fe80::1', `[fe80::1]:${STANDARD_LAN_PORT}`],
    ['[fe80::1%eth0]:9000', '[fe80::1%eth0]:9000'],
    ['[2001:DB8:0:0:0:0:0:1]', `[2001:db8::1]:${STANDARD_LAN_PORT}`],
    ['::', `[::]:${STANDARD_LAN_PORT}`],
    ['::ffff:10.1.2.3', `[::ffff:a01:203]:${STANDARD_LAN_PORT}`],
    ['1:0:0:2:0:0:0:3', `[1:0:0:2::3]:${STANDARD_LAN_PORT}`],
  ])('%s is taken as %s', (typed, kept) => {
    expect(read(typed)).toBe(kept);
  });

  it.each([
    ['', 'nothing'],
    ['   ', 'nothing'],
    ['http://10.1.2.3:4700/', 'webAddress'],
    ['10.1.2.300', 'ipv4'],
    ['10.1.2', 'ipv4'],
    ['10.1.2.03', 'ipv4'],
    ['10.1.2.3.4', 'ipv4'],
    ['10.1.2.3:0', 'port'],
    ['10.1.2.3:70000', 'port'],
    ['10.1.2.3:', 'port'],
    ['10.1.2.3:47653x', 'port'],
    ['[fe80::1', 'ipv6'],
    ['fe80:::1', 'ipv6'],
    ['1:2:3:4:5:6:7', 'ipv6'],
    ['1:2:3:4:5:6:7:8:9', 'ipv6'],
    ['1:2:3:4:5:6:7::8', 'ipv6'],
    ['[10.1.2.3]:80', 'ipv6'],
    ['[fe80::1%]:80', 'ipv6'],
    ['the office', 'name'],
    ['office_pc-', 'name'],
    ['Büro', 'name'],
    ['school.123', 'name'],
    [`${'a'.repeat(64)}.lan`, 'name'],
    ['a'.repeat(301), 'tooLong'],
  ])('%s is refused', (typed, fault) => {
    expect(read(typed)).toBe(`refused: ${fault}`);
  });
});

describe('the text of an address', () => {
  const port = fc.integer({ min: 1, max: 65_535 });
  const host = fc.oneof(fc.ipV4(), fc.domain(), fc.ipV6());
  const typed = fc.tuple(host, port).map(([one, number]) => (one.includes(':') ? `[${one}]:${number}` : `${one}:${number}`));

  it('reads back as the same address, and is the same for all that mean the same', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const first = read(text);
        expect(read(first)).toBe(first);
        expect(read(` ${text.toUpperCase()} `)).toBe(first);
      }),
    );
  });

  it('is what Node takes an IPv6 address for', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const parsed = parseAddress(text);
        expect(parsed.ok && isIPv6(parsed.value.host)).toBe(true);
        const host = parsed.ok ? parsed.value.host : '';
        const asNode = (address: string): string => new SocketAddress({ address, family: 'ipv6' }).address;
        expect(asNode(host)).toBe(asNode(text));
      }),
    );
  });

  it('never throws and never takes what it cannot write again, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789abcf:.[]%-'.split('')) })), (text) => {
        const parsed = parseAddress(text);
        if (parsed.ok) expect(parseAddress(addressText(parsed.value))).toEqual(parsed);
      }),
    );
  });
});
