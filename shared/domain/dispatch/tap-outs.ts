/** Relief for some minutes: what the facts of `tap/<id>` say, what may be asked, and the rules of the school (README.md beside this file). Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { History } from '../../kernel/history.ts';
import { TAP_OUT_RULES, tapStream } from '../../kernel/streams.ts';
import { factsOf, newestOf } from './newest.ts';
import type { AskForRelief, CoverRelief, EndRelief, SetTapOutRules } from './tap-commands.ts';
import type { TapPayload } from './tap-events.ts';

export interface TapOut {
  readonly staff: string;
  readonly room: string | null;
  readonly askedWall: number;
  /** TA-3 more than one: two consoles sent somebody apart. */
  readonly covers: readonly { readonly staff: string; readonly wall: number; readonly minutes: number | null }[];
  readonly ended: boolean;
}

/** TA-2 once somebody is back nothing more comes of it, also where somebody was sent meanwhile. Null: it is erased, or was never asked. */
export function tapOutOf(history: History): TapOut | null {
  const [asked] = factsOf<TapPayload<'v1.ReliefAsked'>>(history, 'v1.ReliefAsked');
  if (asked === undefined) return null;
  const covers = newestOf(history, factsOf<TapPayload<'v1.ReliefCovered'>>(history, 'v1.ReliefCovered'));
  const ended = history.facts.some(({ type }) => type === 'v1.ReliefEnded');
  return { staff: asked.payload.staff, room: asked.payload.room, askedWall: asked.wall, covers: covers.map(({ payload: { staff, minutes }, wall }) => ({ staff, wall, minutes })), ended };
}

export interface TapOutRules {
  readonly seenBy: TapPayload<'v1.TapOutRulesSet'>['seenBy'];
  readonly keepDays: number;
}

/** Who supervises sends somebody; after a week nobody has to know who needed a break. */
export const DEFAULT_TAP_OUT_RULES: TapOutRules = { seenBy: ['administrator', 'assistantPrincipal', 'campusSupervisor'], keepDays: 7 };

/** TA-5 of rules set apart those see it whom both name, and the shorter time counts. Where they name nobody in common, the administrator. */
export function tapOutRulesOf(history: History): TapOutRules {
  const set = newestOf(history, factsOf<TapPayload<'v1.TapOutRulesSet'>>(history, 'v1.TapOutRulesSet')).map(({ payload }) => payload);
  const [first] = set;
  if (first === undefined) return DEFAULT_TAP_OUT_RULES;
  const both = first.seenBy.filter((role) => set.every(({ seenBy }) => seenBy.includes(role)));
  return { seenBy: both.length > 0 ? both : ['administrator'], keepDays: Math.min(...set.map(({ keepDays }) => keepDays)) };
}

/** Whoever acts. `sees`: the school lets their role see who asked. */
export interface TapActor {
  readonly staff: string;
  readonly sees: boolean;
}

const notSignedIn = (): Decision => reject('NotSignedIn', 'Nobody is signed in, so nobody would know whom to relieve.', 'Sign in first, or call the office.');
/** One answer for what is not there and for what they may not see. */
const unknownTap = (): Decision => reject('TapOutUnknown', 'There is no such request.', 'Look at the list again.');

/** TA-1 one request of a person at a time. `tap`: a fresh id. `open`: theirs that has not ended. `roomHere`: where they ask; null: not known. */
export function askForRelief({ room }: AskForRelief, { actor, tap, open, roomHere }: { readonly actor: TapActor | null; readonly tap: string; readonly open: boolean; readonly roomHere: string | null }): Decision {
  if (actor === null) return notSignedIn();
  if (open) return reject('ReliefAskedAlready', 'You have asked already.', 'Wait, or call the office. Say “Back” when you no longer need anybody.');
  return accept([{ stream: tapStream(tap), type: 'v1.ReliefAsked', payload: { tap, staff: actor.staff, room: room ?? roomHere } satisfies TapPayload<'v1.ReliefAsked'>, refs: [] }]);
}

export interface TapContext {
  readonly actor: TapActor | null;
  readonly tapOut: TapOut | null;
  readonly isStaff: (staff: string) => boolean;
}

const isParty = (tapOut: TapOut, staff: string): boolean => tapOut.staff === staff || tapOut.covers.some((cover) => cover.staff === staff);

/** TA-3 whoever sees it sends somebody or goes themselves, and may send another afterwards. */
export function coverRelief({ tap, staff, minutes }: CoverRelief, { actor, tapOut, isStaff }: TapContext): Decision {
  if (actor === null) return notSignedIn();
  if (tapOut === null || !actor.sees) return unknownTap();
  if (tapOut.ended) return reject('ReliefEnded', 'They are back already.', 'Nothing has to be done.');
  const covers = staff ?? actor.staff;
  if (!isStaff(covers)) return reject('StaffUnknown', 'Nobody of that name uses Muster here.', 'Look at the list of staff again.');
  if (covers === tapOut.staff) return reject('CoversThemselves', 'Whoever asks cannot cover their own class.', 'Choose somebody else.');
  return accept([{ stream: tapStream(tap), type: 'v1.ReliefCovered', payload: { tap, staff: covers, by: actor.staff, minutes } satisfies TapPayload<'v1.ReliefCovered'>, refs: [] }]);
}

/** TA-2 whoever asked, whoever covers, or whoever sees it. */
export function endRelief({ tap }: EndRelief, { actor, tapOut }: Omit<TapContext, 'isStaff'>): Decision {
  if (actor === null) return notSignedIn();
  if (tapOut === null || !(actor.sees || isParty(tapOut, actor.staff))) return unknownTap();
  if (tapOut.ended) return accept([]);
  return accept([{ stream: tapStream(tap), type: 'v1.ReliefEnded', payload: { tap, by: actor.staff } satisfies TapPayload<'v1.ReliefEnded'>, refs: [] }]);
}

export const setTapOutRules = ({ seenBy, keepDays }: SetTapOutRules): Decision =>
  accept([{ stream: TAP_OUT_RULES, type: 'v1.TapOutRulesSet', payload: { seenBy: [...new Set(seenBy)], keepDays }, refs: [] }]);

const DAY_MS = 86_400_000;

/** TA-6 a request is erased whole when that many days have gone by since it was made. */
export const isToBeErased = (sinceWall: number, nowWall: number, { keepDays }: Pick<TapOutRules, 'keepDays'>): boolean => nowWall - sinceWall > keepDays * DAY_MS;
