/**
 * Keeps one host running for as long as the desktop does. A host that dies is started again, at once the first time
 * and then ever more slowly, for ever: a console must come back by itself on the worst day. What it last said goes to
 * the window, so that a person who looks at an empty one learns why.
 */
import { utilityProcess, type UtilityProcess } from 'electron';
import { ASK_FOR_WINDOW, ASK_TO_STOP, hostMessage, WOKE_UP, type DesktopManaged, type DesktopNews, type KeyStoreAnswer, type RaisedAtDesktop } from '../../shared/contract/desktop-messages.ts';
import { urlFromReadyLine } from '../../shared/contract/ready-line.ts';
import { askKeyStore } from './key-store.ts';
import { after } from './shell-timer.ts';

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 15_000;
/** A host that ran this long was healthy, so its next death counts as the first again. */
const HEALTHY_AFTER_MS = 60_000;
/** A host that has not ended by then is killed; its log survives that by design. */
const STOP_WITHIN_MS = 5_000;
const LAST_WORDS_CHARACTERS = 2_000;

interface HostListener {
  onReady(url: string): void;
  onDown(lastWords: string): void;
  /** The host's keys are in a store that does not give them back; it ends. */
  onKeysLocked(): void;
  onNews(news: DesktopNews): void;
  /** What is managed at this computer; as often as a host starts. */
  onManaged(managed: DesktopManaged): void;
  /** What became of what was raised here. */
  onRaised(commandId: string, refused: string | null): void;
}

interface SupervisedHost {
  /** The address of one more window. Never resolves where the host ends before it answers: the next one says anew what is due. */
  freshUrl(): Promise<string>;
  /** The computer slept. */
  wokeUp(): void;
  /** Hands on what was raised here, if a host runs that can take it. */
  raise(raised: RaisedAtDesktop): void;
  /** It is started at once, and goes on with new keys where its own cannot be had. */
  startWithNewKeys(): void;
  /** Ends the host for good; resolves when it is gone. */
  stop(): Promise<void>;
}

export function superviseHost(script: string, args: readonly string[], listener: HostListener): SupervisedHost {
  let child: UtilityProcess | null = null;
  /** The child, once it has said where it is. */
  let ready: UtilityProcess | null = null;
  let stopping = false;
  let deaths = 0;
  let cancelRestart = (): void => {};
  let waiting: readonly ((url: string) => void)[] = [];
  /** For the next start that succeeds. */
  let newKeys = false;

  const hear = (from: UtilityProcess, data: unknown): void => {
    const message = hostMessage.safeParse(data);
    if (!message.success) {
      console.error(`The host said what the desktop does not understand: ${message.error.message}`);
    } else if (message.data.is === 'news') {
      listener.onNews(message.data);
    } else if (message.data.is === 'managed') {
      listener.onManaged(message.data.settings);
    } else if (message.data.is === 'raised') {
      listener.onRaised(message.data.commandId, message.data.refused);
    } else if (message.data.is === 'keyStore') {
      const { request } = message.data;
      void askKeyStore(message.data).then((text) => from.postMessage({ is: 'keyStore', request, text } satisfies KeyStoreAnswer));
    } else if (message.data.is === 'keysLocked') {
      listener.onKeysLocked();
    } else {
      const [first, ...others] = waiting;
      waiting = others;
      first?.(message.data.url);
    }
  };

  const start = (): void => {
    const started = utilityProcess.fork(script, newKeys ? [...args, '--new-keys'] : [...args], { stdio: ['ignore', 'pipe', 'pipe'], serviceName: 'Muster host' });
    child = started;
    let firstLine: string | null = '';
    let lastWords = '';
    const cancelHealthy = after(HEALTHY_AFTER_MS, () => (deaths = 0));

    started.stdout?.on('data', (bytes: Buffer) => {
      if (firstLine === null) return;
      firstLine += bytes.toString();
      const end = firstLine.indexOf('\n');
      if (end < 0) return;
      const url = urlFromReadyLine(firstLine.slice(0, end));
      firstLine = null;
      if (url === null) return;
      ready = started;
      newKeys = false;
      listener.onReady(url);
    });
    started.stderr?.on('data', (bytes: Buffer) => {
      process.stderr.write(bytes);
      lastWords = (lastWords + bytes.toString()).slice(-LAST_WORDS_CHARACTERS);
    });
    started.on('message', (data) => hear(started, data));
    started.once('exit', () => {
      child = null;
      ready = null;
      waiting = [];
      cancelHealthy();
      if (stopping) return;
      listener.onDown(lastWords);
      cancelRestart = after(Math.min(FIRST_DELAY_MS * 2 ** deaths, LONGEST_DELAY_MS), start);
      deaths += 1;
    });
  };
  start();

  return {
    freshUrl: () =>
      new Promise((resolve) => {
        waiting = [...waiting, resolve];
        child?.postMessage(ASK_FOR_WINDOW);
      }),
    wokeUp: () => ready?.postMessage(WOKE_UP),
    raise: (raised) => ready?.postMessage(raised),
    startWithNewKeys: () => {
      newKeys = true;
      cancelRestart();
      if (child === null) start();
    },
    stop: () => {
      stopping = true;
      cancelRestart();
      const running = child;
      if (running === null) return Promise.resolve();
      return new Promise((resolve) => {
        const cancelKill = after(STOP_WITHIN_MS, () => running.kill());
        running.once('exit', () => {
          cancelKill();
          resolve();
        });
        running.postMessage(ASK_TO_STOP);
      });
    },
  };
}
