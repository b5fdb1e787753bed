/** A computer that belongs to no school yet: join one, start one, restore one from its backup, or try the sample. Says plainly that help cannot be called. */
import { UnstyledButton } from '@mantine/core';
import { IconBuildingPlus, IconDatabaseImport, IconDevicesPlus, IconFlask } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useList } from '../../stores/muster.tsx';
import { ConnectionStrip } from '../../ui/frame.tsx';
import { FootLine } from '../../ui/foot-line.tsx';
import { NotSetUpBand } from '../../ui/state-band.tsx';
import { counted } from '../../ui/words.ts';
import type { Site } from '../surroundings.tsx';
import { FoundSchool, type Founding } from './found-school.tsx';
import { JoinSchool } from './join-school.tsx';
import { RestoreSchool } from './restore-school.tsx';
import { SetAside } from './set-aside.tsx';
import './first-run.css';

type Choice = 'join' | 'restore' | Founding;

interface FirstRunScreenProps {
  readonly site: Site;
  readonly onFounding: (founding: boolean) => void;
  readonly onNewCode: (code: string) => void;
}

export function FirstRunScreen({ site, onFounding, onNewCode }: FirstRunScreenProps) {
  const [chosen, choose] = useState<Choice>('new');
  // A school begins at Now, wherever the window was in one that was set aside.
  useEffect(() => window.history.replaceState(null, '', window.location.pathname), []);
  const admission = useList('admission', {}).rows[0];
  const joining = admission?.joining ?? null;
  const setAside = admission?.setAside ?? [];
  const heard = useList('heard', {}).rows.length;
  // Once it is asked to join, nothing else can be begun until that has ended: also after a reload.
  const choice: Choice = joining === null ? chosen : 'join';
  const option = (value: Choice, icon: ReactNode, name: string, words: string) => (
    <UnstyledButton className="first-run-choice" aria-pressed={choice === value} disabled={joining !== null && value !== 'join'} onClick={() => choose(value)}>
      {icon}
      <span>
        <b>{name}</b>
        <br />
        {words}
      </span>
    </UnstyledButton>
  );
  return (
    <div className="app first-run">
      <NotSetUpBand joining={joining?.step === 'catchingUp'} />
      <nav className="first-run-choices" aria-label="Set up this computer">
        <h2>Set up this computer</h2>
        {option('new', <IconBuildingPlus size={32} aria-hidden />, 'Start a new school', 'This is the first Muster computer here')}
        {option('join', <IconDevicesPlus size={32} aria-hidden />, 'Join a school', heard > 0 ? `${counted(heard, 'computer')} heard on this network` : 'Another computer here has Muster already')}
        {option('restore', <IconDatabaseImport size={32} aria-hidden />, 'Restore a backup', 'The computer that had this school is gone')}
        {option('sample', <IconFlask size={32} aria-hidden />, 'Try the sample school', 'With 1,200 invented students')}
        <p className="first-run-foot">Muster works with no internet and no server. Everything you enter stays on your school’s computers.</p>
      </nav>
      <main className="work">
        <ConnectionStrip />
        {choice === 'join' && <JoinSchool ready suggestedName="" before={setAside.length > 0 && <SetAside folders={setAside} />} />}
        {choice === 'restore' && <RestoreSchool />}
        {(choice === 'new' || choice === 'sample') && <FoundSchool choice={choice} site={site} onFounding={onFounding} onNewCode={onNewCode} />}
      </main>
      <FootLine site={site} incidentOpen={false} />
    </div>
  );
}
