/**
 * The host's log: what a person who looks after a console, or a developer far away, needs to know of how it fares. A log
 * that cannot be written never stops the host, and never an alarm: what was lost is counted, and said when there is room again.
 */
import type { Clock } from '../../../shared/kernel/ports.ts';
import { errorFacts, logLine, type FaultPlace, type LogLine } from './log-lines.ts';
import type { Timings } from './timings.ts';

export interface HostLog {
  note(line: LogLine): void;
  /** A bug of ours, or a disk that refuses. */
  fault(place: FaultPlace, error: unknown): void;
}

/** The log's files. */
export interface LogFile {
  /** The line is with the system when it returns. Throws where the disk refuses. */
  append(line: string): void;
}

/** Questions are many; one that took less is no news. */
const SLOW_QUERY_MS = 100;

export class DiagnosticLog implements HostLog {
  readonly #clock: Clock;
  readonly #file: LogFile;
  readonly #timings: Timings;
  /** Says something to whoever looks at the terminal. */
  readonly #say: (words: string) => void;
  #lost = 0;
  #hearsFaults: (error: unknown) => void = () => undefined;

  constructor(clock: Clock, file: LogFile, timings: Timings, say: (words: string) => void) {
    this.#clock = clock;
    this.#file = file;
    this.#timings = timings;
    this.#say = say;
  }

  /** Whoever acts on a fault is told the error itself, which is never written. */
  onFault(listener: (error: unknown) => void): void {
    this.#hearsFaults = listener;
  }

  note(line: LogLine): void {
    if (line.event === 'command') this.#timings.took(`command ${line.type}`, line.ms);
    if (line.event === 'query') this.#timings.took(`query ${line.name}`, line.ms);
    if (line.event === 'query' && line.refused === null && line.ms < SLOW_QUERY_MS) return;
    this.#write(logLine.safeParse(line).data ?? { event: 'lineRefused' });
  }

  fault(place: FaultPlace, error: unknown): void {
    const facts = errorFacts(error);
    this.note({ event: 'fault', place, ...facts });
    this.#say([`fault: ${place}: ${facts.error}${facts.code === null ? '' : ` ${facts.code}`}`, ...facts.frames.map((frame) => `    at ${frame}`)].join('\n'));
    this.#hearsFaults(error);
  }

  #write(line: LogLine): void {
    try {
      if (this.#lost > 0) this.#file.append(this.#text({ event: 'linesLost', lines: this.#lost }));
      this.#lost = 0;
      this.#file.append(this.#text(line));
    } catch (error) {
      this.#lost += 1;
      if (this.#lost === 1) this.#say(`The log cannot be written (${errorFacts(error).code ?? 'unknown'}). Muster goes on without it.`);
    }
  }

  #text(line: LogLine): string {
    return `${JSON.stringify({ at: new Date(this.#clock.wallMs()).toISOString(), ...line })}\n`;
  }
}
