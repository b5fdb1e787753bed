/** A computer that has a site joins another: what becomes of its own is said, and meant with a tick, before anything is asked. */
import { Button, Checkbox } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { queries } from '../../../shared/contract/procedures.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { StopPanel } from '../../ui/refusal-panel.tsx';
import { JoinSchool } from '../first-run/join-school.tsx';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { whoMay } from './who-may.ts';
import './consoles.css';

export function JoinAnotherScreen() {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const [meant, setMeant] = useState(false);
  const back = (
    <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/setup/consoles')}>
      Consoles
    </Button>
  );
  if (!mayUse(queries.openAdmission.permission, site.signedIn))
    return <Screen title="Join another school" next={<NextStep context="Setup: consoles" sentence="Joining another school is for administrators." why={`Done by: ${whoMay(queries.openAdmission.permission)}.`} />} bar={back}>{null}</Screen>;
  return (
    <JoinSchool
      ready={meant}
      suggestedName={site.consoleName}
      bar={back}
      before={
        <StopPanel heading="This computer has a site already" level="due">
          <p>
            <b>
              <bdi>{site.siteName}</bdi>
            </b>{' '}
            is set aside when the other school lets this computer in: whole, in a folder of its own. Nothing is deleted, but nothing of it shows here any more. Not while an incident is open.
          </p>
          <label className="ledger-row">
            <Checkbox size="lg" checked={meant} onChange={(event) => setMeant(event.currentTarget.checked)} />
            <span className="grow strong">
              Set <bdi>{site.siteName}</bdi> aside
            </span>
          </label>
        </StopPanel>
      }
    />
  );
}
