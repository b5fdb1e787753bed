/** Setup: every console of the site, how it is, and what can be done about it. What was taken away stays on the list, as it is on the record. */
import { Button } from '@mantine/core';
import { IconDevicesPlus, IconNetwork } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { commandPermissions } from '../../../shared/contract/procedures.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { apartOf, isMember, stateWords, type ConsoleRow } from '../../ui/console-words.ts';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { SetAside } from '../first-run/set-aside.tsx';
import { useMay } from '../people/use-may.ts';
import { BackToSetup } from './back-to-setup.tsx';
import { LeaveDialog, RenameConsoleDialog, RevokeDialog } from './console-dialogs.tsx';
import { ConsoleEntry, type ConsoleAct } from './console-entry.tsx';
import { whoMay } from './who-may.ts';
import './consoles.css';

/** A site is not left by its last console, and a revoked one may go at any time. */
function actsOn(row: ConsoleRow, own: ConsoleRow | undefined, alone: boolean): readonly ConsoleAct[] {
  if (row === own) return row.state === 'revoked' ? ['leave'] : row.state === 'here' ? (alone ? ['rename'] : ['rename', 'leave']) : [];
  return isMember(row) ? ['rename', 'revoke'] : [];
}

const inSentence = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

interface Asked {
  readonly act: ConsoleAct;
  readonly row: ConsoleRow;
}

function dialogOf({ act, row }: Asked, onShut: () => void): ReactNode {
  switch (act) {
    case 'rename':
      return <RenameConsoleDialog row={row} onShut={onShut} />;
    case 'revoke':
      return <RevokeDialog row={row} onShut={onShut} />;
    case 'leave':
      return <LeaveDialog row={row} onShut={onShut} />;
  }
}

export function ConsolesScreen() {
  const list = useList('consoles', {});
  const navigate = useNavigate();
  const nowMs = useWallMs(15_000);
  const may = useMay('RevokeConsole');
  const [asked, setAsked] = useState<Asked | null>(null);
  const setAside = useList('admission', {}).rows[0]?.setAside ?? [];
  const members = list.rows.filter(isMember);
  /** This console's own row comes first. */
  const [own] = list.rows;
  const actsOf = (row: ConsoleRow): readonly ConsoleAct[] => (may ? actsOn(row, own, members.length < 2) : []);
  const gone = list.rows.filter((row) => !isMember(row));
  const [worst] = apartOf(members);
  const add = (
    <Button size="lg" leftSection={<IconDevicesPlus size={26} aria-hidden />} onClick={() => void navigate('/setup/consoles/add')}>
      Add a console
    </Button>
  );
  const network = (
    <Button leftSection={<IconNetwork size={22} aria-hidden />} onClick={() => void navigate('/setup/network')}>
      Network
    </Button>
  );
  const inWords = worst !== undefined ? `${worst.name}: ${inSentence(stateWords(worst, nowMs))}.` : members.length < 2 ? 'This console is the only one.' : `All ${members.length} consoles are in step.`;
  const why = !may
    ? `Set by: ${whoMay(commandPermissions.RevokeConsole)}.`
    : worst?.state === 'behind'
      ? 'It is being brought up to date. Nothing has to be done unless it stays so.'
      : worst !== undefined
        ? 'It works on alone. Look whether it is switched on and on the network; the test under “Network” says what is missing.'
        : members.length < 2
          ? 'With a second one, what is entered is kept on both, and either works when the other fails.'
          : 'Each holds everything, and works alone when it hears no other.';
  return (
    <Screen
      title="Setup: consoles"
      next={<NextStep context="Setup: consoles" sentence={<bdi>{inWords}</bdi>} why={why} {...(may ? { children: add } : {})} />}
      bar={
        <>
          <BackToSetup />
          {network}
          {may && <Button onClick={() => void navigate('/setup/consoles/join')}>Join another school</Button>}
        </>
      }
    >
      <div className="column">
        <Ledger heading="Consoles" count={members.length} aside="each computer that runs Muster for this school">
          <ul>
            {members.map((row) => (
              <ConsoleEntry key={row.key} row={row} nowMs={nowMs} acts={actsOf(row)} onAct={(act) => setAsked({ act, row })} />
            ))}
          </ul>
          {list.rows.length === 0 && <NoRows list={list}>No console is known.</NoRows>}
        </Ledger>
        {gone.length > 0 && (
          <Ledger heading="No longer of this site" count={gone.length} aside="what they said stays on the record">
            <ul>
              {gone.map((row) => (
                <ConsoleEntry key={row.key} row={row} nowMs={nowMs} acts={actsOf(row)} onAct={(act) => setAsked({ act, row })} />
              ))}
            </ul>
          </Ledger>
        )}
        {setAside.length > 0 && <SetAside folders={setAside} />}
      </div>
      {asked !== null && dialogOf(asked, () => setAsked(null))}
    </Screen>
  );
}
