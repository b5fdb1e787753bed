/**
 * How a host hears that it should end: a signal from a terminal, the message 'stop' from `npm start` or from the
 * desktop (Windows has no signal that a process can answer), or the end of the process that started it. The handler
 * runs once.
 */
import { ASK_TO_STOP } from '../../../shared/contract/desktop-messages.ts';
import { desktopPort } from './desktop-port.ts';

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
    if (message === ASK_TO_STOP) ask();
  });
  // Listening for messages must not keep a host alive that has nothing left to do.
  process.channel?.unref();
  desktopPort()?.on('message', (message) => {
    if (message.data === ASK_TO_STOP) ask();
  });
}
