/** Setup: the floors of the campus, each with its picture and how much is drawn on it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { commandPermissions } from '../../../shared/contract/procedures.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { counted } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { BackToSetup } from '../setup/back-to-setup.tsx';
import { whoMay } from '../setup/who-may.ts';
import { AddFloorDialog } from './floor-dialogs.tsx';
import type { Floor } from './floor-plan.tsx';
import '../setup/setup.css';

const drawnWords = ({ places }: Floor): string => {
  const zones = places.filter(({ place }) => place.is === 'zone').length;
  return `${counted(places.length - zones, 'room')} and ${counted(zones, 'zone')} drawn`;
};
export const isApart = ({ apart, places }: Floor): boolean => apart || places.some((one) => one.apart);

export function FloorsSetupScreen() {
  const floors = useList('floors', {});
  const may = useMay('AddFloor');
  const [adding, add] = useState(false);
  return (
    <Screen
      title="Setup: floor plans"
      next={
        <NextStep context="Setup: floor plans" sentence={floors.rows.length === 0 ? 'Add a picture of each floor.' : `${counted(floors.rows.length, 'floor')}.`} why={may ? 'Calls for help then stand at their rooms on Dispatch, on every console.' : `Set by: ${whoMay(commandPermissions.AddFloor)}.`}>
          {may && (
            <Button size="lg" leftSection={<IconPlus size={26} aria-hidden />} onClick={() => add(true)}>
              Add a floor
            </Button>
          )}
        </NextStep>
      }
      bar={<BackToSetup />}
    >
      <Ledger heading="Floors" count={floors.rows.length}>
        <ul className="setup-sections">
          {floors.rows.map((floor) => (
            <li key={floor.key}>
              <Link className="ledger-row" to={`/setup/floors/${floor.floor}`}>
                <bdi className="setup-name name">{floor.name}</bdi>
                <span className="grow">{drawnWords(floor)}</span>
                {isApart(floor) && (
                  <span className="due strong with-icon">
                    <IconAlertTriangle size={20} aria-hidden /> Set apart at two consoles
                  </span>
                )}
                <IconChevronRight size={22} aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
        {floors.rows.length === 0 && <NoRows list={floors}>None yet. A photo of the plan on the wall will do, or the evacuation plan as PNG or JPEG.</NoRows>}
      </Ledger>
      {adding && <AddFloorDialog onShut={() => add(false)} />}
    </Screen>
  );
}
