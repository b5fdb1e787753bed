/** One person and four touches. An answered row goes quiet; what was said last is what stands. */
import { Button, Radio } from '@mantine/core';
import { IconArrowRight, IconCheck, IconClock, IconFirstAidKit, IconUserQuestion, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { ReportedStatus } from '../../intents/report-people.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { ListName, namesakeWords } from '../../ui/person-name.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { spokenName, statusNames } from '../../ui/words.ts';
import { Needs } from './needs.tsx';

export type RollRowData = SubscriptionRow<'class-roll'>;
type Touch = Exclude<ReportedStatus, 'extra'>;

const TOUCHES: readonly { readonly status: Touch; readonly icon: ComponentType<IconProps> }[] = [
  { status: 'here', icon: IconCheck },
  { status: 'missing', icon: IconUserQuestion },
  { status: 'injured', icon: IconFirstAidKit },
  { status: 'elsewhere', icon: IconArrowRight },
];

/** What the front office knows, beside a report that says something else. */
const dayWords = { absent: 'marked absent that day', arrived: 'came late', left: 'left early or signed out', disputed: 'absent or not: the office’s records disagree' } as const;

interface RollRowProps {
  readonly row: RollRowData;
  /** What was just touched and is on its way. */
  readonly sending: { readonly status: ReportedStatus; readonly saved: boolean } | null;
  /** Grade and room beside the name: not inside the person's own class, where all have the same. There a released student stays quiet. */
  readonly withPlace: boolean;
  readonly onTouch: (status: Touch) => void;
}

export function RollRow({ row, sending, withPlace, onTouch }: RollRowProps) {
  const status = sending?.status ?? row.status;
  const where = row.reports.find((report) => report.status === row.status && report.where !== '')?.where;
  const under = [namesakeWords(row.name, row.sameName), row.disagree ? 'reports disagree' : null, row.kind === 'student' ? null : row.kind, where ?? null, row.day === null || row.day === row.status ? null : dayWords[row.day]].filter((words) => words !== null);
  const away = status === 'absent' || status === 'left';
  const gone = away || status === 'released' || status === 'answeredFor';
  return (
    <div className="roll-row" {...(gone ? { 'data-quiet': true } : {})}>
      <Portrait name={row.name} photo={row.photo} />
      <div className="grow">
        <ListName name={row.name} {...(withPlace ? { grade: row.grade, room: row.room } : {})} />
        {under.length > 0 && <div className={row.disagree ? 'due' : 'quiet'}>{under.join(' · ')}</div>}
        <Needs needs={row.needs} />
      </div>
      {gone ? (
        <span className="roll-done with-icon">
          {statusNames[status]}
          {away && (
            <Button aria-label={`${spokenName(row.name)} is here`} onClick={() => onTouch('here')}>
              Is here
            </Button>
          )}
          {(away || (withPlace && status === 'released')) && <Button onClick={() => onTouch('missing')}>Report missing</Button>}
        </span>
      ) : (
        <ChoiceGroup label={spokenName(row.name)} value={status === 'extra' ? 'here' : status} onChange={(value) => onTouch(value as Touch)}>
          <div className="marks" {...(status === 'unknown' ? {} : { 'data-answered': true })}>
            {TOUCHES.map(({ status: touch, icon: Icon }) => {
              const chosen = status === touch || (touch === 'here' && status === 'extra');
              const Mark = chosen && sending !== null && !sending.saved ? IconClock : Icon;
              return (
                <Radio.Card key={touch} value={touch} className="mark" data-mark={touch}>
                  {chosen && <Mark size={20} stroke={2} aria-hidden />}
                  {touch === 'here' && status === 'extra' ? 'Extra' : statusNames[touch]}
                </Radio.Card>
              );
            })}
          </div>
        </ChoiceGroup>
      )}
    </div>
  );
}
