/** What a running console looks at by itself, every few seconds. */
import type { OwnConsole } from './own-console.ts';
import { systemTimers } from './system/clock.ts';
import { freeBytes } from './system/data-place.ts';
import { memoryBytes, watchLoop } from './system/gauge.ts';

/** Often enough that nobody at a desk after midnight marks yesterday, and that an idle computer is locked when it should be. */
const LOOK_MS = 5_000;
/** A step of the ladder falls due to the second. */
const LOOK_AT_CALLS_MS = 1_000;

/** A tap that waits longer is felt. */
const STALL_MS = 50;
/** Whether there is room again for the reserve, and whether a backup is due, each minute. */
const LOOKS_BETWEEN_RESERVE = 12;
/** How full the disk and the memory are, each hour. */
const LOOKS_BETWEEN_ROOM = 720;

/** What nobody reports: a day that begins, a desk that nobody uses, a loop that is held up. Returns how to stop. */
export function lookNowAndThen(own: OwnConsole): () => void {
  let callOff = (): void => undefined;
  let callOffCalls = (): void => undefined;
  const worstMs = watchLoop();
  let looks = 0;
  const again = (): void => {
    callOff = systemTimers.after(LOOK_MS, () => {
      own.console.lookAtCalendar();
      own.console.lookAtIdleness();
      own.console.notices.look(null);
      if (looks % LOOKS_BETWEEN_RESERVE === 0) own.data.look();
      if (looks % LOOKS_BETWEEN_RESERVE === 0) own.console.reserve.look().catch((error: unknown) => own.log.fault('the reserve on the disk', error));
      const stallMs = worstMs();
      if (stallMs > STALL_MS) own.log.note({ event: 'stall', worstMs: stallMs });
      if (looks % LOOKS_BETWEEN_ROOM === 0) own.log.note({ event: 'room', diskFreeBytes: freeBytes(own.folder.path), memoryBytes: memoryBytes() });
      looks += 1;
      again();
    });
  };
  const callsAgain = (): void => {
    callOffCalls = systemTimers.after(LOOK_AT_CALLS_MS, () => {
      own.console.calls.escalation.look();
      callsAgain();
    });
  };
  again();
  callsAgain();
  return () => {
    callOff();
    callOffCalls();
  };
}
