/**
 * What takes the whole screen of every computer until somebody there has seen it: a directive that is in force, and a call for help that has
 * climbed to this console. One reading for the host, which tells the desktop, and for the page that the desktop then shows.
 */
import type { SubscriptionRow } from './procedures.ts';

type Incident = SubscriptionRow<'incidents'>;
type Heard = SubscriptionRow<'alarms'>;
type Call = SubscriptionRow<'call-alarms'>;

export type Takeover =
  | { readonly is: 'directive'; readonly key: string; readonly exercise: boolean; readonly directive: Heard['directive']; readonly detail: string; readonly from: Incident | Heard }
  | { readonly is: 'call'; readonly key: string; readonly exercise: boolean; readonly from: Call };

/** The same for an alarm that is only heard and for its incident once that is recorded: it was seen once. */
const directiveKey = (incident: string, directive: string): string => `directive ${incident} ${directive}`;

/** What is real comes first, then what everybody must do. A call on its next step is another one: it takes the screen again. */
export function takeoversOf(incidents: readonly Incident[], heard: readonly Heard[], calls: readonly Call[]): readonly Takeover[] {
  const all = new Map<string, Takeover>();
  for (const from of incidents) {
    if (from.allClearWall !== null) continue;
    for (const { directive, detail } of from.directives) {
      const key = directiveKey(from.incident, directive);
      all.set(key, { is: 'directive', key, exercise: from.exercise, directive, detail, from });
    }
  }
  for (const from of heard) {
    const key = directiveKey(from.incident, from.directive);
    if (!all.has(key)) all.set(key, { is: 'directive', key, exercise: from.exercise, directive: from.directive, detail: from.detail, from });
  }
  for (const from of calls) {
    const key = `call ${from.call} ${from.step}`;
    if (from.step > 0 && from.state === 'new' && !from.raisedHere) all.set(key, { is: 'call', key, exercise: from.exercise, from });
  }
  return [...all.values()].sort((a, b) => Number(a.exercise) - Number(b.exercise));
}
