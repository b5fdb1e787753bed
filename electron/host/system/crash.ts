/** Hears of the exception that is about to end the process, and changes nothing about that. */
export function onCrash(hear: (error: unknown) => void): void {
  process.on('uncaughtExceptionMonitor', (error) => hear(error));
}
