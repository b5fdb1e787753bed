/**
 * Writes a document as one HTML file that needs nothing else: no script, no picture, nothing from a network. It is laid out for paper of
 * letter size, black on white, with DRILL across each page where it is one; on a screen it is a column of that width. It names the product's own
 * fonts first, which a window of Muster brings when it prints (renderer/print/own-fonts.ts), then those of systems, for a saved file that is opened elsewhere.
 */
import type { ChartBox, DocumentPart, PrintedDocument } from './printed-document.ts';

const STYLE = `
@page { size: letter; margin: 14mm 13mm 16mm; @bottom-left { content: var(--foot); font-size: 8pt; } @bottom-right { content: counter(page) " of " counter(pages); font-size: 8pt; } }
* { box-sizing: border-box; }
html { background: white; color: black; font: 10.5pt/1.35 "Inter Variable", "Noto Sans Arabic Variable", "Noto Sans Hebrew Variable", "Noto Sans Devanagari Variable", "Noto Sans Bengali Variable", "Noto Sans Tamil Variable", "Noto Sans Telugu Variable", "Noto Sans Thai Variable", "Noto Sans Khmer Variable", "Noto Sans Ethiopic Variable", "Noto Sans Armenian Variable", "Noto Sans Georgian Variable", "Noto Sans SC Variable", "Noto Sans JP Variable", "Noto Sans KR Variable", "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
body { margin: 0 auto; max-width: 190mm; }
header { border-bottom: 2.5pt solid black; padding-bottom: 2mm; display: flex; justify-content: space-between; align-items: flex-end; gap: 8mm; }
h1 { font-size: 19pt; line-height: 1.15; margin: 0; }
header p { margin: 1mm 0 0; }
.mark { text-align: right; flex: none; max-width: 45%; }
.mark b { display: inline-block; border: 1.5pt solid black; padding: 0.5mm 3mm; font-size: 13pt; letter-spacing: 0.06em; }
h2 { font-size: 12.5pt; margin: 6mm 0 2mm; border-bottom: 1pt solid black; break-after: avoid; }
p { margin: 1.5mm 0; white-space: pre-line; overflow-wrap: anywhere; }
.boxes { display: grid; grid-template-columns: 1fr 1fr; margin: 3mm 0 0; border-top: 0.75pt solid black; border-left: 0.75pt solid black; }
.boxes > div { border-right: 0.75pt solid black; border-bottom: 0.75pt solid black; padding: 1mm 2mm 1.5mm; min-height: 11mm; break-inside: avoid; overflow-wrap: anywhere; }
.boxes > .wide { grid-column: 1 / -1; }
.boxes > .empty { min-height: 14mm; }
.boxes > .tall { min-height: 85mm; }
dt { font-size: 8.5pt; }
dd { margin: 0.5mm 0 0; font-weight: 600; white-space: pre-line; }
table { width: 100%; border-collapse: collapse; margin: 2mm 0; font-size: 9.5pt; line-height: 1.25; }
thead { display: table-header-group; }
th { text-align: left; border-bottom: 1.25pt solid black; font-weight: 700; }
td { border-bottom: 0.5pt solid #777; overflow-wrap: break-word; }
th, td { padding: 0.8mm 2.5mm 0.8mm 0; vertical-align: top; }
td.short, th.short { white-space: nowrap; }
tr { break-inside: avoid; }
.chart { break-inside: avoid; }
.chart ul { list-style: none; margin: 0; padding: 0; }
.chart > ul { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm; margin-top: 4mm; align-items: start; }
.chart ul ul { margin: 0 0 0 2mm; padding-left: 3mm; border-left: 1pt solid black; }
.chart ul ul li { padding-top: 1.5mm; }
.post { border: 1pt solid black; padding: 1mm 2mm; min-height: 13mm; break-inside: avoid; overflow-wrap: anywhere; }
.chart > .post { width: 80mm; margin: 3mm auto 0; }
.post b { display: block; font-size: 9pt; }
.signatures { display: flex; gap: 10mm; margin-top: 12mm; break-inside: avoid; break-before: avoid; }
.signatures > div { flex: 1; border-top: 1pt solid black; padding-top: 1mm; font-size: 9pt; }
.made { break-before: avoid; margin-top: 6mm; font-size: 8.5pt; border-top: 0.5pt solid #777; padding-top: 1.5mm; }
.drill { position: fixed; inset: 0; display: grid; place-items: center; font-size: 150pt; font-weight: 800; letter-spacing: 0.05em; color: #e2e2e2; print-color-adjust: exact; -webkit-print-color-adjust: exact; z-index: -1; pointer-events: none; }
.drill span { transform: rotate(-35deg); }
@media screen { html { background: white; } body { padding: 10mm 8mm; } }
`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.toWellFormed().replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** A name in another script must not turn the line around. */
const text = (words: string): string => `<bdi>${escaped(words)}</bdi>`;

