/** Living lists that need nothing but the incident of which they speak, each with what reads it: at once, or in slices where a whole school is read. */
import { readAccountability } from '../../db/queries/accountability.ts';
import { readClosing } from '../../db/queries/closing.ts';
import { listAside, waitingPickups } from '../../db/queries/desk.ts';
import { listFamilies } from '../../db/queries/families.ts';
import { readFlow } from '../../db/queries/flow.ts';
import { listBuses } from '../../db/queries/movement.ts';
import { cardLists } from '../../db/queries/paper-cards.ts';
import { listPosts } from '../../db/queries/posts.ts';
import { listQueue } from '../../db/queries/queue.ts';
import { listStations } from '../../db/queries/stations.ts';

/** As the station sees it that this console is. */
export const listsOfConsole = { queue: listQueue, queues: listStations } as const;
export const listsAtOnce = { pickups: waitingPickups, posts: listPosts, buses: listBuses, 'step-aside': listAside, flow: readFlow } as const;
export const listsInPieces = { accountability: readAccountability, families: listFamilies, closing: readClosing, ...cardLists } as const;
