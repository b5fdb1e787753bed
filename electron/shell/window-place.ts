/** Where the main window stood last, brought back onto a screen that exists: a second display may have been unplugged since. */
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { remember, remembered } from './desktop-file.ts';

const USUAL = { width: 1366, height: 768 } as const;
/** So much of it must be on a screen, for a hand to take hold of it. */
const VISIBLE_PX = 120;

const isPlace = (value: unknown): value is Rectangle => typeof value === 'object' && value !== null && (['x', 'y', 'width', 'height'] as const).every((side) => Number.isInteger((value as Partial<Record<string, unknown>>)[side]));

const overlap = (a: number, aSize: number, b: number, bSize: number): number => Math.min(a + aSize, b + bSize) - Math.max(a, b);

/** In the middle of the first screen where nothing usable is remembered. */
export function placeOf(file: string): Partial<Rectangle> {
  const place = remembered(file);
  if (!isPlace(place)) return USUAL;
  const visible = screen.getAllDisplays().some(({ workArea: on }) => overlap(place.x, place.width, on.x, on.width) >= VISIBLE_PX && overlap(place.y, place.height, on.y, on.height) >= VISIBLE_PX && place.y >= on.y);
  return visible ? place : USUAL;
}

export function rememberPlace(file: string, window: BrowserWindow): void {
  remember(file, window.getNormalBounds());
}
