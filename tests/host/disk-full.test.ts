/** A disk that is full, on a real one: the reserve lets an alarm be saved, and where that is gone too it is told and shown, unsaved. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BALLAST_BYTES } from '../../electron/host/system/ballast.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

/** Room for the data, the reserve, and what must stay free beside it. */
const MEGABYTES = 96;
const disk = mountSmallDisk(MEGABYTES);
afterAll(() => disk?.remove());

describe.skipIf(disk === null)(`a full disk${disk === null ? ' (skipped: this machine lets nobody but root mount one)' : ''}`, () => {
  const mounted = (): NonNullable<typeof disk> => defined(disk ?? undefined, 'skipped without one');
  let own: FolderConsole;
  let number = 0;
  const ballast = (): string => join(own.path, 'ballast');
  const reserveGone = (): boolean => own.console.read('site', {})[0]?.diskReserveGoneWall !== null;
  const refusalOf = (outcome: CommandOutcome): string => (outcome.accepted ? 'accepted' : outcome.rejection.name);

  beforeEach(async () => {
    number += 1;
    own = await openFolderConsole(join(mounted().path, `data-${number}`));
    own.must({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana', consoleName: 'Office' });
    await own.console.reserve.look();
  });
  afterEach(async () => {
    mounted().empty();
    await own.remove();
  });

  /** Raises alarms until one is not saved: what SQLite has on the disk already has room for some. */
  const raiseUntilRefused = (incident: string): { readonly id: CommandId; readonly outcome: CommandOutcome } => {
    for (;;) {
      const id = randomIds.next() as CommandId;
      mounted().fill();
      const outcome = own.console.execute(id, { type: 'ChangeDirective', incident, directive: 'evacuate', detail: 'x'.repeat(200) });
      if (!outcome.accepted) return { id, outcome };
    }
  };

  test('the reserve is really written, and is said to be there', () => {
    expect(statSync(ballast()).blocks * 512).toBeGreaterThanOrEqual(BALLAST_BYTES);
    expect(reserveGone()).toBe(false);
  });

  test('an alarm is saved by giving up the reserve, which says so and comes back when there is room', async () => {
    mounted().fill();
    const incident = String(own.must({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false }).result['incident']);
    while (existsSync(ballast())) own.must({ type: 'AddNote', incident, text: 'x'.repeat(900) });
    expect(reserveGone()).toBe(true);
    expect(own.console.read('alarms', {})).toEqual([]);
    await own.console.reserve.look();
    expect(existsSync(ballast())).toBe(false);
    mounted().empty();
    await own.console.reserve.look();
    expect(statSync(ballast()).size).toBe(BALLAST_BYTES);
    expect(reserveGone()).toBe(false);
  });

  test('an alarm that finds no room and no reserve is told and shown here, unsaved, and saved when it is raised again', async () => {
    const incident = String(own.must({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: true }).result['incident']);
    const told: string[] = [];
    own.console.notices.onTell(({ notice }) => told.push(notice.commandId));
    const { id, outcome } = raiseUntilRefused(incident);
    expect(refusalOf(outcome)).toBe('AlarmNotSaved');
    expect(told.at(-1)).toBe(id);
    expect(own.console.read('alarms', {})).toMatchObject([{ key: id, incident, raisedHere: true, directive: 'evacuate', exercise: true }]);
    expect(refusalOf(own.run({ type: 'AddNote', incident, text: 'x'.repeat(900) }))).toBe('DiskFull');
    mounted().empty();
    const again = own.console.execute(id, { type: 'ChangeDirective', incident, directive: 'evacuate', detail: 'x'.repeat(200) });
    expect(refusalOf(again)).toBe('accepted');
    expect(own.console.read('alarms', {})).toEqual([]);
    expect(own.console.notices.toTell().filter(({ notice }) => notice.commandId === id)).toHaveLength(1);
  });

  test('a call for help that finds no room and no reserve is told and shown here, unsaved', () => {
    const refused = (): CommandOutcome => {
      for (;;) {
        mounted().fill();
        const outcome = own.run({ type: 'CallForHelp', room: null, kind: null, silent: false, exercise: false, onBehalf: { channel: 'radio', who: 'Ana', words: 'x'.repeat(900) } });
        if (!outcome.accepted) return outcome;
      }
    };
    expect(refusalOf(refused())).toBe('CallNotSaved');
    const told = own.console.read('call-alarms', {}).find(({ recorded }) => !recorded);
    expect(told).toMatchObject({ raisedHere: true, state: 'new' });
    expect(refusalOf(own.run({ type: 'DetailCall', call: defined(told, 'it is shown').call, words: 'x' }))).toBe('DiskFull');
    mounted().empty();
    expect(refusalOf(own.run({ type: 'DetailCall', call: defined(told, 'it is shown').call, words: 'x' }))).toBe('accepted');
    expect(own.console.read('call-alarms', {}).every(({ recorded }) => recorded)).toBe(true);
  });

  test('a console that is started on a full disk gives up the reserve and works', async () => {
    await own.close();
    mounted().fill();
    own = await openFolderConsole(own.path);
    expect(refusalOf(own.run({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false }))).toBe('accepted');
  });
});
