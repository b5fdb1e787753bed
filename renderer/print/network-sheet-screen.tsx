/** One page for whoever looks after the network: what it must let through, why, and the rules to copy. Nothing about people is on it. */
import { useRef } from 'react';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { BackButton } from '../screens/people/record-head.tsx';
import { discoveryWords, portOf, ruleTitles } from '../screens/setup/network-words.ts';
import { useSurroundings } from '../screens/surroundings.tsx';
import { useList, useWallMs } from '../stores/muster.tsx';
import { NoRows } from '../ui/ledger.tsx';
import { NextStep, Screen } from '../ui/next-step.tsx';
import { calendarDay, clockTime } from '../ui/times.ts';
import { PrintButtons } from './print-sheets.tsx';
import './class-sheet.css';
import './job-sheet.css';
import './network-sheet.css';

type Network = SubscriptionRow<'network'>;

interface NetworkSheetProps {
  readonly school: string;
  readonly console: string;
  readonly network: Network;
  readonly printed: string;
}

function NetworkSheet({ school, console, network, printed }: NetworkSheetProps) {
  const port = portOf(network);
  return (
    <section className="sheet network-sheet" aria-label="What the network must allow">
      <header>
        <div>
          <p>
            <bdi>{school}</bdi>
          </p>
          <h3>Muster: what the network must allow</h3>
          <p>Muster is the school’s emergency console. Its computers have to reach each other also when the internet is down.</p>
        </div>
        <div className="sheet-count">
          <p>
            console <bdi>{console}</bdi>
          </p>
          <p>{printed}</p>
        </div>
      </header>
      <dl>
        <dt>Between the consoles</dt>
        <dd>
          <b>TCP, port {port},</b> in both directions, between every two computers that run Muster, also from one subnet to another. Client isolation of a wireless network must not lie between them.
        </dd>
        <dt>To the internet</dt>
        <dd>Nothing. Muster sends nothing there and asks for nothing.</dd>
        <dt>Not needed, but handy</dt>
        <dd>Multicast DNS (UDP 5353, 224.0.0.251 and ff02::fb) within a subnet, so that consoles find each other’s new addresses. {discoveryWords(network)}</dd>
        <dt>Protection</dt>
        <dd>TLS 1.3 with certificates that both ends check; who is let in was compared on two screens by two people. A proxy that opens TLS breaks it: please exempt this port.</dd>
        <dt>Addresses of this console</dt>
        <dd>{network.ownAddresses.length === 0 ? 'none at the moment' : network.ownAddresses.map(({ card, address }) => `${address} (${card})`).join(', ')}. A fixed address or a reservation for each console is best.</dd>
      </dl>
      {network.rules.map(({ where, text }) => (
        <div key={where} className="network-rule">
          <h4>{ruleTitles[where]}</h4>
          <pre>{text}</pre>
        </div>
      ))}
    </section>
  );
}

export function NetworkSheetScreen() {
  const { site } = useSurroundings();
  const nowMs = useWallMs(60_000);
  const list = useList('network', {});
  const preview = useRef<HTMLDivElement>(null);
  const [network] = list.rows;
  return (
    <Screen
      title="Sheet for IT"
      flush
      next={
        <NextStep context="Setup: network" sentence="Give this page to whoever looks after the network." why="It holds no names of people. The rules can be copied from the screen.">
          <PrintButtons sheets={preview} name="network" disabled={network === undefined} />
        </NextStep>
      }
      bar={<BackButton />}
    >
      <div className="sheets sheets-alone" ref={preview} tabIndex={0} role="region" aria-label="Preview">
        {network === undefined ? <NoRows list={list}>The network is not known.</NoRows> : <NetworkSheet school={site.siteName} console={site.consoleName} network={network} printed={`Printed ${calendarDay(nowMs)} ${clockTime(nowMs)}`} />}
      </div>
    </Screen>
  );
}
