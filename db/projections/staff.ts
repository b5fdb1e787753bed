/** Who uses Muster and in which role, and with what they can sign in. What proves a secret is in no view. */
import { withdrawnGrantsOf } from '../../shared/domain/site/acts.ts';
import { credentialOf, staffMemberOf } from '../../shared/domain/site/staff.ts';
import type { StreamProjection, ViewRow } from './projection.ts';

export const staffMembers: StreamProjection = {
  kind: 'stream',
  name: 'staff',
  version: 2,
  reads: (stream) => stream.startsWith('staff/'),
  tables: [
    { name: 'view_staff_member', columns: ['staff TEXT NOT NULL', 'name TEXT NOT NULL', 'person TEXT'], key: ['staff'], indexes: [['staff'], ['person']] },
    /** Those that count. `founding`: it rests on no other grant. */
    { name: 'view_grant', columns: ['event TEXT NOT NULL', 'staff TEXT NOT NULL', 'role TEXT NOT NULL', 'founding INTEGER NOT NULL'], key: ['event'], indexes: [['staff']] },
    /** Grants that were withdrawn by somebody who said what they knew. `withdrawals`, `looked_at`, `ids`: as JSON. */
    { name: 'view_withdrawn_grant', columns: ['grant_event TEXT NOT NULL', 'staff TEXT NOT NULL', 'role TEXT NOT NULL', 'ids TEXT NOT NULL', 'withdrawals TEXT NOT NULL', 'looked_at TEXT NOT NULL'], key: ['grant_event'], indexes: [] },
  ],
  rows(history, stream) {
    const staff = stream.slice('staff/'.length);
    const { names, person, grants } = staffMemberOf(history);
    const member: ViewRow[] = names.length === 0 ? [] : [{ table: 'view_staff_member', cells: [staff, names.join(' / '), person] }];
    const withdrawn = withdrawnGrantsOf(history).map(({ grant, ids, role, withdrawals, lookedAt }): ViewRow => {
      const said = withdrawals.map(({ id, wall, origin, actor }) => ({ event: id, wall, origin, actor: actor === 'unsigned' ? null : actor.staff }));
      return { table: 'view_withdrawn_grant', cells: [grant, staff, role, JSON.stringify(ids), JSON.stringify(said), JSON.stringify(lookedAt)] };
    });
    return [...member, ...withdrawn, ...grants.map((grant): ViewRow => ({ table: 'view_grant', cells: [grant.id, staff, grant.payload.role, grant.actor !== 'unsigned' && grant.actor.grant === null ? 1 : 0] }))];
  },
};

export const credentials: StreamProjection = {
  kind: 'stream',
  name: 'credential',
  version: 1,
  reads: (stream) => stream.startsWith('credential/'),
  tables: [
    { name: 'view_secret', columns: ['event TEXT NOT NULL', 'staff TEXT NOT NULL', 'kind TEXT NOT NULL'], key: ['event'], indexes: [['staff']] },
    { name: 'view_sign_in_offer', columns: ['event TEXT NOT NULL', 'staff TEXT NOT NULL', 'until_wall INTEGER NOT NULL'], key: ['event'], indexes: [['staff']] },
  ],
  rows(history, stream) {
    const staff = stream.slice('credential/'.length);
    const { secrets, offers } = credentialOf(history);
    return [
      ...secrets.map((fact): ViewRow => ({ table: 'view_secret', cells: [fact.id, staff, fact.payload.kind] })),
      ...offers.map((fact): ViewRow => ({ table: 'view_sign_in_offer', cells: [fact.id, staff, fact.payload.untilWall] })),
    ];
  },
};
