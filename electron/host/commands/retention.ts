/** Loads what decisions about the keeping of records need. */
import { isOnRecord } from '../../../db/queries/incidents.ts';
import { holdsOf, inspectionsOf, liftHold, closeInspection, placeHold, requestInspection, setRetention } from '../../../shared/domain/records/retention.ts';
import type { PlaceHold, RetentionCommand } from '../../../shared/domain/records/retention-commands.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { ERASURES } from '../../../shared/kernel/streams.ts';
import type { Sources } from './load.ts';

/** `fresh`: the id of a hold or of a request that this command begins. */
export function decideRetention(command: RetentionCommand, { log, reader }: Sources, fresh: string): Decision {
  const isPerson = (person: string): boolean => reader.person(person as PersonId, reader.rosters.current()) !== null;
  const isKnown = (about: PlaceHold['about']): boolean => about.is === 'everything' || (about.is === 'person' ? isPerson(about.person) : isOnRecord(reader, about.incident));
  switch (command.type) {
    case 'SetRetention':
      return setRetention(command);
    case 'PlaceHold':
      return placeHold(command, { hold: fresh, known: isKnown(command.about) });
    case 'LiftHold':
      return liftHold(command, holdsOf(log.history(ERASURES)));
    case 'RequestInspection':
      return requestInspection(command, { inspection: fresh, studentKnown: isPerson(command.student), today: reader.today() });
    case 'CloseInspection':
      return closeInspection(command, inspectionsOf(log.history(ERASURES)));
  }
}
