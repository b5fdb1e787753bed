/** Who may answer a call and what they are trained in, and the school's list of courses. */
import { responderOf } from '../../shared/domain/dispatch/responders.ts';
import { coursesOf, trainingsOf } from '../../shared/domain/dispatch/training.ts';
import { COURSES } from '../../shared/kernel/streams.ts';
import type { StreamProjection, ViewRow } from './projection.ts';

export const responders: StreamProjection = {
  kind: 'stream',
  name: 'responders',
  version: 1,
  reads: (stream) => stream.startsWith('staff/'),
  /** `placings`, `availabilities`, `trainings`: as JSON. */
  tables: [{ name: 'view_responder', columns: ['staff TEXT NOT NULL', 'placings TEXT NOT NULL', 'availabilities TEXT NOT NULL', 'trainings TEXT NOT NULL'], key: [], indexes: [['staff']] }],
  rows(history, stream) {
    const { placings, availabilities } = responderOf(history);
    const trainings = trainingsOf(history);
    if (placings.length + availabilities.length + trainings.length === 0) return [];
    return [{ table: 'view_responder', cells: [stream.slice('staff/'.length), JSON.stringify(placings), JSON.stringify(availabilities), JSON.stringify(trainings)] }];
  },
};

export const courseLists: StreamProjection = {
  kind: 'stream',
  name: 'courses',
  version: 1,
  reads: (stream) => stream === COURSES,
  tables: [{ name: 'view_courses', columns: ['courses TEXT NOT NULL'], key: [], indexes: [] }],
  rows: (history): ViewRow[] => [{ table: 'view_courses', cells: [JSON.stringify(coursesOf(history))] }],
};
