/** What this console alone remembers of signing in: who did when, and how often a secret was wrong. No fact, never sent. */
import type { Database } from './driver.ts';

export class LocalSignIns {
  readonly #sql;

  constructor(db: Database) {
    this.#sql = {
      wrong: db.prepare<[string], number>('SELECT wrong_tries FROM local_sign_in WHERE subject = ?').pluck(),
      countWrong: db.prepare<[string]>('INSERT INTO local_sign_in (subject, signed_in_wall, wrong_tries) VALUES (?, NULL, 1) ON CONFLICT (subject) DO UPDATE SET wrong_tries = wrong_tries + 1'),
      right: db.prepare<[string]>('UPDATE local_sign_in SET wrong_tries = 0 WHERE subject = ?'),
      signedIn: db.prepare<[string, number]>('INSERT INTO local_sign_in (subject, signed_in_wall, wrong_tries) VALUES (?, ?, 0) ON CONFLICT (subject) DO UPDATE SET signed_in_wall = excluded.signed_in_wall'),
      lately: db.prepare<[], { subject: string; signed_in_wall: number }>('SELECT subject, signed_in_wall FROM local_sign_in WHERE signed_in_wall IS NOT NULL ORDER BY signed_in_wall DESC, subject'),
    };
  }

  wrongTries(subject: string): number {
    return this.#sql.wrong.get(subject) ?? 0;
  }

  countWrong(subject: string): void {
    this.#sql.countWrong.run(subject);
  }

  forgetWrong(subject: string): void {
    this.#sql.right.run(subject);
  }

  rememberSignedIn(staff: string, wallMs: number): void {
    this.#sql.signedIn.run(staff, Math.round(wallMs));
  }

  /** Newest first. */
  lately(): readonly { readonly staff: string; readonly wall: number }[] {
    return this.#sql.lately.all().map((row) => ({ staff: row.subject, wall: row.signed_in_wall }));
  }
}
