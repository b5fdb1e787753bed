/** Rule SI-52: what a revoked console said late was looked at, up to a number, and is left out. */
import { expect, test } from 'vitest';
import { lateFactsSetAside, setAsideLateFacts } from '../../shared/domain/site/acts.ts';
import type { Cut } from '../../shared/domain/site/events.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, testEvent, testId } from '../support/drawn-history.ts';

const CONSOLE = testId('console');
const origin = `${CONSOLE}.${testId('run')}`;
const end = (seq: number): Cut => [{ origin, seq, id: testEvent(`event ${seq}`) }];
const setAside = (ends: Cut) => setAsideLateFacts({ type: 'SetAsideLateFacts', console: CONSOLE, reason: 'a thief played with it' }, ends);

test('SI-52 leaving out says how far somebody looked; there must be something, and what comes later comes up again', () => {
  expect(refusedAs(setAside([]))).toBe('NothingLate');
  const decision = setAside(end(7));
  if (!decision.accepted) throw new Error(decision.rejection.name);
  const facts = decision.events.map((event) => factAfter(event, []));
  const older = setAside(end(3));
  const apart = older.accepted ? older.events.map((event) => factAfter(event, [])) : [];
  expect(lateFactsSetAside(historyOf([...apart, ...facts]))).toEqual({ [origin]: 7 });
  expect(lateFactsSetAside(historyOf([]))).toEqual({});
});
