/** What was set apart, and who was revoked: what the cards of the conflicts need beside the views of the areas themselves. */
import { callKindsSet, escalationsSet } from '../../shared/domain/dispatch/call-settings.ts';
import { lateFactsSetAside } from '../../shared/domain/site/acts.ts';
import { setApartIn, type SettingName } from '../../shared/domain/site/apart.ts';
import type { SitePayload } from '../../shared/domain/site/events.ts';
import { selfReleaseOf } from '../../shared/domain/reunification/self-release.ts';
import type { Fact, History } from '../../shared/kernel/history.ts';
import type { StreamName } from '../../shared/kernel/ids.ts';
import { CALL_KINDS, ESCALATION, SELF_RELEASE } from '../../shared/kernel/streams.ts';
import type { Cell, StreamProjection } from './projection.ts';

/** The rule for leaving alone, and what is set of calls for help, are of other areas. */
export type ApartSetting = SettingName | 'selfRelease' | 'callKinds' | 'escalation';

const by = (fact: Fact): readonly Cell[] => [fact.wall, fact.actor === 'unsigned' ? null : fact.actor.staff, fact.origin];

interface Apart {
  readonly setting: ApartSetting;
  readonly facts: readonly Fact[];
}

/** Equal values agree, and ask nobody. */
const unlessEqual = (setting: ApartSetting, facts: readonly Fact[]): readonly Apart[] => (new Set(facts.map((fact) => JSON.stringify(fact.payload))).size > 1 ? [{ setting, facts }] : []);

function apartIn(history: History, stream: StreamName): readonly Apart[] {
  switch (stream) {
    case SELF_RELEASE:
      return unlessEqual('selfRelease', selfReleaseOf(history).facts);
    case CALL_KINDS:
      return unlessEqual('callKinds', callKindsSet(history));
    case ESCALATION:
      return unlessEqual('escalation', escalationsSet(history));
    default:
      return setApartIn(history, stream);
  }
}

export const setApart: StreamProjection = {
  kind: 'stream',
  name: 'set-apart',
  version: 2,
  reads: (stream) => /^(?:site\/setting|console|room|staff)\//.test(stream),
  /** `subject`: which room, console or person. `place` 0: the one that counts. `says`: the payload, as JSON. */
  tables: [{ name: 'view_set_apart', columns: ['setting TEXT NOT NULL', 'subject TEXT NOT NULL', 'event TEXT NOT NULL', 'place INTEGER NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'origin TEXT NOT NULL', 'says TEXT NOT NULL'], key: ['setting', 'event'], indexes: [] }],
  rows(history, stream) {
    const subject = stream.slice(stream.lastIndexOf('/') + 1);
    return apartIn(history, stream).flatMap(({ setting, facts }) => facts.map((fact, place) => ({ table: 'view_set_apart', cells: [setting, subject, fact.id, place, ...by(fact), JSON.stringify(fact.payload)] })));
  },
};

export const revocations: StreamProjection = {
  kind: 'stream',
  name: 'revocations',
  version: 1,
  reads: (stream) => stream.startsWith('console/'),
  /** `looked_at`: by origin, up to which number somebody looked at what was said beyond the cut and left it out, as JSON. */
  tables: [{ name: 'view_revocation', columns: ['console TEXT NOT NULL', 'event TEXT NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'origin TEXT NOT NULL', 'reason TEXT NOT NULL', 'looked_at TEXT NOT NULL'], key: ['event'], indexes: [] }],
  rows(history, stream) {
    const lookedAt = JSON.stringify(lateFactsSetAside(history));
    const console = stream.slice('console/'.length);
    return history
      .distinct(history.facts)
      .filter((fact) => fact.type === 'v1.ConsoleRevoked')
      .map((fact) => ({ table: 'view_revocation', cells: [console, fact.id, ...by(fact), (fact.payload as SitePayload<'v1.ConsoleRevoked'>).reason, lookedAt] }));
  },
};
