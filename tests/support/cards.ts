/** The cards of the conflicts, where no rosters stand side by side. */
import type { Card } from '../../db/queries/cards.ts';
import { listContradictions } from '../../db/queries/contradictions.ts';
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import type { Reader } from '../../db/queries/reader.ts';

export const cardsOf = (reader: Reader): readonly Card[] => listContradictions(reader, { rostersContradict: false, digests: nodeDigests });

/** A card about one person in one incident. */
export type PersonCard = Card & { readonly about: Extract<Card['about'], { readonly is: 'person' }> };
export const isAboutPerson = (card: Card): card is PersonCard => card.about.is === 'person';
