/** Setup: the network, for whoever looks after it. What it must allow, where this console is and looks for others, and a test that says what is missing. */
import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconCheck, IconLock, IconPlus, IconPrinter, IconStethoscope, IconTrash, type IconProps } from '@tabler/icons-react';
import { useState, type ComponentType } from 'react';
import { useNavigate } from 'react-router';
import { queries, type QueryAnswer, type SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { HIGHEST_LAN_PORT, LOWEST_LAN_PORT } from '../../../shared/contract/lan-port.ts';
import { useAsk, type Asking } from '../../intents/use-ask.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { BackToSetup } from './back-to-setup.tsx';
import { listeningWords, managedRows, portOf, sourceWords } from './network-words.ts';
import '../people/people.css';
import './consoles.css';
import './setup.css';

type Network = SubscriptionRow<'network'>;
type Finding = QueryAnswer<'testNetwork'>['findings'][number];

const MARKS: Readonly<Record<Finding['state'], { readonly icon: ComponentType<IconProps>; readonly level: string; readonly word: string }>> = {
  good: { icon: IconCheck, level: 'ok', word: 'Good' },
  warning: { icon: IconAlertTriangle, level: 'due', word: 'Look at it' },
  bad: { icon: IconAlertOctagon, level: 'act', word: 'Does not work' },
};

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { icon: Mark, level, word } = MARKS[finding.state];
  const about = finding.about === 'console' ? finding.consoleName : finding.about === 'thisConsole' ? 'This console' : 'Finding each other';
  return (
    <li className="ledger-row console-entry">
      <span className={`console-mark ${level}`}>
        <Mark size={26} aria-hidden />
      </span>
      <span className="grow">
        <bdi className="name">{about}</bdi> <span className={`strong ${level}`}>· {word}</span>
        <span className="under">{finding.message}</span>
        {finding.whatToDo !== '' && <span className="under strong">{finding.whatToDo}</span>}
      </span>
    </li>
  );
}

/** Whoever may not change it sees it all the same: it is read aloud to whoever helps. */
function ThisConsole({ network, may, asking }: { readonly network: Network; readonly may: boolean; readonly asking: Asking }) {
  const [typed, setTyped] = useState<number | string>(network.port.set);
  const port = Number(typed);
  const ready = Number.isInteger(port) && port >= LOWEST_LAN_PORT && port <= HIGHEST_LAN_PORT && port !== network.port.set;
  const listening = listeningWords(network);
  const locked = network.managed?.settings.lanPort !== undefined;
  return (
    <Ledger heading="This console">
      <p className={`ledger-row with-icon strong ${listening.good ? 'ok' : 'due'}`}>
        {listening.good ? <IconCheck size={22} aria-hidden /> : <IconAlertTriangle size={22} aria-hidden />}
        <span>{listening.words}</span>
      </p>
      <ul>
        {network.ownAddresses.map(({ card, address }) => (
          <li key={address} className="ledger-row">
            <span className="grow name number">{address}</span>
            <span className="quiet">{card}</span>
          </li>
        ))}
      </ul>
      {network.ownAddresses.length === 0 && <p className="ledger-none due">No network card of this computer has an address.</p>}
      {may && (
        <form
          className="beside setup-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) void asking.ask('setLanPort', { port });
          }}
        >
          <NumberInput
            label="Port"
            description={locked ? 'Set by whoever runs the school’s computers.' : network.port.flag === null ? 'Counts at once. The others have to be told, unless they find it by themselves.' : `Started with --lan-port ${network.port.flag}, which goes first.`}
            value={locked ? (network.port.flag ?? '') : typed}
            readOnly={locked}
            min={LOWEST_LAN_PORT}
            max={HIGHEST_LAN_PORT}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            onChange={setTyped}
          />
          <Button type="submit" disabled={locked || !ready} loading={asking.busy}>
            Save the port
          </Button>
        </form>
      )}
    </Ledger>
  );
}

/** What Muster cannot change, and where it is changed. */
function Managed({ managed }: { readonly managed: NonNullable<Network['managed']> }) {
  const rows = managedRows(managed.settings);
  return (
    <Ledger heading="Set for this computer" aside={<span className="quiet">{managed.from}</span>}>
      {managed.problem === null ? (
        <p className="ledger-row with-icon quiet">
          <IconLock size={22} aria-hidden />
          <span>By whoever runs the school’s computers. It goes before what is set in Muster, and is changed there.</span>
        </p>
      ) : (
        <p className="ledger-row with-icon strong due">
          <IconAlertTriangle size={22} aria-hidden />
          <span>None of it counts. {managed.problem}.</span>
        </p>
      )}
      <ul>
        {rows.map(({ name, says }) => (
          <li key={name} className="ledger-row">
            <span className="grow name">{name}</span>
            <bdi>{says}</bdi>
          </li>
        ))}
      </ul>
    </Ledger>
  );
}

