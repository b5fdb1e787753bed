/** The wall: a tile for each room, by zone. A touch on a tile reports for that room, on a zone for its rooms that were not heard. */
import { UnstyledButton } from '@mantine/core';
import { IconDots, IconFirstAidKit, IconKey, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { byZone, countWords, stateOf, tileWords, type LockdownRoom, type TileState } from './lockdown-words.ts';

const icons: Readonly<Record<TileState, ReactNode>> = {
  help: <IconFirstAidKit size={18} aria-hidden />,
  notHeard: <IconDots size={18} aria-hidden />,
  locked: <IconLock size={18} aria-hidden />,
  released: <IconKey size={18} aria-hidden />,
};

export const tileIcon = (state: TileState): ReactNode => icons[state];

interface WallProps {
  readonly rooms: readonly LockdownRoom[];
  readonly onRooms: (rooms: readonly LockdownRoom[]) => void;
}

export function LockdownWall({ rooms, onRooms }: WallProps) {
  return byZone(rooms).map(({ zone, rooms: inZone }) => {
    const silent = inZone.filter((room) => stateOf(room) === 'notHeard');
    return (
      <div className="wall-zone" key={zone} role="group" aria-label={zone}>
        {silent.length > 0 ? (
          <UnstyledButton className="wall-name" aria-label={`${zone}: report for ${silent.length} not heard`} onClick={() => onRooms(silent)}>
            <bdi>{zone}</bdi>
          </UnstyledButton>
        ) : (
          <span className="wall-name">
            <bdi>{zone}</bdi>
          </span>
        )}
        <div className="wall-tiles">
          {inZone.map((room) => {
            const state = stateOf(room);
            const apart = new Set(room.reports.map((one) => one.status)).size > 1;
            return (
              <UnstyledButton className="wall-tile" key={room.room} data-state={state} onClick={() => onRooms([room])}>
                <b>
                  <bdi>{room.name}</bdi>
                </b>{' '}
                <span className="wall-state">
                  {state !== 'notHeard' && icons[state]}
                  {tileWords[state]}
                  {apart && <span className="due"> · differ</span>}
                </span>
                {state !== 'released' && countWords(room) !== '' && <span className="wall-count number">{countWords(room)}</span>}
              </UnstyledButton>
            );
          })}
        </div>
      </div>
    );
  });
}
