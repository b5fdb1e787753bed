/** A host in memory, for the door's tests: lists are set by hand, and what was asked is remembered. */
import type { HostCore, ImportIntake, Photo } from '../../../electron/host/core.ts';
import type { CommandOutcome, ImportPreview, QueryAnswer, QueryName, QueryParams, SubscriptionName, SubscriptionParams, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { DayListPreview, DayListRequest } from '../../../shared/contract/day-list.ts';
import type { Role } from '../../../shared/domain/site/events.ts';
import type { Command } from '../../../shared/domain/registry.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { CommandId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Pieces } from '../../../shared/kernel/slices.ts';
import { ID } from './samples.ts';

interface TakenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class FakeCore implements HostCore {
  actor: Actor = 'unsigned';
  readonly executed: { readonly commandId: CommandId; readonly command: Command }[] = [];
  readonly asked: { readonly name: QueryName; readonly params: unknown }[] = [];
  readonly imports: { readonly files: readonly TakenFile[]; readonly school: string | null; readonly map: string | null }[] = [];
  /** Imports that were begun and did not come whole. */
  abandoned = 0;
  readonly dayLists: { readonly request: DayListRequest; readonly text: string }[] = [];
  readonly announcedBytes: number[] = [];
  readonly reads: SubscriptionName[] = [];
  readonly rows = new Map<SubscriptionName, readonly unknown[]>();
  readonly photos = new Map<string, Photo>();
  readonly answers = new Map<QueryName, () => Promise<unknown>>();
  outcome: () => CommandOutcome = () => ({ accepted: true, events: [], result: {} });
  preview: () => Promise<ImportPreview> = () => Promise.reject(new Error('no preview was set'));
  /** Set: every query and import is refused with it. */
  refusal: Rejection | null = null;
  readonly #listeners = new Set<(changed: ReadonlySet<string>) => void>();

  signIn(role: Role): void {
    this.actor = { staff: ID as PersonId, role, grant: null };
  }

  /** Sets a list, and tells as a commit would. */
  commit(name: SubscriptionName, rows: readonly unknown[]): void {
    this.rows.set(name, rows);
    for (const listener of this.#listeners) listener(new Set([`view_${name}`]));
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  signedIn(): Actor {
    return this.actor;
  }
  execute(commandId: CommandId, command: Command): CommandOutcome {
    this.executed.push({ commandId, command });
    return this.outcome();
  }
  together(steps: readonly (() => void)[]): number {
    for (const step of steps) step();
    return steps.length;
  }
  *readInPieces<N extends SubscriptionName>(name: N, _params: SubscriptionParams<N>): Pieces<readonly SubscriptionRow<N>[]> {
    this.reads.push(name);
    yield;
    return (this.rows.get(name) ?? []) as readonly SubscriptionRow<N>[];
  }
  dependsOn(name: SubscriptionName): ReadonlySet<string> {
    return new Set([`view_${name}`]);
  }
  onChange(listener: (changed: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  async query<N extends QueryName>(name: N, params: QueryParams<N>): Promise<Result<QueryAnswer<N>, Rejection>> {
    this.asked.push({ name, params });
    if (this.refusal !== null) return err(this.refusal);
    const answer = this.answers.get(name);
    if (answer === undefined) throw new Error(`no answer to ${name} was set`);
    return ok((await answer()) as QueryAnswer<N>);
  }
  async takeDayList(request: DayListRequest, bytes: Uint8Array): Promise<Result<DayListPreview, Rejection>> {
    this.dayLists.push({ request, text: new TextDecoder().decode(bytes) });
    return this.refusal === null ? ok({ of: request.of, date: request.date, source: request.name, plan: null, written: false, absent: 0, late: 0, inside: 0, gone: 0, expectedAgain: 0, rows: [], codes: [], problems: [] }) : err(this.refusal);
  }
  async readPhoto(sha256: string): Promise<Photo | null> {
    return this.photos.get(sha256) ?? null;
  }
  receiveImport(sizeBytes: number): Result<ImportIntake, Rejection> {
    if (this.refusal !== null) return err(this.refusal);
    this.announcedBytes.push(sizeBytes);
    const files: TakenFile[] = [];
    return ok({
      take: async (name, content) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of content) pieces.push(piece);
        files.push({ name, bytes: Buffer.concat(pieces) });
        return true;
      },
      preview: async (school, map) => {
        this.imports.push({ files, school, map });
        return ok(await this.preview());
      },
      abandon: () => {
        this.abandoned += 1;
      },
    });
  }
}
