/** Calls for help, one row each with all that is known of it; and what the school set of them. */
import { callKindsOf, escalationOf } from '../../shared/domain/dispatch/call-settings.ts';
import { callOf, type Call } from '../../shared/domain/dispatch/state.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { CALL_KINDS, ESCALATION } from '../../shared/kernel/streams.ts';
import type { StreamProjection } from './projection.ts';

const staffOf = (fact: Fact): string | null => (fact.actor === 'unsigned' ? null : fact.actor.staff);
const by = (fact: Fact) => ({ event: fact.id, wall: fact.wall, actor: staffOf(fact) });
const wallOf = (fact: Fact | null): number | null => fact?.wall ?? null;

/** What `view_call.detail` holds, as JSON. */
export type CallDetail = ReturnType<typeof detailOf>;

const detailOf = ({ called, caller, raisedAt, rooms, kinds, silent, words, responders, takenApart, endings, endedApart, steps, checks, firsts }: Call) => ({
  called: { wall: called.wall, actor: caller, origin: `${raisedAt}.` },
  onBehalf: called.payload.onBehalf,
  rooms,
  kinds,
  silent,
  words: words.map(({ of, text, fact }) => ({ of, text, ...by(fact) })),
  responders: responders.map(({ staff, state, fact, onBehalf }) => ({ staff, state, onBehalf, ...by(fact) })),
  takenApart: takenApart.map(({ taking, staff, fact }) => ({ taking, staff, origin: fact.origin, ...by(fact) })),
  endings: endings.map(({ is, words: said, fact }) => ({ is, words: said, ...by(fact) })),
  endedApart,
  steps: [...steps].map(([step, fact]) => ({ step, wall: fact.wall })).sort((a, b) => a.step - b.step),
  checks: checks.map(by),
  firsts: { acknowledged: wallOf(firsts.acknowledged), onTheWay: wallOf(firsts.onTheWay), onScene: wallOf(firsts.onScene) },
});

export const calls: StreamProjection = {
  kind: 'stream',
  name: 'calls',
  version: 2,
  reads: (stream) => stream.startsWith('call/'),
  /** `ended_wall` null: it is open. */
  tables: [{ name: 'view_call', columns: ['call TEXT NOT NULL', 'exercise INTEGER NOT NULL', 'state TEXT NOT NULL', 'called_ms INTEGER NOT NULL', 'called_wall INTEGER NOT NULL', 'ended_wall INTEGER', 'detail TEXT NOT NULL'], key: [], indexes: [['call'], ['ended_wall']] }],
  rows(history) {
    const call = callOf(history);
    if (call === null) return [];
    const { called, state, endings, endedApart } = call;
    const endedWall = endings.length === 0 || endedApart ? null : Math.max(...endings.map(({ fact }) => fact.wall));
    return [{ table: 'view_call', cells: [called.payload.call, called.payload.exercise ? 1 : 0, state, called.at.ms, called.wall, endedWall, JSON.stringify(detailOf(call))] }];
  },
};

export const callSettings: StreamProjection = {
  kind: 'stream',
  name: 'call-settings',
  version: 1,
  reads: (stream) => stream === CALL_KINDS || stream === ESCALATION,
  tables: [{ name: 'view_call_setting', columns: ['setting TEXT NOT NULL', 'says TEXT NOT NULL'], key: ['setting'], indexes: [] }],
  rows: (history, stream) => [{ table: 'view_call_setting', cells: stream === CALL_KINDS ? ['kinds', JSON.stringify(callKindsOf(history))] : ['escalation', JSON.stringify(escalationOf(history))] }],
};
