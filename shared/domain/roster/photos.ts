/** Which photos of one person are on file, whatever order the facts arrived in, and who may remove one. Pure. */
import type { z } from 'zod';
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, PersonId } from '../../kernel/ids.ts';
import { photoStream } from '../../kernel/streams.ts';
import type { RemovePhoto } from './commands.ts';
import type { rosterEvents } from './events.ts';

type Filed = z.infer<(typeof rosterEvents)['v1.PhotoFiled']>;

interface FiledPhoto {
  readonly sha256: string;
  readonly type: Filed['type'];
  /** Every filing of these very bytes that stands. */
  readonly filings: readonly EventId[];
  readonly actor: string | null;
  readonly wall: number;
}

export interface PhotosOnFile {
  /** One; several where consoles filed different ones apart (RO-16). The first is shown where there is room for one. */
  readonly stand: readonly FiledPhoto[];
  /** By SHA-256: those that a person took away, and an import does not file again (RO-17). */
  readonly removed: readonly string[];
}

const isFiling = (fact: Fact): fact is Fact & { readonly payload: Filed } => fact.type === 'v1.PhotoFiled';

/** RO-16 a photo stands until a later one takes its place or somebody removes it. Those filed apart stand side by side. */
export function photosOnFile(history: History): PhotosOnFile {
  const filings = history.distinct(history.facts).filter(isFiling);
  const standing = filings.filter((fact) => !history.isSettled(fact.id) && !filings.some((other) => history.precedes(fact.id, other.id)));
  const stand = [...Map.groupBy(standing, ({ payload }) => payload.sha256).values()].flatMap((same): FiledPhoto[] => {
    const [first] = same;
    if (first === undefined) return [];
    return [{ sha256: first.payload.sha256, type: first.payload.type, filings: same.map(({ id }) => id), actor: first.actor === 'unsigned' ? null : first.actor.staff, wall: first.wall }];
  });
  const removed = new Set(filings.filter((fact) => history.isSettled(fact.id)).map(({ payload }) => payload.sha256));
  return { stand, removed: [...removed].filter((sha256) => !stand.some((one) => one.sha256 === sha256)).sort() };
}

/** RO-17 whoever removes names what stands; a photo that came meanwhile stays. */
export function removePhoto(command: RemovePhoto, { stand }: PhotosOnFile): Decision {
  const standing = new Set<string>(stand.flatMap((one) => one.filings));
  if (!command.filings.every((filing) => standing.has(filing))) return reject('PhotoNoLongerOnFile', 'That photo was replaced or removed meanwhile.', 'Look at the record again.');
  const payload = { person: command.person, settles: [...new Set(command.filings)], why: command.why };
  return accept([{ stream: photoStream(command.person as PersonId), type: 'v1.PhotoRemoved', payload, refs: [] }]);
}
