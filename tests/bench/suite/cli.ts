/**
 * The table: what Muster takes for a thing, as a ratio to the plainest way of doing it, both measured in one run.
 * npm run bench [-- --quick] [--row 1a,8] [--json]
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { alarm } from './alarm.ts';
import { append } from './append.ts';
import { catchUp } from './catch-up.ts';
import { importRoster } from './import-roster.ts';
import { memory } from './memory.ts';
import { rebuild } from './rebuild.ts';
import { recall } from './recall.ts';
import { reconnect } from './reconnect.ts';
import { replicate } from './replicate.ts';
import { meets, type Aim, type Row } from './row.ts';
import { safety } from './safety.ts';
import { scans } from './scans.ts';
import { search } from './search.ts';
import { startUp } from './start-up.ts';
import { windowRows } from './window.ts';

const ROWS: readonly Row[] = [...append, scans, ...alarm, replicate, catchUp, ...reconnect, ...search, recall, ...startUp, rebuild, ...safety, importRoster, ...windowRows, ...memory];

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, row: { type: 'string' } } });
const wanted = values.row?.split(',').map((one) => one.trim());
const unknown = wanted?.filter((one) => !ROWS.some(({ id }) => id === one || id.replace(/\D+$/, '') === one)) ?? [];
if (unknown.length > 0) throw new Error(`there is no row ${unknown.join(', ')}; there are ${ROWS.map(({ id }) => id).join(', ')}`);
const rows = ROWS.filter(({ id }) => wanted === undefined || wanted.includes(id) || wanted.includes(id.replace(/\D+$/, '')));

const said = (aim: Aim): string => ('atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`);
const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const told: { readonly id: string; readonly name: string; readonly ratio: number; readonly aim: string; readonly met: boolean }[] = [];
const machine = { node: process.version, platform: `${process.platform} ${process.arch}`, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryBytes: totalmem(), date: new Date().toISOString(), quick: values.quick };
if (!values.json) console.log(`${machine.date} · Node ${machine.node} · ${machine.platform} · ${machine.cores} × ${machine.cpu}${values.quick ? ' · quick' : ''}\n`);
for (const { id, name, ratioOf, aim, measure } of rows) {
  const { ratio, spread, figures } = await measure(values.quick);
  const met = meets(aim, ratio);
  told.push({ id, name, ratio, aim: said(aim), met });
  if (!values.json) console.log(`${id.padEnd(4)} ${name.padEnd(44)} ${short(ratio).padStart(7)} (${short(spread[0])} to ${short(spread[1])})  aim ${said(aim)}  ${met ? 'met' : 'not met'}\n     ${ratioOf}: ${figures}`);
}
if (values.json) console.log(JSON.stringify({ machine, rows: told }));
