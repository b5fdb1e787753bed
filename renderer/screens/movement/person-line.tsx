/** One person on a list of people on the move: name, where they were last, how old that is, and what they need, to those who may see it. */
import type { ReactNode } from 'react';
import { ListName, namesakeWords } from '../../ui/person-name.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { channelNames } from '../../ui/words.ts';
import { Needs } from '../accounting/needs.tsx';
import { lastKnown } from './gaps.ts';
import type { Whereabouts } from './movement-words.ts';

interface PersonLineProps {
  readonly row: Whereabouts;
  readonly nowMs: number;
  /** Put aside by a touch, or done: it goes quiet. */
  readonly quiet?: boolean;
  readonly children?: ReactNode;
}

export function PersonLine({ row, nowMs, quiet, children }: PersonLineProps) {
  const namesake = namesakeWords(row.name, row.sameName);
  return (
    <div className="roll-row" {...(quiet === true ? { 'data-quiet': true } : {})}>
      <div className="grow">
        <ListName name={row.name} grade={row.grade} room={row.room} />
        {row.kind !== 'student' && <span className="quiet"> · {row.kind}</span>}
        {namesake !== null && <span className="quiet"> · {namesake}</span>}
        <div className="quiet">
          <bdi>{lastKnown(row)}</bdi>
          {row.said !== null && (
            <>
              {' '}
              · {row.leg === 'disagreeing' && 'last word '}
              {clockTime(row.said.wall)}, {ago(row.said.wall, nowMs)} · <bdi>{row.said.by}</bdi> {row.said.channel === null ? 'settled it' : channelNames[row.said.channel]}
            </>
          )}
        </div>
        <Needs needs={row.needs} />
      </div>
      {children}
    </div>
  );
}
