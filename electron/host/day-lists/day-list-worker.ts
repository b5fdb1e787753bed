/** Reads a list of the day in a thread of its own, so that an alarm commits meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { defined } from '../../../shared/kernel/assert.ts';
import { readDayList, type DayListJob } from './read-day-list.ts';

defined(parentPort, 'this file runs in a worker').postMessage(readDayList(workerData as DayListJob));
