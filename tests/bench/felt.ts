/**
 * What a person feels at a window: how long its questions took, the tasks that held its thread up, and the frames that came late
 * while it scrolled. Measured from outside, by what Chromium traces and by what runs in the page before anything else.
 */
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

/** A frame that came later than this missed at least one turn of a screen of 60 Hz; less is the browser's own jitter. */
export const LATE_FRAME_MS = 25;
const SCROLL_MS = 2_500;
export const LONG_TASK_MS = 50;

interface Task {
  readonly wallMs: number;
  /** Of the processor, in the window's thread. */
  readonly cpuMs: number;
}

export interface Felt {
  readonly queriesMs: readonly number[];
  readonly framesMs: readonly number[];
  readonly tasks: readonly Task[];
}

declare global {
  interface Window {
    /** How long each question took that was answered since it was looked at last. */
    queriesMs?: number[];
  }
}

/** Runs in the page before anything else: hears of each question and its answer on the socket. */
export function listen(): void {
  const queriesMs: number[] = [];
  window.queriesMs = queriesMs;
  const asked = new Map<string, number>();
  window.WebSocket = class extends WebSocket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        const [, number] = typeof event.data === 'string' ? (/^43(\d+)\[/.exec(event.data) ?? []) : [];
        const sinceMs = number === undefined ? undefined : asked.get(number);
        if (sinceMs !== undefined) queriesMs.push(performance.now() - sinceMs);
      });
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      const [, number] = typeof data === 'string' ? (/^42(\d+)\["query"/.exec(data) ?? []) : [];
      if (number !== undefined) asked.set(number, performance.now());
      super.send(data);
    }
  };
}

/** Runs in the page: a list is scrolled a little in each frame, down and up again, and each frame is timed. */
function scroll([selector, lastsMs]: readonly [string, number]): Promise<readonly number[]> {
  const scroller = document.querySelector(selector);
  return new Promise((resolve) => {
    const frames: number[] = [];
    let last = performance.now();
    const began = last;
    const step = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (scroller !== null) scroller.scrollTop += now - began < lastsMs / 2 ? 45 : -45;
      if (now - began < lastsMs) requestAnimationFrame(step);
      else resolve(frames.slice(1));
    };
    requestAnimationFrame(step);
  });
}

const traced = z.object({ traceEvents: z.array(z.looseObject({ name: z.string(), pid: z.number(), tid: z.number(), dur: z.number().optional(), tdur: z.number().optional(), args: z.looseObject({ name: z.unknown().optional() }).optional() })) });

/** Everything that ran in the threads of the windows, task by task. */
function tasksOf(trace: Buffer): Task[] {
  const events = traced.parse(JSON.parse(trace.toString('utf8'))).traceEvents;
  const windows = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  return events.filter(({ name, pid, tid }) => name.endsWith('RunTask') && windows.has(`${pid} ${tid}`)).map(({ dur = 0, tdur = 0 }) => ({ wallMs: dur / 1_000, cpuMs: tdur / 1_000 }));
}

export class FeltAt {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly felt = new Map<string, Felt[]>();

  constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  /** What the page felt from the first touch of an act to a moment after its end. */
  async act(what: string, doIt: () => Promise<readonly number[] | void>): Promise<void> {
    await this.#page.waitForTimeout(400);
    await this.#answered();
    await this.#browser.startTracing(this.#page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
    const framesMs = (await doIt()) ?? [];
    await this.#page.waitForTimeout(400);
    const tasks = tasksOf(await this.#browser.stopTracing());
    this.felt.set(what, [...(this.felt.get(what) ?? []), { queriesMs: await this.#answered(), framesMs, tasks }]);
  }

  async scrolled(what: string, selector: string): Promise<void> {
    await this.act(what, () => this.#page.evaluate(scroll, [selector, SCROLL_MS] as const));
  }

  async #answered(): Promise<readonly number[]> {
    return this.#page.evaluate(() => window.queriesMs?.splice(0) ?? []);
  }
}

/** The share of the frames that were late, from 0 to 1. */
export const late = (frames: readonly number[]): number => frames.filter((ms) => ms > LATE_FRAME_MS).length / Math.max(1, frames.length);
