/**
 * What each alarm sounds like, made here from tones: one bar, to be played again and again. The five actions and a call differ by their tune, so that
 * an ear that knows them needs no screen. A drill is softer, an octave lower, and begins with three knocks that nothing real has.
 */
import type { Directive } from '../../shared/domain/incident/events.ts';

export type AlarmTune = Directive | 'call';

/** `hz` null: silence. */
interface Note {
  readonly hz: number | null;
  readonly ms: number;
  /** It glides there from the note's own. */
  readonly toHz?: number;
}

const rest = (ms: number): Note => ({ hz: null, ms });
const tone = (hz: number, ms: number): Note => ({ hz, ms });

const TUNES: Readonly<Record<AlarmTune, readonly Note[]>> = {
  // One long low tone: stay.
  hold: [tone(440, 900), rest(900)],
  // Two rising tones: come in.
  secure: [tone(523, 350), tone(784, 550), rest(700)],
  // Fast and high, without a rest: the one that must not be taken for another, where a school lets it sound at all.
  lockdown: [tone(988, 140), rest(60), tone(988, 140), rest(60), tone(988, 140), rest(60), tone(740, 400), rest(200)],
  // A whoop that rises: go out.
  evacuate: [{ hz: 400, toHz: 1_100, ms: 900 }, rest(250), { hz: 400, toHz: 1_100, ms: 900 }, rest(550)],
  // A siren that rises and falls: weather and hazards.
  shelter: [{ hz: 600, toHz: 300, ms: 1_100 }, { hz: 300, toHz: 600, ms: 1_100 }],
  // Two tones that alternate: somebody needs you.
  call: [tone(850, 310), tone(590, 310)],
};
const KNOCKS: readonly Note[] = [tone(220, 70), rest(90), tone(220, 70), rest(90), tone(220, 70), rest(500)];

const LOUDNESS = { real: 0.25, drill: 0.14 } as const;
/** Each note begins and ends softly by so much: a click is no part of a tune. */
const EDGE_MS = 8;

/** One bar as samples between -1 and 1. A real one carries its third harmonic, which cuts through a loud room; a drill is a plain tone. */
export function alarmBar(tune: AlarmTune, exercise: boolean, sampleRateHz: number): Float32Array<ArrayBuffer> {
  const notes = exercise ? [...KNOCKS, ...TUNES[tune].map((note) => lower(note))] : TUNES[tune];
  const loudness = exercise ? LOUDNESS.drill : LOUDNESS.real;
  const counts = notes.map(({ ms }) => Math.round((ms / 1_000) * sampleRateHz));
  const bar = new Float32Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const [n, { hz, toHz }] of notes.entries()) {
    const count = counts[n] ?? 0;
    const edge = (EDGE_MS / 1_000) * sampleRateHz;
    let phase = 0;
    for (let i = 0; hz !== null && i < count; i++) {
      const now = hz + ((toHz ?? hz) - hz) * (i / count);
      phase += (2 * Math.PI * now) / sampleRateHz;
      const envelope = Math.min(1, i / edge, (count - i) / edge);
      bar[at + i] = loudness * envelope * (exercise ? Math.sin(phase) : (Math.sin(phase) + Math.sin(3 * phase) / 3) / 1.2);
    }
    at += count;
  }
  return bar;
}

const lower = ({ hz, ms, toHz }: Note): Note => ({ hz: hz === null ? null : hz / 2, ms, ...(toHz === undefined ? {} : { toHz: toHz / 2 }) });