function OtherAddresses({ network, may, asking, nowMs }: { readonly network: Network; readonly may: boolean; readonly asking: Asking; readonly nowMs: number }) {
  const [address, setAddress] = useState('');
  const add = async (): Promise<void> => {
    if ((await asking.ask('addAddress', { address: address.trim() })) !== null) setAddress('');
  };
  return (
    <Ledger heading="Where it looks for others" count={network.addresses.length}>
      <ul>
        {network.addresses.map((one) => (
          <li key={one.address} className="ledger-row">
            <span className="grow">
              <span className="name number">{one.address}</span> {one.consoleName !== null && <bdi>{one.consoleName}</bdi>}
              <span className="under quiet">
                {sourceWords[one.source]} · {one.workedWall === null ? 'has not worked yet' : `worked ${dayAndTime(one.workedWall, nowMs)}`}
              </span>
            </span>
            {may && (
              <Button aria-label={`Remove ${one.address}`} loading={asking.busy} onClick={() => void asking.ask('removeAddress', { address: one.address })}>
                <IconTrash size={20} aria-hidden />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {network.addresses.length === 0 && <p className="ledger-none">None yet. Consoles that are added here tell each other their addresses.</p>}
      {may && (
        <form
          className="beside setup-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (address.trim() !== '') void add();
          }}
        >
          <TextInput label="Another address" description="Of a console of this site, such as 10.0.4.17 or gym-pc.school.lan" value={address} maxLength={300} autoComplete="off" spellCheck={false} onChange={(event) => setAddress(event.currentTarget.value)} />
          <Button type="submit" leftSection={<IconPlus size={20} aria-hidden />} disabled={address.trim() === ''} loading={asking.busy}>
            Add it
          </Button>
        </form>
      )}
    </Ledger>
  );
}

export function NetworkScreen() {
  const { site } = useSurroundings();
  const list = useList('network', {});
  const navigate = useNavigate();
  const nowMs = useWallMs(60_000);
  const changing = useAsk();
  const testing = useAsk();
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  const [network] = list.rows;
  const may = mayUse(queries.setLanPort.permission, site.signedIn);
  const test = async (): Promise<void> => {
    const answer = await testing.ask('testNetwork', {});
    if (answer !== null) setFindings(answer.findings);
  };
  const refused = testing.refusal ?? changing.refusal;
  const putAway = (): void => {
    testing.putAway();
    changing.putAway();
  };
  const wrong = findings?.filter(({ state }) => state !== 'good').length ?? 0;
  const sentence = findings === null ? 'Test whether the consoles reach each other.' : wrong === 0 ? 'Everything that was tested works.' : wrong === 1 ? 'One thing needs a look.' : `${wrong} things need a look.`;
  return (
    <Screen
      title="Setup: network"
      next={
        <NextStep context="Setup: network" sentence={sentence} why={network === undefined ? 'The network is not known yet.' : `Consoles talk to each other by TCP on port ${portOf(network)}, both ways, and never to the internet.`}>
          <Button size="lg" leftSection={<IconStethoscope size={26} aria-hidden />} loading={testing.busy} onClick={() => void test()}>
            {findings === null ? 'Test the network' : 'Test again'}
          </Button>
        </NextStep>
      }
      bar={
        <>
          <BackToSetup />
          <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void navigate('/setup/network/sheet')}>
            Sheet for IT
          </Button>
          <span className="said">What the network must allow, with firewall rules to copy, is on the sheet.</span>
        </>
      }
    >
      {refused !== null && <RefusalPanel rejection={refused} onPutAway={putAway} />}
      <p role="status" className={testing.busy ? 'strong' : 'for-readers'}>
        {testing.busy ? 'Trying every console at every address. That takes some seconds.' : findings === null ? '' : sentence}
      </p>
      {findings !== null && (
        <Ledger heading="What the test found" count={findings.length}>
          <ul>
            {findings.map((finding) => (
              <FindingRow key={finding.key} finding={finding} />
            ))}
          </ul>
        </Ledger>
      )}
      {network === undefined ? (
        <NoRows list={list}>The network is not known.</NoRows>
      ) : (
        <div className="columns network-columns" data-count="2">
          <div className="column">
            <ThisConsole network={network} may={may} asking={changing} />
          </div>
          <div className="column">
            {network.managed !== null && <Managed managed={network.managed} />}
            <OtherAddresses network={network} may={may} asking={changing} nowMs={nowMs} />
          </div>
        </div>
      )}
    </Screen>
  );
}
