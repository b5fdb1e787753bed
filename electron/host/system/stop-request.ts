/**
 * How a host hears that it should end: a signal from a terminal, the message 'stop' from `npm start` or from the
 * desktop (Windows has no signal that a process can answer), or the end of the process that started it. The handler
 * runs once.
 */
interface DesktopPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
}

export function onStopRequested(handler: () => void): void {
  let asked = false;
  const ask = (): void => {
    if (asked) return;
    asked = true;
    handler();
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  process.on('disconnect', ask);
  process.on('message', (message) => {
    if (message === 'stop') ask();
  });
  // Listening for messages must not keep a host alive that has nothing left to do.
  process.channel?.unref();
  // Electron adds this port in a utility process; in plain Node it is not there.
  const { parentPort } = process as { readonly parentPort?: DesktopPort };
  parentPort?.on('message', (message) => {
    if (message.data === 'stop') ask();
  });
}
