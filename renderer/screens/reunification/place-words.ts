/** Where reunification is, in the words that stand over its screens. */
import type { Incident } from '../surroundings.tsx';

export function placeWords(reunification: Incident['reunification']): string {
  if (reunification === null) return 'not started from Now yet';
  const place = (name: string): string => (name === '' ? 'a place not said yet' : name);
  return [reunification.place, ...reunification.alsoSaid].map((one) => `at ${place(one)}`).join(' or ');
}
