/** Samples of what windows see and ask of a console's backups, for the door's tests. */
import type { QueryAnswer, QueryParams, SubscriptionRow } from '../../../shared/contract/procedures.ts';

export const backupsRowSample: SubscriptionRow<'backups'> = {
  key: 'backups', folder: '/mnt/backups', ownFolder: false, isGiven: false, keep: 7, kept: 1, last: { wall: 1, sizeBytes: 2 }, running: true, failed: { sinceWall: 1, message: 'm', whatToDo: 'w' },
  recovery: { atWall: 1, why: 'SQLITE_CORRUPT', aside: 'kept-aside/1', backupWall: 1, read: { commits: 3, lost: 1 } },
  keys: { in: 'systemStore', store: 'keychain' }, keysReplaced: { atWall: 1, aside: 'kept-aside/keys-1', keys: [{ key: 'network', why: 'broken' }] },
};

type Of = 'setBackups' | 'backUpNow' | 'putAwayRecovery' | 'lookForBackups' | 'restoreBackup';
export const backupQuerySamples: { readonly [N in Of]: { readonly params: QueryParams<N>; readonly answer: QueryAnswer<N> } } = {
  setBackups: { params: { folder: '/mnt/backups', keep: 7 }, answer: {} },
  backUpNow: { params: {}, answer: { sizeBytes: 2 } },
  putAwayRecovery: { params: {}, answer: {} },
  lookForBackups: { params: { place: '/mnt/backups/muster-x.db' }, answer: { folder: '/mnt/backups', backups: [{ file: '/mnt/backups/muster-x.db', madeWall: 1, sizeBytes: 2 }], one: { file: '/mnt/backups/muster-x.db', siteName: 'Larkmoor', consoleName: 'Office', madeWall: 1, newestWall: 1, events: 3, version: '0.1.0', sizeBytes: 2 } } },
  restoreBackup: { params: { file: '/mnt/backups/muster-x.db', instead: false }, answer: {} },
};
