/**
 * Mistakes that make the product slower and that somebody might hit upon: each a small change of its text, and the rows of the table
 * that must say so. A row that none of them moves measures something else than Muster.
 */
import type { Change } from '../../support/copied-project.ts';

export interface Slowdown extends Change {
  readonly rows: readonly string[];
}

export const slowdowns: readonly Slowdown[] = [
  {
    name: 'a checkpoint after every commit',
    rows: ['1a', '1b', '2'],
    file: 'db/commit.ts',
    from: '    if (committed.changed.size === 0) return;\n',
    to: "    if (committed.changed.size === 0) return;\n    this.#db.pragma('wal_checkpoint(TRUNCATE)');\n",
  },
  {
    name: 'alarms wait for the next look at the clock',
    rows: ['3a', '3b', '3d', '3e'],
    file: 'electron/host/lan/exchange.ts',
    from: '    for (const session of this.#sessions()) session.tell(told);\n',
    to: '    this.#needs.timers.after(250, () => {\n      for (const session of this.#sessions()) session.tell(told);\n    });\n',
  },
  {
    name: 'commits that arrive are folded event by event',
    rows: ['3c', '3f'],
    file: 'db/commit/landing.ts',
    from: '    for (const stream of streams) for (const view of this.#again.has(stream) ? views.remake(stream) : views.fold(stream)) this.#changed.add(view);\n',
    to: '    for (let event = 0; event < 40; event++) for (const stream of streams) for (const view of views.remake(stream)) this.#changed.add(view);\n',
  },
  {
    name: 'a page of the catch-up holds next to nothing',
    rows: ['4a', '4b'],
    file: 'shared/kernel/limits.ts',
    from: 'export const MAX_PAGE_BYTES = 256 * 1024;\n',
    to: 'export const MAX_PAGE_BYTES = 2048;\n',
  },
  {
    name: 'whoever agrees is asked all the same',
    rows: ['5a', '5b'],
    file: 'electron/host/lan/session.ts',
    from: '    if (frontier === hello.frontier) this.#agree();\n',
    to: '    if (frontier === `${hello.frontier} said twice`) this.#agree();\n',
  },
  {
    name: 'every word of every name is folded at each search',
    rows: ['6a', '6b'],
    file: 'db/queries/people-search.ts',
    from: '      const how = find(word);\n',
    to: '      const how = Array.from({ length: 5 }, () => find(foldText(word)))[0] ?? null;\n',
  },
  {
    name: 'no slip of the finger is forgiven',
    rows: ['6c'],
    file: 'shared/kernel/found-words.ts',
    from: 'typed.length >= TWO_SLIPS_FROM ? 2 : typed.length >= ONE_SLIP_FROM ? 1 : 0);\n',
    to: 'typed.length >= TWO_SLIPS_FROM + ONE_SLIP_FROM * 8 ? 1 : 0);\n',
  },
  {
    name: 'all views are made anew at each start',
    rows: ['7a', '7b'],
    file: 'db/rebuild.ts',
    from: '  return found === viewsVersion(digests, knownTypes(registry));\n',
    to: '  return found === `${viewsVersion(digests, knownTypes(registry))} of yesterday`;\n',
  },
  {
    name: 'a rebuild makes each stream again for each of its projections',
    rows: ['8'],
    file: 'db/rebuild.ts',
    from: '        views.remake(stream);\n      }\n      done += 1;',
    to: '        for (const projection of projections) if (projection.reads(stream)) views.remake(stream);\n      }\n      done += 1;',
  },
  {
    name: 'every seal is made forty times',
    rows: ['9a'],
    file: 'electron/host/system/crypto.ts',
    from: "sign: (text) => sign(null, Buffer.from(text), key).toString('base64url') };\n",
    to: "sign: (text) => Array.from({ length: 40 }, () => sign(null, Buffer.from(text), key).toString('base64url'))[0] ?? '' };\n",
  },
  {
    name: 'every seal is checked forty times',
    rows: ['9b'],
    file: 'electron/host/system/crypto.ts',
    from: "SIGNATURE.test(signature) && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));\n",
    to: "SIGNATURE.test(signature) && Array.from({ length: 40 }, () => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))).every((isGood) => isGood);\n",
  },
  {
    name: 'a chunk of an import holds next to nothing',
    rows: ['10'],
    file: 'electron/host/roster-import/leave-plan.ts',
    from: 'const MAX_CHUNK_BYTES = 96 * 1024;\n',
    to: 'const MAX_CHUNK_BYTES = 1024;\n',
  },
  {
    name: 'a long list is drawn whole',
    rows: ['11a', '11b', '11c'],
    file: 'renderer/ui/virtual-rows.tsx',
    from: '    overscan: 8,\n',
    to: '    overscan: 400,\n',
  },
  {
    name: 'every answer is kept, in case it is asked again',
    rows: ['12b'],
    file: 'electron/host/web/window-requests.ts',
    from: '    const answer = await this.#answer(name, form.data.params);\n',
    to: '    const answer = await this.#answer(name, form.data.params);\n    (this.#log as HostLog & { kept?: unknown[] }).kept = [...((this.#log as HostLog & { kept?: unknown[] }).kept ?? []), structuredClone(answer), Buffer.alloc(100_000, 1)];\n',
  },
  {
    name: 'a host takes what it may need some day',
    rows: ['12a'],
    file: 'electron/host/web/window-requests.ts',
    from: '    this.#core = core;\n',
    to: '    this.#core = core;\n    (core as HostCore & { some?: Buffer }).some = Buffer.alloc(80_000_000, 1);\n',
  },
];
