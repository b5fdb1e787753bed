/**
 * What cannot all be true: the one table. Each area says of its own facts which pairs contradict each other (the rule named
 * here); what spans areas is in `person-standing.ts`. The query that finds the cards and the screen that shows them
 * are made complete by this table's type: a kind without either does not compile. What is not concurrent, or corrects,
 * is no contradiction.
 */
import type { CommandType } from './registry.ts';

interface Contradiction {
  /** What it is, for whoever reads this table. */
  readonly is: string;
  /** Of an area's README. */
  readonly rule: string;
  /** A roster is settled by an import, which is not one command. */
  readonly settledBy: readonly (CommandType | 'import')[];
}

export const contradictions = {
  reportsDisagree: { is: 'Two statuses of one person, by different people or apart', rule: 'AC-2', settledBy: ['SettleReports'] },
  placesDisagree: { is: 'One person on the lists of two buses, or on a bus or at the site and reported missing', rule: 'PS-9', settledBy: ['SettlePlaces', 'SettleReports'] },
  releasedTwice: { is: 'One student released twice, also under two records that turned out to be one person', rule: 'RU-9', settledBy: ['SettleRelease'] },
  reportedAfterRelease: { is: 'Released, and reported as still there or missing', rule: 'PS-1', settledBy: ['SettleRelease'] },
  settlementsDiffer: { is: 'Releases settled in two ways', rule: 'RU-13', settledBy: ['SettleRelease'] },
  closedWithout: { is: 'Closed at one console while another had somebody missing', rule: 'PS-6', settledBy: ['SettleReports', 'ReportPeople'] },
  missingThoughAbsent: { is: 'Reported missing, and marked absent', rule: 'AT-12', settledBy: ['SettleReports'] },
  postTakenTwice: { is: 'Two people at a post for one', rule: 'IN-20', settledBy: ['HandOverPost'] },
  callTakenTwice: { is: 'Two people who took one call for help apart', rule: 'DI-8', settledBy: ['SettleClaims', 'StandDownFromCall'] },
  incidentsAtOnce: { is: 'Two real incidents that were started apart', rule: 'IN-9', settledBy: ['JoinIncidents', 'CloseIncident'] },
  rostersContradict: { is: 'Two rosters that were imported apart and do not say the same', rule: 'RO-1', settledBy: ['import'] },
  settingSetTwice: {
    is: 'One setting of the site, its rooms, consoles or staff set to different values apart',
    rule: 'SI-50',
    settledBy: ['RenameSite', 'NameSchools', 'ChooseClock', 'SetBellSchedule', 'SetLockdownAllClear', 'SetIdleLock', 'SetSelfRelease', 'RenameConsole', 'RenameStaff', 'CorrectText', 'PlaceRooms', 'UseRooms', 'SetCallKinds', 'SetEscalation'],
  },
  roleGrantedTwice: { is: 'Two roles granted to one person apart', rule: 'SI-11', settledBy: ['GrantRole', 'WithdrawRole'] },
  actsOnWithdrawnGrant: { is: 'Somebody acted on a grant that had been withdrawn elsewhere', rule: 'SI-51', settledBy: ['ConfirmActs'] },
  lateFacts: { is: 'What a revoked console said beyond its cut', rule: 'SI-52', settledBy: ['AdoptLateFacts', 'SetAsideLateFacts'] },
} as const satisfies Readonly<Record<string, Contradiction>>;

export type ContradictionKind = keyof typeof contradictions;
