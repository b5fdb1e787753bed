/**
 * The sound of an alarm that is due at this window, on and on until it is stopped. A browser lets none out before somebody
 * touched the page once; whoever draws the alarm says so.
 */
import { useEffect, useState } from 'react';
import { alarmBar, type AlarmTune } from './alarm-tones.ts';

interface AlarmSound {
  readonly stop: () => void;
}

/** `onHeard`: whether it is let out, now and whenever that changes. */
function startSound(tune: AlarmTune, exercise: boolean, onHeard: (heard: boolean) => void): AlarmSound {
  const audio = new AudioContext();
  const bar = alarmBar(tune, exercise, audio.sampleRate);
  const buffer = audio.createBuffer(1, bar.length, audio.sampleRate);
  buffer.copyToChannel(bar, 0);
  const source = new AudioBufferSourceNode(audio, { buffer, loop: true });
  source.connect(audio.destination);
  source.start();
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

/** One sound, however many alarms are due. `tune` null: none is. Whether it is let out; null: nothing is to be heard. */
export function useAlarmSound(tune: AlarmTune | null, exercise: boolean): boolean | null {
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    if (tune === null) return undefined;
    const sound = startSound(tune, exercise, setHeard);
    return sound.stop;
  }, [tune, exercise]);
  return tune === null ? null : heard;
}
