/** A log that nobody reads, for tests of something else. */
import type { HostLog } from '../../electron/host/diagnostics/host-log.ts';

export const silentLog: HostLog = { note: () => undefined, fault: () => undefined };
