/** Loaded before a host's own code (`node --import`): moves its clock to the day of the story. */
import { moveClock } from '../support/moved-clock.ts';

moveClock(Number(process.env['MUSTER_CLOCK_OFFSET_MS']));
