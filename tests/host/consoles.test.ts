/** Revoking a console and adopting what it said late, through the commands of consoles that meet. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeDigests as digests } from '../../electron/host/system/crypto.ts';
import { consoleOfOrigin } from '../../shared/kernel/ids.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

let office: FolderConsole;
let gym: FolderConsole;
let tent: FolderConsole;
beforeEach(async () => {
  [office, gym, tent] = [await openFolderConsole(), await openFolderConsole(), await openFolderConsole()];
  office.must({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  letIn(office, gym);
  letIn(office, tent);
});
afterEach(async () => {
  for (const console of [office, gym, tent]) await console.remove();
});

const idOf = (at: FolderConsole): string => consoleOfOrigin(at.console.origin);
const nameAt = (at: FolderConsole): string | undefined => at.console.read('site', {})[0]?.siteName;
const stateOf = (at: FolderConsole, of: FolderConsole): string | undefined => at.console.read('consoles', {}).find((one) => one.console === idOf(of))?.state;
const revoke = (at: FolderConsole, of: FolderConsole): void => void at.must({ type: 'RevokeConsole', console: idOf(of), reason: 'Lost on the bus' });
const adopt = { type: 'AdoptLateFacts', reason: 'It was ours all the time' } as const;

test('SI-33 what a revoked console says beyond the cut does not count at any console, what it said before does', () => {
  gym.must({ type: 'RenameSite', name: 'In time' });
  carry(gym, office);
  revoke(office, gym);
  gym.must({ type: 'RenameSite', name: 'Late' });
  carry(gym, tent);
  expect(nameAt(tent)).toBe('Late');
  for (const [from, to] of [[office, tent], [tent, office], [gym, office], [office, gym]] as const) carry(from, to);
  expect([office, tent, gym].map(nameAt)).toEqual(['In time', 'In time', 'In time']);
  expect([office, tent, gym].map((at) => stateOf(at, gym))).toEqual(['revoked', 'revoked', 'revoked']);
});

test('SI-35 once somebody adopts it it counts, as far as it was known there', () => {
  revoke(office, gym);
  expect(office.refused({ ...adopt, console: idOf(gym) })).toBe('NothingLate');
  expect(office.refused({ ...adopt, console: idOf(tent) })).toBe('ConsoleNotRevoked');
  gym.must({ type: 'RenameSite', name: 'Late' });
  carry(gym, office);
  expect(nameAt(office)).toBe('Larkmoor');
  office.must({ ...adopt, console: idOf(gym) });
  expect(nameAt(office)).toBe('Late');
  expect(office.refused({ ...adopt, console: idOf(gym) })).toBe('NothingLate');
  gym.must({ type: 'RenameSite', name: 'Later still' });
  carry(gym, office);
  carry(office, tent);
  expect([office, tent].map(nameAt)).toEqual(['Late', 'Late']);
  tent.must({ ...adopt, console: idOf(gym) });
  carry(tent, office);
  expect([office, tent].map(nameAt)).toEqual(['Later still', 'Later still']);
});

test('SI-33 two that revoke each other are both out, everywhere alike; a third goes on', () => {
  carry(office, gym);
  revoke(office, gym);
  revoke(gym, office);
  carry(office, tent);
  carry(gym, tent);
  carry(tent, office);
  carry(tent, gym);
  for (const at of [office, gym, tent]) expect([office, gym, tent].map((of) => stateOf(at, of))).toEqual(['revoked', 'revoked', at === tent ? 'here' : 'neverHeard']);
  expect([office, gym, tent].map((at) => at.console.committer.views.digest(digests)).every((one, _, [first]) => one === first)).toBe(true);
});

test('SI-33 whom a revoked console lets in beyond the cut is nobody to the others', async () => {
  const thief = await openFolderConsole();
  revoke(office, gym);
  letIn(gym, thief);
  thief.must({ type: 'RenameSite', name: 'Stolen' });
  carry(gym, office);
  carry(thief, office);
  expect([nameAt(office), stateOf(office, thief)]).toEqual(['Larkmoor', undefined]);
  await thief.remove();
});

test('SI-31 a console is renamed at another; one that left says so everywhere', () => {
  office.must({ type: 'RenameConsole', console: idOf(gym), name: 'Main gym' });
  carry(office, gym);
  expect(gym.console.read('site', {})[0]?.consoleName).toBe('Main gym');
  gym.must({ type: 'LeaveSite' });
  carry(gym, office);
  expect(stateOf(office, gym)).toBe('left');
});
