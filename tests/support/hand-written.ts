/** Commits written by hand: by a console that keeps no database and writes whatever it is told, right or wrong. */
import { canonicalText, consoleIdOf, eventIdOf, payloadHashOf, sealText } from '../../db/log/header.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import type { ConsoleId, EventId, OriginId, StreamName } from '../../shared/kernel/ids.ts';
import type { Signer } from '../../shared/kernel/ports.ts';
import { fastSigner } from './console.ts';
import { testId } from './drawn-history.ts';
import { ACTOR } from './log-actions.ts';

export interface HandWritten {
  readonly stream: StreamName;
  readonly type: string;
  readonly payload: unknown;
  readonly parents?: readonly EventId[];
  readonly refs?: readonly EventId[];
  /** Anything else that the header should say. */
  readonly header?: Readonly<Record<string, unknown>>;
}

export class Author {
  readonly console: ConsoleId;
  readonly publicKey: string;
  readonly origin: OriginId;
  readonly #signer: Signer;
  readonly #tag: string;
  seq = 0;
  prev: EventId | null = null;

  constructor(secret: string, incarnation = 'one', signer = fastSigner(secret)) {
    this.#signer = signer;
    this.#tag = `${secret} ${incarnation}`;
    this.console = consoleIdOf(nodeDigests, signer.publicKey) as ConsoleId;
    this.publicKey = signer.publicKey;
    this.origin = `${this.console}.${testId(incarnation)}` as OriginId;
  }

  /** Another that goes on from here, as a clone of the disk would. */
  clone(): Author {
    return Object.assign(new Author(`clone of ${this.#tag}`, `${this.seq}`, this.#signer), { origin: this.origin, seq: this.seq, prev: this.prev });
  }

  write(...events: readonly HandWritten[]): { readonly wire: WireCommit; readonly ids: readonly EventId[] } {
    const signer = this.#signer;
    const ids: EventId[] = [];
    const written = events.map((event) => {
      this.seq += 1;
      const commandId = testId(`command ${this.#tag} ${this.seq}`);
      const salt = testId(`salt ${commandId}`);
      const text = canonicalText(event.payload);
      const header = canonicalText({
        origin: this.origin,
        seq: this.seq,
        stream: event.stream,
        parents: [...(event.parents ?? [])].sort(),
        refs: [...(event.refs ?? [])].sort(),
        at: { ms: 1_700_000_000_000 + this.seq, n: 0 },
        wall: 1_700_000_000_000 + this.seq,
        type: event.type,
        actor: ACTOR,
        commandId,
        payloadHash: payloadHashOf(nodeDigests, salt, text),
        prev: this.prev,
        ...event.header,
      });
      this.prev = eventIdOf(nodeDigests, header);
      ids.push(this.prev);
      return { header, payload: { salt, text } };
    });
    return { wire: { events: written, publicKey: signer.publicKey, signature: signer.sign(sealText(this.prev!)) }, ids };
  }
}
