/** The red card of a conflict: what it is, and all its sides row by row, with who, where and when. What to do about it comes below. */
import { Table } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Conflict } from '../../intents/settle.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { ago, clockSeconds, dayAndTime } from '../../ui/times.ts';
import { channelNames, counted } from '../../ui/words.ts';
import { conflictHeadings } from './conflict-words.ts';
import './conflicts.css';

type Side = Conflict['sides'][number];

interface Field {
  readonly word: string;
  readonly strong: boolean;
  readonly of: (side: Side) => string;
}

const howOf = (side: Side): string => (side.channel !== null ? channelNames[side.channel] : side.attendance ? 'attendance' : side.release ? 'hand-off' : 'settlement');

export function ConflictFrame({ conflict, about, children }: { readonly conflict: Conflict; readonly about: ReactNode; readonly children: ReactNode }) {
  const top = useRef<HTMLElement>(null);
  // Another card is chosen below the one before it.
  // In braces: a browser may answer with a promise, which is no clean-up.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section className="stop" ref={top} aria-label={conflictHeadings[conflict.kind]}>
      <header>
        <IconAlertOctagon size={26} aria-hidden />
        <h2 style={{ fontSize: 20 }}>
          {conflictHeadings[conflict.kind]}
          {about !== null && <>: {about}</>}
        </h2>
      </header>
      <div className="stop-body">
        <Sides conflict={conflict} />
        {children}
      </div>
    </section>
  );
}

function Sides({ conflict: { about, sides } }: { readonly conflict: Conflict }) {
  const nowMs = useWallMs(15_000);
  const fields: readonly Field[] = [
    { word: 'What', strong: true, of: (side) => side.what },
    { word: 'Said by', strong: false, of: (side) => side.who },
    { word: 'When', strong: true, of: (side) => `${about.is === 'person' ? clockSeconds(side.wall) : dayAndTime(side.wall, nowMs)} · ${ago(side.wall, nowMs)}` },
    ...(about.is === 'person' ? [{ word: 'How', strong: false, of: howOf }] : []),
    { word: 'Console', strong: false, of: (side) => side.console },
  ];
  return (
    <Table.ScrollContainer minWidth={500} type="native">
      <Table verticalSpacing={7} horizontalSpacing={12} className="conflict-sides">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <span className="for-readers">Field</span>
            </Table.Th>
            {sides.map((side, index) => (
              <Table.Th key={side.event}>Side {index + 1}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map(({ word, strong, of }) => (
            <Table.Tr key={word}>
              <Table.Th scope="row">{word}</Table.Th>
              {sides.map((side) => (
                <Table.Td key={side.event} className={strong ? 'strong' : ''}>
                  <bdi>{of(side)}</bdi>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What was done, where one side of the card stands for many acts. */
export function Acts({ acts, moreActs }: Pick<Conflict, 'acts' | 'moreActs'>) {
  const nowMs = useWallMs(15_000);
  if (acts.length === 0) return null;
  return (
    <div>
      <h3 className="acts-heading">What was done</h3>
      <ul className="acts">
        {acts.map(({ event, what, who, console, wall }) => (
          <li key={event}>
            <bdi className="strong">{what}</bdi>
            <span className="quiet">
              <bdi>{who}</bdi> · <bdi>{console}</bdi> · {dayAndTime(wall, nowMs)}
            </span>
          </li>
        ))}
      </ul>
      {moreActs > 0 && <p className="quiet">and {counted(moreActs, 'act')} more, in the records.</p>}
    </div>
  );
}