/** Signs in small print that find room beside each other, with as much left for a column of sentences. */
const SIGNS_ON_A_LINE = 64;

/** The columns that are narrowest keep to one line, as many as find room: times, counts, names. */
function shortColumns({ columns, rows }: Extract<DocumentPart, { is: 'table' }>): ReadonlySet<number> {
  const widths = columns.map((words, at) => ({ at, signs: Math.max(words.length, ...rows.map((row) => row[at]?.length ?? 0)) }));
  const short = new Set<number>();
  let left = SIGNS_ON_A_LINE;
  for (const { at, signs } of widths.toSorted((one, other) => one.signs - other.signs)) if ((left -= signs) >= 0) short.add(at);
  return short;
}

const NOT_WRITTEN = '<br>';

/** As a text in a style sheet, for the foot of each page. */
const quoted = (words: string): string => `"${words.toWellFormed().replace(/[^\p{L}\p{N}\p{M} .,:;()·–/'-]/gu, ' ')}"`;

const box = ({ title, holders }: Pick<ChartBox, 'title' | 'holders'>): string => `<div class="post"><b>${text(title)}</b>${holders.length === 0 ? NOT_WRITTEN : holders.map(text).join('<br>')}</div>`;
const branch = (one: ChartBox): string => `<li>${box(one)}${one.under.length === 0 ? '' : `<ul>${one.under.map(branch).join('')}</ul>`}</li>`;

/** Who leads, and side by side beneath each whoever reports to them. */
function chart({ commander, leads }: Extract<DocumentPart, { is: 'chart' }>): string {
  return `<div class="chart">${box({ title: commander, holders: [] })}${leads.map((lead) => `${box(lead)}<ul>${lead.under.map(branch).join('')}</ul>`).join('')}</div>`;
}

function table(of: Extract<DocumentPart, { is: 'table' }>): string {
  const { columns, rows, none } = of;
  if (rows.length === 0) return `<p>${text(none)}</p>`;
  const short = shortColumns(of);
  const cell = (tag: 'th' | 'td', words: string, at: number): string => `<${tag}${tag === 'th' ? ' scope="col"' : ''}${short.has(at) ? ' class="short"' : ''}>${text(words)}</${tag}>`;
  const row = (cells: readonly string[]): string => `<tr>${cells.map((words, at) => cell('td', words, at)).join('')}</tr>\n`;
  return `<table><thead><tr>${columns.map((words, at) => cell('th', words, at)).join('')}</tr></thead><tbody>\n${rows.map(row).join('')}</tbody></table>`;
}

function part(one: DocumentPart): string {
  switch (one.is) {
    case 'heading':
      return `<h2>${text(one.text)}</h2>`;
    case 'words':
      return `<p>${text(one.text)}</p>`;
    case 'boxes':
      return `<dl class="boxes">${one.boxes.map(({ label, value, wide, tall }) => `<div class="${wide === true ? 'wide' : 'half'}${value === '' ? ' empty' : ''}${tall === true ? ' tall' : ''}"><dt>${text(label)}</dt><dd>${value === '' ? NOT_WRITTEN : text(value)}</dd></div>`).join('')}</dl>`;
    case 'table':
      return table(one);
    case 'chart':
      return chart(one);
    case 'signatures':
      return `<div class="signatures">${one.who.map((who) => `<div>${text(who)}</div>`).join('')}</div>`;
  }
}

export function writeHtml({ title, form, school, about, exercise, made, parts }: PrintedDocument): string {
  const mark = [exercise ? 'DRILL' : '', form ?? ''].filter((word) => word !== '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(`${exercise ? 'DRILL: ' : ''}${title}, ${school}`)}</title>
<style>${STYLE}html { --foot: ${quoted(`${exercise ? 'DRILL · ' : ''}${title} · ${school}`)}; }</style>
</head>
<body>
${exercise ? '<div class="drill" aria-hidden="true"><span>DRILL</span></div>\n' : ''}<header><div><h1>${text(title)}</h1><p>${text(about)}</p></div><div class="mark">${mark.map((word) => `<b>${escaped(word)}</b>`).join(' ')}<p>${text(school)}</p></div></header>
${parts.map(part).join('\n')}
<p class="made">${text(made)}</p>
</body>
</html>
`;
}
