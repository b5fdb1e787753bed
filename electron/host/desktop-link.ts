/**
 * Tells the desktop what takes the screen at this computer, and whether an incident is open, whenever that is another than before; and gives it
 * addresses for more windows. Level, not edge: a desktop that missed a message, or a host that began again, is right with the next one.
 */
import { ASK_FOR_WINDOW, type DesktopNews, type HostMessage } from '../../shared/contract/desktop-messages.ts';
import { takeoversOf, type Takeover } from '../../shared/contract/takeovers.ts';
import type { Timers } from '../../shared/kernel/ports.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import type { HostCore } from './core.ts';
import type { DesktopPort } from './system/desktop-port.ts';
import { ALARMS_HEARD, STEP_DUE } from './views-of.ts';

/** A report of one student changes the numbers of an incident, and nothing that takes the screen. */
const LOOKED_AT: readonly string[] = [ALARMS_HEARD, STEP_DUE, 'view_incident', 'view_course', 'view_incident_at_once', 'view_call'];

const told = ({ key, exercise, ...rest }: Takeover): DesktopNews['takeovers'][number] => ({
  key,
  title: `${exercise ? 'DRILL' : 'REAL'}: ${rest.is === 'call' ? 'HELP' : rest.directive.toUpperCase()}`,
  body: rest.is === 'call' ? 'Somebody called for help, and nobody has answered.' : rest.detail,
});

function newsOf(core: HostCore): DesktopNews {
  const incidents = atOnce(core.readInPieces('incidents', {}));
  const takeovers = takeoversOf(incidents, atOnce(core.readInPieces('alarms', {})), atOnce(core.readInPieces('call-alarms', {})));
  return { is: 'news', takeovers: takeovers.map(told), incidentOpen: incidents.length > 0 };
}

interface DesktopLinkNeeds {
  readonly core: HostCore;
  readonly port: DesktopPort;
  readonly timers: Timers;
}

/** Returns how to stop. */
export function tellDesktop({ core, port, timers }: DesktopLinkNeeds): () => void {
  let last = '';
  let callOff: (() => void) | null = null;
  const tell = (): void => {
    callOff = null;
    const news: HostMessage = newsOf(core);
    const text = JSON.stringify(news);
    if (text === last) return;
    last = text;
    port.postMessage(news);
  };
  // Not within the commit that it speaks of.
  const soon = (): void => {
    callOff ??= timers.after(0, tell);
  };
  const stopListening = core.onChange((changed) => {
    if (LOOKED_AT.some((view) => changed.has(view))) soon();
  });
  soon();
  return () => {
    stopListening();
    callOff?.();
  };
}

/** For as long as the process lives. */
export function answerDesktop(port: DesktopPort, freshUrl: () => string): void {
  port.on('message', ({ data }) => {
    if (data === ASK_FOR_WINDOW) port.postMessage({ is: 'window', url: freshUrl() } satisfies HostMessage);
  });
}
