/** A program: `node calls-of-before.ts FOLDER` fills a data folder with a school that had some calls for help, all answered and over. */
import { defined } from '../../shared/kernel/assert.ts';
import { openFolderConsole } from '../support/own-console.ts';

const [folder] = process.argv.slice(2);
const at = await openFolderConsole(defined(folder, 'the data folder'));
try {
  at.must({ type: 'FoundSite', siteName: 'Larkmoor School', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  at.must({ type: 'AddRoom', name: 'Gym', zone: null });
  at.must({ type: 'AddRoom', name: 'Library', zone: null });
  const rooms = at.console.read('rooms', {}).map((row) => row.room);
  for (const [i, kind] of ['medical', 'behavior', 'behavior', 'fight', 'behavior', 'medical', 'behavior', 'behavior'].entries()) {
    const call = defined(at.must({ type: 'CallForHelp', room: rooms[i % 3] ?? null, kind, silent: false, exercise: i === 5, onBehalf: null }).result['call'], 'a call');
    at.must({ type: 'TakeCall', call, responder: null, onBehalf: null });
    at.must({ type: 'ArriveAtCall', call, responder: null });
    at.must({ type: 'ClearCall', call, outcome: 'Calm again' });
    if (i === 3) at.must({ type: 'RecordLesson', call, words: 'Two supervisors stand in the hallway between periods 4 and 5' });
  }
} finally {
  await at.close();
}
