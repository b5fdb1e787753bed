/** The school's rule about students who leave without an adult: one row. */
import { selfReleaseOf } from '../../shared/domain/reunification/self-release.ts';
import { SELF_RELEASE } from '../../shared/kernel/streams.ts';
import type { StreamProjection } from './projection.ts';

export const selfRelease: StreamProjection = {
  kind: 'stream',
  name: 'self-release',
  version: 2,
  reads: (stream) => stream === SELF_RELEASE,
  tables: [{ name: 'view_self_release', columns: ['lowest_grade TEXT', 'lowest_grade_driving TEXT', 'set_by TEXT', 'wall INTEGER NOT NULL'], key: [], indexes: [] }],
  rows(history) {
    const { lowestGrade, lowestGradeDriving, facts } = selfReleaseOf(history);
    const [first] = facts;
    if (first === undefined) return [];
    return [{ table: 'view_self_release', cells: [lowestGrade, lowestGradeDriving, first.actor === 'unsigned' ? null : first.actor.staff, Math.max(...facts.map((fact) => fact.wall))] }];
  },
};
