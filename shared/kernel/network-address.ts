/**
 * Where another console is reached, as people type, paste and scan it: `10.1.2.3`, `10.1.2.3:47653`, `[fe80::1%eth0]:47653`,
 * `office-pc.school.lan`. One text for each address, so that the same one is not kept twice.
 */
import { err, ok, type Result } from './result.ts';

/** Where a console listens for the others unless another port was set. Of the range that nobody registers for good services of the system. */
export const STANDARD_LAN_PORT = 47_653;

export interface NetworkAddress {
  /** An IPv4 or IPv6 address, without brackets, or a host name in small letters. */
  readonly host: string;
  readonly port: number;
}

/** What is wrong with what was typed, in words for whoever typed it. */
export type AddressFault = 'nothing' | 'tooLong' | 'webAddress' | 'port' | 'ipv4' | 'ipv6' | 'name';

/** 253 letters of a host name, brackets, a zone and a port. */
const MAX_TYPED = 300;
const WEB = /^[a-z][a-z0-9+.-]*:\/\//i;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** A port that is not named is the standard one. */
export function parseAddress(typed: string): Result<NetworkAddress, AddressFault> {
  const text = typed.trim();
  if (text === '') return err('nothing');
  if (text.length > MAX_TYPED) return err('tooLong');
  if (WEB.test(text)) return err('webAddress');
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
  if (bracketed !== null) return withPort(ipv6(bracketed[1] ?? ''), bracketed[2]);
  // Without brackets two colons can only be an IPv6 address without a port.
  if (text.split(':').length > 2) return withPort(ipv6(text), undefined);
  const [host = '', port] = text.split(':');
  return withPort(/^[0-9.]+$/.test(host) ? ipv4(host) : hostName(host), port);
}

/** As it is kept, sent and shown; it reads back as the same address. */
export function addressText({ host, port }: NetworkAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function withPort(host: Result<string, AddressFault>, port: string | undefined): Result<NetworkAddress, AddressFault> {
  if (!host.ok) return host;
  if (port === undefined) return ok({ host: host.value, port: STANDARD_LAN_PORT });
  const number = /^[0-9]{1,5}$/.test(port) ? Number(port) : 0;
  return number < 1 || number > 65_535 ? err('port') : ok({ host: host.value, port: number });
}

function ipv4(text: string): Result<string, AddressFault> {
  const parts = text.split('.');
  // A leading zero would be read as octal by some and as decimal by others.
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255) ? ok(text) : err('ipv4');
}

function hostName(text: string): Result<string, AddressFault> {
  const name = text.toLowerCase().replace(/\.$/, '');
  const labels = name.split('.');
  // A last part of digits alone is an address that was mistyped, not a name.
  return name.length <= 253 && labels.every((label) => LABEL.test(label)) && !/^[0-9]+$/.test(labels.at(-1) ?? '') ? ok(name) : err('name');
}

/** In the form of RFC 5952: small letters, no leading zeros, the longest run of zeros as `::`. The zone (`%eth0`) stays as it is. */
function ipv6(text: string): Result<string, AddressFault> {
  const [address = '', zone] = text.split('%', 2);
  if (zone !== undefined && !/^[A-Za-z0-9._-]{1,40}$/.test(zone)) return err('ipv6');
  const groups = groupsOf(address.toLowerCase());
  return groups === null ? err('ipv6') : ok(`${shortest(groups)}${zone === undefined ? '' : `%${zone}`}`);
}

function groupsOf(text: string): readonly number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const read = halves.map(sideOf);
  const [head, tail] = read;
  if (head === undefined || head === null || tail === null) return null;
  if (tail === undefined) return head.length === 8 ? head : null;
  const zeros = 8 - head.length - tail.length;
  return zeros < 1 ? null : [...head, ...Array.from({ length: zeros }, () => 0), ...tail];
}

/** The groups on one side of `::`; the last may be an IPv4 address, which is two of them. */
function sideOf(text: string): readonly number[] | null {
  if (text === '') return [];
  const parts = text.split(':');
  const groups: number[] = [];
  for (const [place, part] of parts.entries()) {
    if (place === parts.length - 1 && part.includes('.')) {
      const four = ipv4(part);
      if (!four.ok) return null;
      const [a = 0, b = 0, c = 0, d = 0] = four.value.split('.').map(Number);
      groups.push(a * 256 + b, c * 256 + d);
    } else {
      if (!/^[0-9a-f]{1,4}$/.test(part)) return null;
      groups.push(Number.parseInt(part, 16));
    }
  }
  return groups;
}

function shortest(groups: readonly number[]): string {
  const runs = groups.map((_, from) => groups.slice(from).findIndex((group) => group !== 0)).map((length, from) => (length < 0 ? groups.length - from : length));
  const longest = Math.max(...runs);
  if (longest < 2) return hex(groups);
  const from = runs.indexOf(longest);
  return `${hex(groups.slice(0, from))}::${hex(groups.slice(from + longest))}`;
}

const hex = (groups: readonly number[]): string => groups.map((group) => group.toString(16)).join(':');
