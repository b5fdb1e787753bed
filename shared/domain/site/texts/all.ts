/** All texts that are there in several languages. A new use gets a file beside this one and a line here. */
import { cardTexts } from './card.ts';
import { deskTexts } from './desk.ts';
import { messageTexts } from './messages.ts';
import type { DefaultText } from './text.ts';

const all = { ...cardTexts, ...deskTexts, ...messageTexts } as const;

export type TextId = keyof typeof all;
export const defaultTexts: Readonly<Record<TextId, DefaultText>> = all;
/** Part of the name of a stream, so at most 36 letters long with a language behind it. */
export const textIds = Object.keys(all) as readonly TextId[];
export const isTextId = (id: string): id is TextId => Object.hasOwn(all, id);
