/** What a run measured, per post and station, and how it is told. */
import { HANDS, type Act } from './touches.ts';

export interface Spread {
  readonly median: number;
  readonly p90: number;
  readonly longest: number;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;

export function spreadOf(values: readonly number[], digits = 1): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: round(at(sorted, 0.5), digits), p90: round(at(sorted, 0.9), digits), longest: round(sorted.at(-1) ?? 0, digits) };
}

interface PostFigures {
  acts: number;
  touches: number;
  keys: number;
}

export class Figures {
  readonly #posts = new Map<string, PostFigures>();
  readonly #stations = new Map<string, { students: number; busyMs: number }>();
  readonly #costs = new Map<string, number[]>();
  readonly #actMs: number[] = [];

  did(post: string, act: Act): void {
    const of = this.#posts.get(post) ?? { acts: 0, touches: 0, keys: 0 };
    this.#posts.set(post, of);
    of.acts += 1;
    of.touches += HANDS[act].touches;
    of.keys += HANDS[act].keys;
  }

  /** So many students went on from the station after so long a piece of work. */
  served(station: string, students: number, busyMs: number): void {
    const of = this.#stations.get(station) ?? { students: 0, busyMs: 0 };
    this.#stations.set(station, of);
    of.students += students;
    of.busyMs += busyMs;
  }

  cost(what: string, ms: number): void {
    const of = this.#costs.get(what);
    if (of === undefined) this.#costs.set(what, [ms]);
    else of.push(ms);
  }

  /** From the touch to the moment when the person can go on. */
  acted(hostMs: number): void {
    this.#actMs.push(hostMs);
  }

  hostMs(): Spread & { readonly acts: number; readonly byWhat: Readonly<Record<string, Spread & { readonly times: number }>> } {
    return { ...spreadOf(this.#actMs), acts: this.#actMs.length, byWhat: Object.fromEntries([...this.#costs].sort(byName).map(([what, all]) => [what, { ...spreadOf(all), times: all.length }])) };
  }

  perRelease(released: number): { readonly touches: number; readonly keys: number; readonly posts: Readonly<Record<string, { readonly touches: number; readonly keys: number }>> } {
    const posts = Object.fromEntries([...this.#posts].sort(byName).map(([post, of]) => [post, { touches: round(of.touches / released, 2), keys: round(of.keys / released, 2) }]));
    const sum = (of: 'touches' | 'keys'): number => round([...this.#posts.values()].reduce((total, one) => total + one[of], 0) / released, 2);
    return { touches: sum('touches'), keys: sum('keys'), posts };
  }

  /** `peopleAt`: how many share the work of a station. */
  stations(openMs: number, peopleAt: (station: string) => number): readonly { readonly station: string; readonly people: number; readonly students: number; readonly perHour: number; readonly busyShare: number }[] {
    return [...this.#stations].sort(byName).map(([station, { students, busyMs }]) => ({ station, people: peopleAt(station), students, perHour: Math.round((students / openMs) * 3_600_000), busyShare: round(busyMs / openMs / peopleAt(station), 2) }));
  }
}
