/** What the host takes for each command, by the frames between window and host, and how much memory and disk it needs. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';

/** A message of socket.io with an acknowledgement: "42", its number, and what is sent; the answer is "43" and the number. */
const sent = z.tuple([z.literal('command'), z.object({ command: z.object({ type: z.string() }) })]);

export interface CommandFigures {
  readonly command: string;
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly worstMs: number;
}

export class HostFigures {
  readonly #took = new Map<string, number[]>();
  #peakMemoryBytes = 0;

  /** Of every window that is opened. */
  watch(page: Page): void {
    page.on('websocket', (socket) => {
      const waiting = new Map<string, { readonly type: string; readonly atMs: number }>();
      socket.on('framesent', ({ payload }) => {
        const [, id, body] = /^42(\d+)(.*)$/s.exec(payload.toString()) ?? [];
        if (id === undefined || body === undefined) return;
        const read = sent.safeParse(JSON.parse(body));
        if (read.success) waiting.set(id, { type: read.data[1].command.type, atMs: performance.now() });
      });
      socket.on('framereceived', ({ payload }) => {
        const [, id] = /^43(\d+)/.exec(payload.toString()) ?? [];
        const one = id === undefined ? undefined : waiting.get(id);
        if (id === undefined || one === undefined) return;
        waiting.delete(id);
        this.#took.set(one.type, [...(this.#took.get(one.type) ?? []), performance.now() - one.atMs]);
      });
    });
  }

  /** Before the process ends. Only Linux says it without a tool. */
  lookAt(pid: number): void {
    if (process.platform !== 'linux') return;
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    this.#peakMemoryBytes = Math.max(this.#peakMemoryBytes, Number(kilobytes ?? 0) * 1024);
  }

  get peakMemoryBytes(): number {
    return this.#peakMemoryBytes;
  }

  commands(): readonly CommandFigures[] {
    const all = [...this.#took.values()].flat();
    return [...[...this.#took].map(([command, took]) => figuresOf(command, took)).sort((a, b) => b.count - a.count), figuresOf('all of them', all)];
  }
}

function figuresOf(command: string, took: readonly number[]): CommandFigures {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (part: number): number => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10;
  return { command, count: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), worstMs: at(1) };
}

export const databaseBytes = (dataFolder: string): number => statSync(join(dataFolder, 'muster.db')).size;
