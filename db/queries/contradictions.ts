/** What cannot all be true: a card for each, with both sides' who, where and when. It stays until a person settles it. */
import { contradictions, type ContradictionKind } from '../../shared/domain/contradictions.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import { callsTakenApart } from './call-cards.ts';
import type { Card } from './cards.ts';
import { incidentsAtOnce, postsTakenTwice } from './incident-cards.ts';
import { contradictedPeople, missedAtClose, missingThoughAbsent, releasedUnderTwoRecords } from './person-cards.ts';
import type { Reader } from './reader.ts';
import { rolesGrantedTwice, settingsSetTwice } from './setting-cards.ts';
import { actsOnWithdrawnGrants, lateFacts } from './trust-cards.ts';
import { rosterCards } from './roster-cards.ts';

/** What is in no view: whether rosters that are active side by side were found to contradict each other, and how a room's id is made. */
export interface BesideTheViews {
  readonly rostersContradict: boolean;
  readonly digests: Digests;
}

/** How the cards of each kind are found: none can be forgotten. */
const FIND: Readonly<Record<ContradictionKind, (reader: Reader, beside: BesideTheViews) => readonly Card[]>> = {
  reportsDisagree: (reader) => contradictedPeople(reader, 'reportsDisagree'),
  placesDisagree: (reader) => contradictedPeople(reader, 'placesDisagree'),
  releasedTwice: (reader) => [...contradictedPeople(reader, 'releasedTwice'), ...releasedUnderTwoRecords(reader)],
  reportedAfterRelease: (reader) => contradictedPeople(reader, 'reportedAfterRelease'),
  settlementsDiffer: (reader) => contradictedPeople(reader, 'settlementsDiffer'),
  closedWithout: missedAtClose,
  missingThoughAbsent,
  postTakenTwice: postsTakenTwice,
  callTakenTwice: (reader, { digests }) => callsTakenApart(reader, digests),
  incidentsAtOnce,
  rostersContradict: (reader, { rostersContradict }) => (rostersContradict ? rosterCards(reader) : []),
  settingSetTwice: settingsSetTwice,
  roleGrantedTwice: rolesGrantedTwice,
  actsOnWithdrawnGrant: actsOnWithdrawnGrants,
  lateFacts,
};

const kinds = Object.keys(contradictions) as ContradictionKind[];

/** In the order of the table: where children are comes before what a list says. */
export const listContradictions = (reader: Reader, beside: BesideTheViews): Card[] => kinds.flatMap((kind) => FIND[kind](reader, beside));
