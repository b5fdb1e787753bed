/**
 * Tells the desktop what takes the screen at this computer, and whether an incident is open, whenever that is another than before; gives it
 * addresses for more windows, and takes what was raised at it. Level, not edge: a desktop that missed a message, or a host that began again, is right with the next one.
 */
import { ASK_FOR_WINDOW, raisedAtDesktop, WOKE_UP, type DesktopNews, type HostMessage, type RaisedAtDesktop } from '../../shared/contract/desktop-messages.ts';
import type { ManagedRow } from '../../shared/contract/managed-settings.ts';
import { takeoversOf, type Takeover } from '../../shared/contract/takeovers.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
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

export function tellManaged(port: DesktopPort, { settings: { kiosk, startAtLogin, helpShortcut, updateFolder } }: ManagedRow): void {
  port.postMessage({ is: 'managed', settings: { kiosk, startAtLogin, helpShortcut, updateFolder } } satisfies HostMessage);
}

/** Real, never a drill: it was raised where no screen of Muster could say which. */
const commandOf = ({ what }: RaisedAtDesktop): Command =>
  what === 'help' ? { type: 'CallForHelp', room: null, kind: null, silent: false, exercise: false, onBehalf: null } : { type: 'StartIncident', directive: what, detail: '', exercise: false };

interface DesktopAnswers {
  readonly freshUrl: () => string;
  readonly execute: HostCore['execute'];
  readonly wokeUp: () => void;
}

/** For as long as the process lives. */
export function answerDesktop(port: DesktopPort, { freshUrl, execute, wokeUp }: DesktopAnswers): void {
  port.on('message', ({ data }) => {
    if (data === ASK_FOR_WINDOW) port.postMessage({ is: 'window', url: freshUrl() } satisfies HostMessage);
    if (data === WOKE_UP) wokeUp();
    const raised = raisedAtDesktop.safeParse(data);
    if (!raised.success) return;
    // The same id gets its first outcome again, so that whoever was not answered may ask again.
    const outcome = execute(raised.data.commandId as CommandId, commandOf(raised.data));
    const refused = outcome.accepted ? null : `${outcome.rejection.message} ${outcome.rejection.whatToDo}`;
    port.postMessage({ is: 'raised', commandId: raised.data.commandId, refused } satisfies HostMessage);
  });
}
