/** The rows of the board in words and numbers, as of a moment: what stands on the screen is worked out here. */
import type { FlowStage } from '../../../shared/contract/flow-rows.ts';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { bottleneckOf, finishOf, moveTo, recentPerHour, type Finish, type Move, type PostLoad } from '../../../shared/kernel/flow.ts';
import { clockTime } from '../../ui/times.ts';

export type FlowRow = SubscriptionRow<'flow'>;
type PostRow = SubscriptionRow<'posts'>;

export const stageNames: Readonly<Record<FlowStage, string>> = {
  greeted: 'Greeters',
  inLine: 'Checkers',
  aside: 'Waiting aside',
  toFetch: 'Reunifiers',
  onTheWay: 'on the way',
  handOff: 'at the hand-off',
  whole: 'From greeting to release',
};

/** The post whose people work at a stage; a post with several stages is named at the first. */
export const postOfStage: Readonly<Partial<Record<FlowStage, string>>> = { greeted: 'greeter', inLine: 'checker', toFetch: 'reunifier' };

/** What somebody is asked to do there, and who is asked. */
export const workWords: Readonly<Record<string, { readonly one: string; readonly doing: string; readonly verb: string }>> = {
  greeter: { one: 'greeter', doing: 'greeting', verb: 'greet' },
  checker: { one: 'checker', doing: 'checking', verb: 'check' },
  reunifier: { one: 'reunifier', doing: 'fetching and handing over', verb: 'fetch students' },
};

export function hourlyOf(row: FlowRow | undefined, nowMs: number): number {
  const done = row?.done ?? null;
  return row === undefined || done === null ? 0 : Math.round(recentPerHour(row.minutes, done.firstWall, nowMs));
}

export interface Board {
  readonly rows: ReadonlyMap<FlowStage, FlowRow>;
  readonly released: number;
  readonly toGo: number;
  readonly perHour: number;
  readonly finish: Finish;
  readonly loads: readonly PostLoad[];
  readonly slow: PostLoad | null;
  readonly move: Move | null;
}

export function boardOf(flow: readonly FlowRow[], posts: readonly PostRow[], nowMs: number): Board {
  const rows = new Map(flow.map((row) => [row.key, row]));
  const peopleAt = (post: string): number => posts.find((one) => one.post === post)?.holders.length ?? 0;
  const waitingAt = (...stages: readonly FlowStage[]): number => stages.reduce((sum, stage) => sum + (rows.get(stage)?.waiting ?? 0), 0);
  const loads: PostLoad[] = [
    { post: 'greeter', people: peopleAt('greeter'), waiting: null, perHour: hourlyOf(rows.get('greeted'), nowMs) },
    { post: 'checker', people: peopleAt('checker'), waiting: waitingAt('inLine'), perHour: hourlyOf(rows.get('inLine'), nowMs) },
    { post: 'reunifier', people: peopleAt('reunifier'), waiting: waitingAt('toFetch', 'onTheWay', 'handOff'), perHour: hourlyOf(rows.get('whole'), nowMs) },
  ];
  const whole = rows.get('whole');
  const toGo = whole?.waiting ?? 0;
  const finish = finishOf(toGo, whole?.minutes ?? [], whole?.done?.firstWall ?? null, nowMs);
  const slow = bottleneckOf(loads);
  return { rows, released: whole?.done?.count ?? 0, toGo, perHour: hourlyOf(whole, nowMs), finish, loads, slow, move: slow === null ? null : moveTo(slow, loads, finish, nowMs) };
}

/** The large word, and the small one below it. */
export function finishWords(finish: Finish): { readonly large: string; readonly small: string } {
  switch (finish.is) {
    case 'done':
      return { large: 'Done', small: 'nobody is still to go' };
    case 'tooEarly':
      return { large: 'Too early', small: finish.more === 0 ? 'to say when it ends' : `to say: after ${finish.more} more releases` };
    case 'stalled':
      return { large: 'Stopped', small: 'nobody released for 10 minutes' };
    case 'expected':
      return { large: clockTime(finish.likely), small: finish.latest === null ? `Finish, not before ${clockTime(finish.earliest)}` : `Finish, ${clockTime(finish.earliest)} to ${clockTime(finish.latest)}` };
  }
}

const minutesLong = (durationMs: number): string => (durationMs < 60_000 ? 'under 1 min' : `${Math.round(durationMs / 60_000)} min`);
/** Shorter, for a column. */
export const minutesWaited = (wall: number | undefined, nowMs: number): string => (wall === undefined ? '–' : `${Math.max(0, Math.floor((nowMs - wall) / 60_000))} min`);

/** Of those who went on; nothing where none did. */
export function wentOnWords({ key, done }: FlowRow): string {
  // Those who were greeted came to the first post: how long they waited for it nobody knows.
  if (done === null || key === 'greeted') return '';
  if (done.waits === null) return `${done.count} went on; how long they waited is not on the record`;
  return `${done.count} went on: half in ${minutesLong(done.waits.medianMs)}, 9 of 10 in ${minutesLong(done.waits.ninetiethMs)}, longest ${minutesLong(done.waits.longestMs)}`;
}
