/**
 * The roster, in two halves that a query joins (`db/queries/roster-snapshot.ts`). Every write of every import is a row keyed by the
 * import's stream, whether it counts yet or not; `site/roster` says which imports were activated and in what order. So an
 * activation costs a row, however large the import, and the roster as of an earlier moment can still be asked for.
 */
import type { z } from 'zod';
import type { RosterEntity, RosterKind } from '../../shared/domain/roster/entities.ts';
import type { rosterEvents } from '../../shared/domain/roster/events.ts';
import type { Fact, History } from '../../shared/kernel/history.ts';
import { ROSTER } from '../../shared/kernel/streams.ts';
import type { Cell, EventProjection, StreamProjection, ViewRow, ViewTable } from './projection.ts';

const flag = (value: boolean | null): Cell => (value === null ? null : Number(value));

/** `import`: whose write it is. `op`: put or withdraw. The rest is the entity. */
const WRITE_COLUMNS = ['event TEXT NOT NULL', 'import TEXT NOT NULL', 'op TEXT NOT NULL', 'id TEXT NOT NULL'];
const PERSON_COLUMNS = ['source_id TEXT NOT NULL', 'given TEXT NOT NULL', 'family TEXT NOT NULL', 'preferred_given TEXT', 'preferred_family TEXT', 'middle TEXT'];

/** Without indexes: the one query reads whole tables, and an index over random ids made each commit of an import three times as long. */
function writeTable(kind: RosterKind, columns: readonly string[]): ViewTable {
  return { name: `view_roster_${kind}`, columns: [...WRITE_COLUMNS, ...columns], key: ['event', 'id'], indexes: [] };
}

type Named = Extract<RosterEntity, { kind: 'student' | 'guardian' | 'staff' }>;
const personCells = (entity: Named): Cell[] => [
  entity.sourceId,
  entity.givenName,
  entity.familyName,
  entity.preferredGivenName,
  entity.preferredFamilyName,
  entity.middleName,
];

function cellsOf(entity: RosterEntity): Cell[] {
  switch (entity.kind) {
    case 'school':
      return [entity.sourceId, entity.name];
    case 'term':
      return [entity.sourceId, entity.title, entity.startDate, entity.endDate];
    case 'student':
      return [...personCells(entity), entity.grade, entity.studentNumber, entity.birthDate, JSON.stringify(entity.needs), entity.homeLanguage, entity.bus];
    case 'guardian':
      return [...personCells(entity), entity.phone, entity.email];
    case 'staff':
      return [...personCells(entity), entity.role, entity.phone, entity.email, JSON.stringify(entity.trainings)];
    case 'class':
      return [entity.sourceId, entity.title, flag(entity.homeroom), entity.room, entity.zone, JSON.stringify(entity.periods), JSON.stringify(entity.termIds)];
    case 'enrollment':
      return [entity.classId, entity.personId, entity.role, flag(entity.primary)];
    case 'relationship':
      return [
        entity.studentId,
        entity.contactId,
        entity.relation,
        flag(entity.primaryContact),
        flag(entity.livesWith),
        flag(entity.emergencyContact),
        entity.contactPriority,
        entity.restriction,
        flag(entity.legalGuardian),
      ];
  }
}

