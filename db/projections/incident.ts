/** Incidents and drills: when they started and closed, and the course they took. */
import { courseOf, incidentsAtOnce, incidentsOf } from '../../shared/domain/incident/state.ts';
import { INCIDENTS } from '../../shared/kernel/streams.ts';
import type { StreamProjection } from './projection.ts';

export const incidentList: StreamProjection = {
  kind: 'stream',
  name: 'incidents',
  version: 3,
  reads: (stream) => stream === INCIDENTS,
  tables: [
    {
      name: 'view_incident',
      columns: [
        'incident TEXT NOT NULL',
        'exercise INTEGER NOT NULL',
        'directive TEXT NOT NULL',
        'detail TEXT NOT NULL',
        'started_event TEXT NOT NULL',
        'started_ms INTEGER NOT NULL',
        'started_n INTEGER NOT NULL',
        'started_wall INTEGER NOT NULL',
        'started_by TEXT',
        'roster TEXT NOT NULL',
        'date TEXT',
        'closed_event TEXT',
        'closed_ms INTEGER',
        'closed_n INTEGER',
        'closed_wall INTEGER',
        'expected INTEGER',
        'released INTEGER',
        'answered_for INTEGER',
        /** The incident by which it goes on, and all that are one with it (as JSON): itself alone where nothing was joined. */
        'goes_on_as TEXT NOT NULL',
        'one_with TEXT NOT NULL',
      ],
      key: ['incident'],
      indexes: [],
    },
    { name: 'view_incident_at_once', columns: ['incident TEXT NOT NULL', 'others TEXT NOT NULL'], key: ['incident'], indexes: [] },
  ],
  rows(history) {
    return [
      ...incidentsOf(history).map(({ incident, exercise, started, closed, goesOnAs, oneWith }) => {
        const count = closed?.type === 'v1.IncidentClosed' ? closed.payload : null;
        const cells = [
          incident,
          Number(exercise),
          started.payload.directive,
          started.payload.detail,
          started.id,
          started.at.ms,
          started.at.n,
          started.wall,
          started.actor === 'unsigned' ? null : started.actor.staff,
          JSON.stringify(started.payload.roster),
          started.payload.date,
          closed?.id ?? null,
          closed?.at.ms ?? null,
          closed?.at.n ?? null,
          closed?.wall ?? null,
          count?.expected ?? null,
          count?.released ?? null,
          count?.answeredFor ?? null,
          goesOnAs,
          JSON.stringify(oneWith),
        ];
        return { table: 'view_incident', cells };
      }),
      ...incidentsAtOnce(history).flatMap((group) => {
        const incidents = group.map((one) => one.incident).sort();
        return incidents.map((incident) => ({ table: 'view_incident_at_once', cells: [incident, JSON.stringify(incidents)] }));
      }),
    ];
  },
};

export const incidentCourse: StreamProjection = {
  kind: 'stream',
  name: 'incident-course',
  version: 3,
  reads: (stream) => stream.startsWith('incident/'),
  tables: [
    { name: 'view_course', columns: ['incident TEXT NOT NULL', 'directives TEXT NOT NULL', 'all_clear_event TEXT', 'all_clear_wall INTEGER', 'answering TEXT NOT NULL', 'reunification TEXT NOT NULL'], key: ['incident'], indexes: [] },
  ],
  rows(history, stream) {
    const course = courseOf(history);
    const directives = course.directives.map(({ directive, detail }) => ({ directive, detail }));
    return [{ table: 'view_course', cells: [stream.slice('incident/'.length), JSON.stringify(directives), course.allClear?.id ?? null, course.allClear?.wall ?? null, JSON.stringify(course.answering), JSON.stringify(course.reunification)] }];
  },
};
