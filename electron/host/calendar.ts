/** Notices that a new day has begun, which no commit says. It has no timer of its own: whoever runs the console asks it to look. */
export class Calendar {
  readonly #today: () => string;
  readonly #listeners = new Set<() => void>();
  #day: string;

  constructor(today: () => string) {
    this.#today = today;
    this.#day = today();
  }

  /** Returns how to stop. */
  onNewDay(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  look(): void {
    const today = this.#today();
    if (today === this.#day) return;
    this.#day = today;
    for (const tell of this.#listeners) tell();
  }
}
