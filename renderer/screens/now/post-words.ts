/** The parts of a job sheet in the words that stand on screen and on paper. */
import type { Post } from './post-clock.ts';

export const partNames: Readonly<Record<Post['sheet'][number]['part'], string>> = {
  by10: 'By 10 minutes',
  by30: 'By 30 minutes',
  by60: 'By 60 minutes',
  bottlenecks: 'Then: resolve bottlenecks',
  teardown: 'Teardown',
};
