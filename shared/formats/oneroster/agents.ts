/** Who belongs to which student in a OneRoster package: it knows only that two users are connected, on either row. */
import { refersTo, type RecordSet } from '../record-set.ts';
import type { RosterFileRelationship } from '../roster-file.ts';
import { NOTHING_SAID } from '../student-contacts.ts';

export function* readAgents(users: RecordSet<'agentSourcedIds'>, isStudent: (id: string) => boolean): Generator<RosterFileRelationship> {
  for (const [user, row] of users.byId) {
    for (const given of row.idList('agentSourcedIds')) {
      const agent = refersTo(row, 'agentSourcedIds', given, users);
      if (agent === null) continue;
      if (isStudent(user) && !isStudent(agent)) yield { student: user, contact: agent, ...NOTHING_SAID };
      else if (!isStudent(user) && isStudent(agent)) yield { student: agent, contact: user, ...NOTHING_SAID };
      else row.report('agent-not-fitting', 'agentSourcedIds', { id: user });
    }
  }
}
