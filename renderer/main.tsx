/** Where a window begins: session, connection, stores, screens. The only place that puts them together. */
// Styles first and in this order: what a screen brings overrides them.
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/spotlight/styles.css';
import '@mantine/charts/styles.css';
import './ui/base.css';
import './ui/frame.css';
import './ui/ledger.css';
import { MantineProvider } from '@mantine/core';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { defined } from '../shared/kernel/assert.ts';
import { App } from './app.tsx';
import { NoConnectionScreen } from './screens/no-connection-screen.tsx';
import { fragmentWithoutCode } from './screens/takeover/takeover-address.ts';
import { ListStores } from './stores/list-store.ts';
import { MusterProvider, type Muster } from './stores/muster.tsx';
import { PhotoStore } from './stores/photo-store.ts';
import { createSendingStore, sendWith } from './stores/sending-store.ts';
import { browserClock } from './transport/browser-clock.ts';
import { HostConnection, type ConnectionState } from './transport/host-connection.ts';
import { dayListsWith } from './transport/day-list-upload.ts';
import { RosterUpload } from './transport/import-upload.ts';
import { photosWith } from './transport/photo-fetch.ts';
import { sessionEnded } from './transport/rejections.ts';
import { forgetSession, openSession } from './transport/session.ts';
import { supportWith } from './transport/support-fetch.ts';
import { cssVariablesResolver, theme } from './ui/theme.ts';

function connect(token: string): Muster {
  const connectionStore = createStore<ConnectionState>(() => ({ is: 'connecting' }));
  const sending = createSendingStore();
  const connection = new HostConnection({
    url: window.location.origin,
    token,
    freshId: () => browserClock.freshId(),
    onState: (state) => {
      connectionStore.setState(state, true);
      if (state.is === 'refused' && state.rejection.name === sessionEnded.name) forgetSession(window.sessionStorage);
    },
  });
  return {
    lists: new ListStores(connection),
    send: sendWith(connection, browserClock, sending),
    query: connection.query.bind(connection),
    upload: new RosterUpload(token, window.fetch.bind(window)),
    photos: new PhotoStore(photosWith(token), { make: (blob) => URL.createObjectURL(blob), drop: (url) => URL.revokeObjectURL(url) }),
    support: supportWith(token, window.fetch.bind(window)),
    dayLists: dayListsWith(token, window.fetch.bind(window)),
    clock: browserClock,
    connection: connectionStore,
    sending,
  };
}

const session = await openSession({
  storage: window.sessionStorage,
  fragment: window.location.hash,
  removeFragment: () => window.history.replaceState(null, '', window.location.pathname + fragmentWithoutCode(window.location.hash)),
  fetch: window.fetch.bind(window),
});

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
// A dialog writes a style that holds the page behind it still; without the nonce the policy refuses it.
setNonce(nonce);
createRoot(defined(document.getElementById('root'), 'index.html has a root')).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" getStyleNonce={() => nonce}>
    {session.open ? (
      <MusterProvider muster={connect(session.token)}>
        <App />
      </MusterProvider>
    ) : (
      <NoConnectionScreen rejection={session.rejection} />
    )}
  </MantineProvider>,
);
// Half a megabyte of rules that say which file holds which letters: after the first drawing, and each file only when one of its letters is shown.
await import('./ui/other-scripts.ts');
