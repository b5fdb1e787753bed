/** Notices of alarms, signed by a key that the test holds: for what no Muster would say. */
import { canonicalText, consoleIdOf } from '../../db/log/header.ts';
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import type { AlarmNotice, ToldNotice } from '../../shared/contract/alarm-notice.ts';
import type { Signer } from '../../shared/kernel/ports.ts';
import { testId } from './drawn-history.ts';

export function signedNotice(signer: Signer, says: Partial<AlarmNotice>): ToldNotice {
  const unsigned = { commandId: testId('command'), incident: testId('incident'), console: consoleIdOf(nodeDigests, signer.publicKey), directive: 'lockdown' as const, detail: '', exercise: false, afterAllClear: null, raisedWall: 1, publicKey: signer.publicKey, ...says };
  return { notice: { ...unsigned, signature: signer.sign(`muster notice v1 ${canonicalText(unsigned)}`) }, ageMs: 0 };
}
