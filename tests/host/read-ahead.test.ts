/** After a start the roster is read between other work; a window that cannot wait takes that reading to its end, and it is not read twice. */
import { expect, onTestFinished, test } from 'vitest';
import { Slices } from '../../shared/kernel/slices.ts';
import { MachineConsole } from '../support/machine-console.ts';

/** Each piece of work fills its slice. */
function slowSlices(): Slices {
  let nowMs = 0;
  return new Slices({ monotonicMs: () => (nowMs += 1_000), wallMs: () => 0 }, () => new Promise((resolve) => setImmediate(resolve)));
}

test('whoever asks while it is read gets the same roster as whoever asks after', async () => {
  const at = await MachineConsole.open();
  onTestFinished(() => at.remove());
  at.command({ type: 'FoundSite', siteName: 'Larkmoor School', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  expect(await at.console.loadSample({ seed: 1, students: 12, date: at.console.reader.today() }, at.console.signedIn())).toMatchObject({ ok: true });
  const { rosters } = at.console.reader;
  rosters.forget();
  const reading = rosters.readAhead(slowSlices());
  const during = rosters.imported();
  expect(during.students.size).toBe(12);
  await reading;
  expect(rosters.imported()).toBe(during);

  // What was erased meanwhile is in none that is read anew.
  rosters.forget();
  const stale = rosters.readAhead(slowSlices());
  rosters.forget();
  const fresh = rosters.imported();
  await stale;
  expect(rosters.imported()).toBe(fresh);
  expect(fresh).not.toBe(during);
});
