/**
 * The address of the takeover: `#/takeover`, and `#/takeover/<key>` where it is about one alarm. The desktop's windows bring it behind their
 * one-time code, as `#code=…&takeover=<key>`.
 */
import { useSyncExternalStore } from 'react';
import { TAKEOVER_FRAGMENT } from '../../../shared/contract/desktop-messages.ts';

const BROUGHT = new RegExp(`&${TAKEOVER_FRAGMENT}=([^&]*)$`);
const HERE = new RegExp(`^#/${TAKEOVER_FRAGMENT}(?:/(.+))?$`);

/** What stays in the address when the code is taken out of it. */
export function fragmentWithoutCode(fragment: string): string {
  const brought = BROUGHT.exec(fragment);
  return brought === null ? '' : `#/${TAKEOVER_FRAGMENT}/${brought[1] ?? ''}`;
}

/** Null: the window shows something else. `key` null: whatever is due. */
export function takeoverAt(fragment: string): { readonly key: string | null } | null {
  const here = HERE.exec(fragment);
  if (here === null) return null;
  return { key: here[1] === undefined ? null : decodeURIComponent(here[1]) };
}

function onFragment(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

export const useFragment = (): string => useSyncExternalStore(onFragment, () => window.location.hash);
