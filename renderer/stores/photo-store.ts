/**
 * Photos that are on screen, each held once however many look. One is asked for when a row with it is drawn, and called off
 * when the row is gone; a few that were looked at last are kept, so that scrolling back costs nothing.
 */
import type { FetchPhoto } from '../transport/photo-fetch.ts';

/** A screen of the longest list shows thirty; more would be memory that nobody looks at. */
const MAX_IDLE = 60;

interface HeldPhoto {
  readonly lookers: Set<() => void>;
  readonly asking: AbortController;
  /** Null: not here yet, or not to be had. */
  url: string | null;
  arrived: boolean;
}

/** How a browser gives the bytes of a picture an address, and takes it back. */
export interface ObjectUrls {
  make(blob: Blob): string;
  drop(url: string): void;
}

export class PhotoStore {
  readonly #fetch: FetchPhoto;
  readonly #urls: ObjectUrls;
  /** Least recently looked at first. */
  readonly #held = new Map<string, HeldPhoto>();

  constructor(fetch: FetchPhoto, urls: ObjectUrls) {
    this.#fetch = fetch;
    this.#urls = urls;
  }

  /** Its address; null while it is not here. */
  urlOf(sha256: string): string | null {
    return this.#held.get(sha256)?.url ?? null;
  }

  /** `changed` is called when it has come. Returns how to look away. */
  look(sha256: string, changed: () => void): () => void {
    const held = this.#held.get(sha256) ?? this.#ask(sha256);
    this.#held.delete(sha256);
    this.#held.set(sha256, held);
    held.lookers.add(changed);
    return () => {
      held.lookers.delete(changed);
      if (held.lookers.size === 0) this.#lookedAway(sha256, held);
    };
  }

  #ask(sha256: string): HeldPhoto {
    const held: HeldPhoto = { lookers: new Set(), asking: new AbortController(), url: null, arrived: false };
    void this.#fetch(sha256, held.asking.signal).then((blob) => {
      if (held.asking.signal.aborted) return;
      held.arrived = true;
      held.url = blob === null ? null : this.#urls.make(blob);
      for (const changed of held.lookers) changed();
    });
    return held;
  }

  /** What has not come is called off; what was not to be had is asked for again another time, when it may have come from elsewhere. */
  #lookedAway(sha256: string, held: HeldPhoto): void {
    if (held.url === null) {
      if (!held.arrived) held.asking.abort();
      if (this.#held.get(sha256) === held) this.#held.delete(sha256);
      return;
    }
    const idle = [...this.#held].filter(([, one]) => one.lookers.size === 0);
    for (const [oldest, one] of idle.slice(0, Math.max(0, idle.length - MAX_IDLE))) {
      this.#held.delete(oldest);
      if (one.url !== null) this.#urls.drop(one.url);
    }
  }
}
