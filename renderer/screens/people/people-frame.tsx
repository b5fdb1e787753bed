/** What the lists under People share: how old the roster is, the way to a newer one, to somebody added by hand, and to print. */
import { Button } from '@mantine/core';
import { IconCalendarX, IconCertificate, IconFileImport, IconPrinter, IconUserPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { NoRosterStep } from '../no-roster.tsx';
import { useSurroundings } from '../surroundings.tsx';
import { ImportUnderWay } from './import-under-way.tsx';
import { PeopleTabs, type PeopleTab } from './people-tabs.tsx';
import { kindWords } from './record-fields.ts';
import { DisputedRoster } from './roster-as-of.tsx';
import { useMay } from './use-may.ts';
import '../accounting/accounting.css';
import './people.css';

interface PeopleFrameProps {
  readonly tab: PeopleTab;
  /** Whom "Add by hand" adds. */
  readonly adds: PersonKind;
  readonly children: ReactNode;
}

export function PeopleFrame({ tab, adds, children }: PeopleFrameProps) {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const nowMs = useWallMs(60_000);
  const mayAdd = useMay('AddPerson');
  const mayTrain = useMay('RecordTrainings');
  const importIt = (
    <Button size="lg" leftSection={<IconFileImport size={26} aria-hidden />} onClick={() => void navigate('/people/import')}>
      {site.rosterAsOfWall === null ? 'Import your roster' : 'Import a newer roster'}
    </Button>
  );
  const add = mayAdd && (
    <Button leftSection={<IconUserPlus size={22} aria-hidden />} onClick={() => void navigate(`/people/add/${adds}`)}>
      Add a {kindWords[adds]} by hand
    </Button>
  );

  if (site.rosterAsOfWall === null && site.students + site.staff + site.guardians === 0) {
    return (
      <Screen title="People" next={<NoRosterStep why="Nobody can be counted by name until then." />} bar={add}>
        <div className="teach">
          <h2>What this is for</h2>
          <p>Muster counts the students, staff and guardians of your roster. It reads OneRoster and School Data Sync files, as student systems export them, and class lists saved as CSV.</p>
          <p>Before anything is written you see what would change, and every problem with its row. Passwords in such files are never stored.</p>
          <p>Somebody who is in no file can be added by hand, and stays through every import.</p>
        </div>
      </Screen>
    );
  }
  return (
    <Screen
      title="People"
      flush
      next={
        <NextStep
          context={site.rosterAsOfWall === null ? 'No roster yet' : `${site.rosterSource} · roster as of ${dayAndTime(site.rosterAsOfWall, nowMs)}`}
          sentence="Is this roster still true?"
          why="Import a newer one when students or contacts have changed. What was stated by hand stays."
        >
          {importIt}
        </NextStep>
      }
      bar={
        <>
          <Button leftSection={<IconCalendarX size={22} aria-hidden />} onClick={() => void navigate('/people/today')}>
            Today
          </Button>
          {add}
          {adds === 'staff' && mayTrain && (
            <Button leftSection={<IconCertificate size={22} aria-hidden />} onClick={() => void navigate('/people/training')}>
              Training
            </Button>
          )}
          <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void navigate('/people/print')}>
            Print class lists
          </Button>
          <span className="said">Find anybody: Ctrl K</span>
        </>
      }
    >
      <DisputedRoster />
      <ImportUnderWay />
      <PeopleTabs chosen={tab} />
      {children}
    </Screen>
  );
}
