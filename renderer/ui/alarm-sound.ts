/**
 * The sound of an alarm that is due at this window: two tones, on and on until it is stopped. A browser lets none out before somebody
 * touched the page once; whoever draws the alarm says so.
 */
const TONE_HZ = 720;
const APART_HZ = 130;
const CHANGES_HZ = 1.6;
const LOUDNESS = 0.25;

interface AlarmSound {
  readonly stop: () => void;
}

/** `onHeard`: whether it is let out, now and whenever that changes. */
export function startSound(onHeard: (heard: boolean) => void): AlarmSound {
  const audio = new AudioContext();
  const tone = new OscillatorNode(audio, { type: 'square', frequency: TONE_HZ });
  const change = new OscillatorNode(audio, { type: 'square', frequency: CHANGES_HZ });
  change.connect(new GainNode(audio, { gain: APART_HZ })).connect(tone.frequency);
  tone.connect(new GainNode(audio, { gain: LOUDNESS })).connect(audio.destination);
  tone.start();
  change.start();
  const said = (): void => onHeard(audio.state === 'running');
  const touched = (): void => void audio.resume();
  audio.addEventListener('statechange', said);
  document.addEventListener('pointerdown', touched);
  document.addEventListener('keydown', touched);
  said();
  return {
    stop: () => {
      audio.removeEventListener('statechange', said);
      document.removeEventListener('pointerdown', touched);
      document.removeEventListener('keydown', touched);
      void audio.close();
    },
  };
}
