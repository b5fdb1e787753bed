/** Loads what decisions about floor plans need. What a picture is, its bytes say. */
import { readPicture } from '../../../shared/formats/picture.ts';
import type { FloorCommand } from '../../../shared/domain/site/floor-commands.ts';
import type { FloorPicture } from '../../../shared/domain/site/floor-events.ts';
import { addFloor, drawPlaces, floorOf, nameFloor, pictureFloor, type Floor, type SeenPicture } from '../../../shared/domain/site/floors.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';
import { floorStream } from '../../../shared/kernel/streams.ts';
import { floorsOfSite } from '../../../db/queries/floors.ts';
import { roomsOfSite } from '../../../db/queries/rooms.ts';
import type { Sources } from './load.ts';

/** `fresh`: an id for a new floor. */
export function decideAboutFloors(command: FloorCommand, { log, reader }: Sources, digests: Digests, fresh: string): Decision {
  const known = (floor: string): Floor | null => floorOf(log.history(floorStream(floor)));
  const seen = ({ base64 }: FloorPicture): SeenPicture | null => readPicture(Buffer.from(base64, 'base64'));
  const context = { floors: floorsOfSite(reader) };
  switch (command.type) {
    case 'AddFloor':
      return addFloor(command, { ...context, floor: fresh, seen: seen(command.picture) });
    case 'NameFloor':
      return nameFloor(command, known(command.floor), context);
    case 'PictureFloor':
      return pictureFloor(command, known(command.floor), seen(command.picture));
    case 'DrawPlaces': {
      const rooms = roomsOfSite(reader, digests);
      return drawPlaces(command, known(command.floor), (room) => rooms.has(room));
    }
    default:
      return unreachable(command);
  }
}
