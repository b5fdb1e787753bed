/** People: who is on the active roster, and the way to bring in a newer one. */
import { Button } from '@mantine/core';
import { IconAlertOctagon, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { Initials, ListName } from '../../ui/person-name.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted } from '../../ui/words.ts';
import { useSurroundings } from '../surroundings.tsx';
import './people.css';

type Kind = SubscriptionRow<'people'>['kind'];

export function PeopleScreen() {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const nowMs = useWallMs(60_000);
  const [kind, setKind] = useState<Kind>('student');
  const people = useList('people', { kind });
  const importIt = (
    <Button size="lg" leftSection={<IconFileImport size={26} aria-hidden />} onClick={() => void navigate('/people/import')}>
      {site.rosterAsOfWall === null ? 'Import your roster' : 'Import a newer roster'}
    </Button>
  );

  if (site.rosterAsOfWall === null) {
    return (
      <Screen title="People" next={<NextStep context="No roster on this computer yet" sentence="Import your roster." why="Nobody can be counted by name until then.">{importIt}</NextStep>}>
        <div className="teach">
          <h2>What this is for</h2>
          <p>Muster counts the students, staff and guardians of your roster. It reads OneRoster and School Data Sync files, as student systems export them, and class lists saved as CSV.</p>
          <p>Before anything is written you see what would change, and every problem with its row. Passwords in such files are never stored.</p>
        </div>
      </Screen>
    );
  }
  return (
    <Screen
      title="People"
      flush
      next={
        <NextStep context={`${site.rosterSource} · as of ${dayAndTime(site.rosterAsOfWall, nowMs)}`} sentence="Is this roster still true?" why="Import a newer one when students or contacts have changed. You see what changes first.">
          {importIt}
        </NextStep>
      }
      bar={
        <>
          <Button onClick={() => void navigate('/find')}>Find a person · Ctrl K</Button>
          {site.rosterDisputed && <span className="due strong">Two rosters are active: two imports did not know of each other. Import again to settle it.</span>}
        </>
      }
    >
      <div className="inset-tabs">
        <FilterTabs
          label="Which people"
          chosen={kind}
          onChoose={setKind}
          filters={[
            { name: 'student', word: 'Students', count: site.students },
            { name: 'guardian', word: 'Guardians', count: site.guardians },
            { name: 'staff', word: 'Staff', count: site.staff },
          ]}
        />
      </div>
      <div className="people-list">
        <VirtualRows label="People" rows={people.rows} estimatedHeight={53}>
          {(person) => (
            <div className="ledger-row">
              <Initials name={person.name} />
              <span className="grow">
                <ListName name={person.name} grade={person.grade} room={person.room} legalName={person.legalName} />
              </span>
              {person.restricted && (
                <span className="act strong with-icon">
                  <IconAlertOctagon size={20} aria-hidden /> Restriction
                </span>
              )}
              <span className="people-detail quiet number">
                {kind === 'student' && (person.linked === 0 ? <span className="blank">no contact on file</span> : counted(person.linked, 'contact'))}
                {kind === 'guardian' && `${counted(person.linked, 'student')}${person.phone === null ? '' : ` · ${person.phone}`}`}
                {kind === 'staff' && (person.role ?? '')}
              </span>
            </div>
          )}
        </VirtualRows>
        {people.rows.length === 0 && <NoRows list={people}>Nobody of this kind is on the roster.</NoRows>}
      </div>
    </Screen>
  );
}
