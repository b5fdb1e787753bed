/** For whom a file is made: what they may not see on the screen is in no file of theirs (RE-4). */
import type { MayKnow } from '../../../db/queries/may-know.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import type { Actor } from '../../../shared/kernel/history.ts';

export interface Asker {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly mayKnow: MayKnow;
}
