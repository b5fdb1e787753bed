/**
 * Loaded before a host's own code (`node --import`): moves its clock to the day of the story, and lets time pass at a word
 * of the test. Only the clocks jump; what waits for a timer waits as long as ever.
 */
import { moveClock } from '../support/moved-clock.ts';

moveClock(Number(process.env['MUSTER_CLOCK_OFFSET_MS']));

let passedMs = 0;
const sinceStartMs = performance.now.bind(performance);
performance.now = () => sinceStartMs() + passedMs;
process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('passMs' in message)) return;
  passedMs += Number(message.passMs);
  moveClock(Number(message.passMs));
});
// As for the word to stop: listening must not keep a host alive that has nothing left to do.
process.channel?.unref();
