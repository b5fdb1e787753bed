/**
 * Writes an alert of the Common Alerting Protocol 1.2 (OASIS). Its scope is always Private, so it always has addresses: what
 * a school says of its students' whereabouts is for those whom it names. Checked by the schema of OASIS in the tests.
 */

export interface CapAlert {
  /** No spaces, commas, `<` or `&`, as of `sender`: the standard forbids them. */
  readonly identifier: string;
  readonly sender: string;
  readonly sentMs: number;
  readonly exercise: boolean;
  readonly msgType: 'Alert' | 'Cancel';
  /** Of a cancel: which alert it ends. */
  readonly references: { readonly identifier: string; readonly sentMs: number } | null;
  readonly addresses: readonly string[];
  readonly category: 'Safety' | 'Security' | 'Fire' | 'Met' | 'Health' | 'Other';
  readonly event: string;
  readonly senderName: string;
  readonly headline: string;
  readonly description: string;
  readonly instruction: string;
  readonly areaDesc: string;
}

/** XML 1.0 has no other control characters, and a lone surrogate is no character. */
const NO_XML = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.toWellFormed().replace(NO_XML, ' ').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
const element = (name: string, text: string, indent = '  '): string => `${indent}<${name}>${escaped(text)}</${name}>\n`;

/** UTC is written -00:00; the standard forbids Z and fractions of a second. */
const capTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}-00:00`;

/** Addresses are set apart by spaces; one that has a space stands in quotation marks. */
const addressList = (addresses: readonly string[]): string => addresses.map((one) => (/\s/.test(one) ? `"${one.replaceAll('"', "'")}"` : one)).join(' ');

export function writeCapAlert(alert: CapAlert): string {
  const { references } = alert;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">\n',
    element('identifier', alert.identifier),
    element('sender', alert.sender),
    element('sent', capTime(alert.sentMs)),
    element('status', alert.exercise ? 'Exercise' : 'Actual'),
    element('msgType', alert.msgType),
    element('scope', 'Private'),
    element('addresses', addressList(alert.addresses)),
    alert.exercise ? element('note', 'DRILL. This is practice: nobody is in danger.') : '',
    references === null ? '' : element('references', `${alert.sender},${references.identifier},${capTime(references.sentMs)}`),
    '  <info>\n',
    element('language', 'en-US', '    '),
    element('category', alert.category, '    '),
    element('event', alert.event, '    '),
    element('urgency', alert.msgType === 'Cancel' ? 'Past' : 'Immediate', '    '),
    element('severity', 'Unknown', '    '),
    element('certainty', 'Observed', '    '),
    element('senderName', alert.senderName, '    '),
    element('headline', alert.headline, '    '),
    element('description', alert.description, '    '),
    element('instruction', alert.instruction, '    '),
    '    <area>\n',
    element('areaDesc', alert.areaDesc, '      '),
    '    </area>\n  </info>\n</alert>\n',
  ].join('');
}
