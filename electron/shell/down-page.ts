/**
 * What the main window shows while there is no host to show a screen. It has no script and loads nothing; an alarm can be raised on it by two touches, and
 * goes out when a host runs. Its links lead nowhere: the desktop reads where a touch would lead, and stays.
 */
import { raisedWords, type Raisable } from './raised-here.ts';

/** An address that can exist nowhere (RFC 2606). */
const TOUCHED = 'https://desktop.muster.invalid/';

/** The colours of the Standard Response Protocol, as renderer/ui/tokens.ts has them. */
const COLORS: Readonly<Record<Raisable, string>> = { help: '#A8121A', hold: '#6A2C91', secure: '#0A58A8', lockdown: '#B3131B', evacuate: '#12693A', shelter: '#B04A00' };
const ALL: readonly Raisable[] = ['help', 'lockdown', 'evacuate', 'shelter', 'secure', 'hold'];

interface RaisingTouch {
  readonly does: 'choose' | 'raise' | 'takeBack' | 'leave';
  readonly what: Raisable;
}
export type DownTouch = RaisingTouch | { readonly does: 'newKeys' };
const NEW_KEYS = `${TOUCHED}newKeys`;

const STYLE = `body{font:18px/1.5 system-ui;max-width:46em;margin:2em auto;padding:0 1em;color:#14181B;background:#fff}
pre{white-space:pre-wrap;color:#4A5257}ul{list-style:none;padding:0;display:grid;grid-template-columns:repeat(3,1fr);gap:12px}
a{display:block;padding:16px;border-radius:6px;font-weight:700;text-align:center;text-decoration:none}a:focus{outline:4px solid #0B5FFF;outline-offset:2px}
.act{color:#fff;font-size:22px}.plain{color:#14181B;border:2px solid #14181B;margin-top:12px}.kept{border:4px solid #A8121A;border-radius:6px;padding:4px 16px 16px;margin:16px 0}`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const link = (touch: RaisingTouch, words: string, look: string): string => `<a class="${look}" ${look === 'act' ? `style="background:${COLORS[touch.what]}"` : ''} href="${TOUCHED}${touch.does}/${touch.what}">${words}</a>`;

const keptWords = (what: Raisable): string =>
  `<section class="kept" role="alert"><h2>${raisedWords[what]} is kept, and goes out when Muster runs again</h2><p>Nobody has heard it yet. Tell it by voice, radio or phone now.</p>${link({ does: 'takeBack', what }, 'Do not send it', 'plain')}</section>`;

const question = (what: Raisable): string => `<section class="kept" role="alert"><h2>${raisedWords[what]}, for real?</h2>
${link({ does: 'raise', what }, `Yes: ${raisedWords[what]}, not a drill`, 'act')}${link({ does: 'leave', what }, 'No, go back', 'plain')}</section>`;

const LOCKED = `<section class="kept"><h2>This computer does not give Muster its keys</h2><p>Sign in to it as the user with whom Muster was set up, or unlock its keyring: Muster then goes on by itself.
If they are lost for good, go on with new ones: what is here stays, and another console must let this computer in again, or, where none is left, this one lets others in.</p><a class="plain" href="${NEW_KEYS}">Go on with new keys</a></section>`;

interface DownWords {
  /** The host cannot open its keys. */
  readonly keysLocked: boolean;
  readonly lastWords: string;
  readonly waiting: readonly Raisable[];
  /** What was touched once. */
  readonly chosen: Raisable | null;
}

export function downPage({ keysLocked, lastWords, waiting, chosen }: DownWords): string {
  const said = lastWords.trim() === '' ? 'It said nothing more.' : `It said: ${lastWords.trim()}`;
  const offered = ALL.filter((what) => !waiting.includes(what));
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Muster</title><style>${STYLE}</style>
<body><h1>Muster is starting again</h1><p>The part of Muster that keeps the records has ended, and is being started again.
What was saved is safe. Call for help by phone or radio meanwhile. If this page stays, restart the computer.</p>
${waiting.map(keptWords).join('')}${chosen === null ? `<h2>Raise an alarm here</h2><ul>${offered.map((what) => `<li>${link({ does: 'choose', what }, raisedWords[what], 'act')}`).join('')}</ul>` : question(chosen)}
${keysLocked ? LOCKED : ''}<pre>${escaped(said)}</pre>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

/** What was touched on it; null: the address is none of its links. */
export function downTouch(url: string): DownTouch | null {
  if (url === NEW_KEYS) return { does: 'newKeys' };
  if (!url.startsWith(TOUCHED)) return null;
  const [does, named] = url.slice(TOUCHED.length).split('/');
  const what = ALL.find((one) => one === named);
  if (what === undefined || (does !== 'choose' && does !== 'raise' && does !== 'takeBack' && does !== 'leave')) return null;
  return { does, what };
}