export const rosterWrites: EventProjection = {
  kind: 'event',
  name: 'roster-writes',
  version: 4,
  reads: (stream) => stream.startsWith('import/'),
  tables: [
    writeTable('school', ['source_id TEXT NOT NULL', 'name TEXT NOT NULL']),
    writeTable('term', ['source_id TEXT NOT NULL', 'title TEXT NOT NULL', 'start_date TEXT', 'end_date TEXT']),
    writeTable('student', [...PERSON_COLUMNS, 'grade TEXT', 'student_number TEXT', 'birth_date TEXT', 'needs TEXT NOT NULL', 'home_language TEXT', 'bus TEXT']),
    writeTable('guardian', [...PERSON_COLUMNS, 'phone TEXT', 'email TEXT']),
    writeTable('staff', [...PERSON_COLUMNS, 'role TEXT', 'phone TEXT', 'email TEXT', 'trainings TEXT NOT NULL']),
    writeTable('class', ['source_id TEXT NOT NULL', 'title TEXT NOT NULL', 'homeroom INTEGER NOT NULL', 'room TEXT', 'zone TEXT', 'periods TEXT NOT NULL', 'term_ids TEXT NOT NULL']),
    writeTable('enrollment', ['class_id TEXT NOT NULL', 'person_id TEXT NOT NULL', 'role TEXT NOT NULL', 'is_primary INTEGER NOT NULL']),
    writeTable(
      'relationship',
      [
        'student_id TEXT NOT NULL',
        'contact_id TEXT NOT NULL',
        'relation TEXT',
        'primary_contact INTEGER',
        'lives_with INTEGER',
        'emergency_contact INTEGER',
        'contact_priority INTEGER',
        'restriction TEXT',
        'legal_guardian INTEGER',
      ],
    ),
  ],
  rows(fact: Fact): readonly ViewRow[] {
    if (fact.type !== 'v2.RosterChunk') return [];
    const payload = fact.payload as z.infer<(typeof rosterEvents)['v2.RosterChunk']>;
    // Of two writes of one entity in one chunk the later counts.
    const writes = new Map(payload.writes.map((write) => [`${write.entity.kind} ${write.entity.id}`, write]));
    return [...writes.values()].map(({ op, entity }) => ({ table: `view_roster_${entity.kind}`, cells: [fact.id, payload.import, op, entity.id, ...cellsOf(entity)] }));
  },
};

interface Activation extends Fact {
  readonly payload: z.infer<(typeof rosterEvents)['v1.RosterActivated']>;
}

/**
 * `depth`: later activations have a larger one than those they had seen. `view_roster_apart` lists the pairs that had
 * not seen each other, so that "a had seen b" is: deeper, and not apart. Heads: those that nothing came after.
 */
export const rosterActivations: StreamProjection = {
  kind: 'stream',
  name: 'roster-activations',
  version: 3,
  reads: (stream) => stream === ROSTER,
  tables: [
    { name: 'view_roster_activation', columns: ['activation TEXT NOT NULL', 'import TEXT NOT NULL', 'depth INTEGER NOT NULL', 'wall INTEGER NOT NULL', 'source TEXT NOT NULL', 'origin TEXT NOT NULL', 'staff TEXT', 'chunks INTEGER NOT NULL', 'newest_chunk TEXT'], key: ['activation'], indexes: [['import']] },
    { name: 'view_roster_head', columns: ['activation TEXT NOT NULL'], key: ['activation'], indexes: [] },
    { name: 'view_roster_apart', columns: ['a TEXT NOT NULL', 'b TEXT NOT NULL'], key: ['a', 'b'], indexes: [] },
  ],
  rows(history: History): readonly ViewRow[] {
    const all = history.distinct(history.facts.filter((fact): fact is Activation => fact.type === 'v1.RosterActivated'));
    const precedes = history.precedence();
    const rows: ViewRow[] = [];
    for (const one of all) {
      const earlier = all.filter((other) => precedes(other.id, one.id));
      const later = all.filter((other) => precedes(one.id, other.id));
      rows.push({ table: 'view_roster_activation', cells: [one.id, one.payload.import, earlier.length, one.wall, one.payload.source, one.origin, one.actor === 'unsigned' ? null : one.actor.staff, one.payload.chunks, one.payload.newestChunk] });
      if (later.length === 0) rows.push({ table: 'view_roster_head', cells: [one.id] });
      if (earlier.length + later.length + 1 === all.length) continue;
      const ordered = new Set([...earlier, ...later, one]);
      for (const other of all) if (!ordered.has(other)) rows.push({ table: 'view_roster_apart', cells: [one.id, other.id] });
    }
    return rows;
  },
};
