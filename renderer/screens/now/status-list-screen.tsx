/** The list behind a number: everybody of one status, each with the four touches, reported by whoever sits here. */
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { StandingStatus } from '../../../shared/contract/standing-status.ts';
import { marksOnTheirWay, reportPeople, type ReportedStatus } from '../../intents/report-people.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useSending } from '../../stores/muster.tsx';
import { useReportsAsOf } from '../../ui/as-of.ts';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted, statusNames } from '../../ui/words.ts';
import { ReportedBy, useReportedBy } from '../accounting/reported-by.tsx';
import { RollRow, type RollRowData } from '../accounting/roll-row.tsx';
import { WhereDialog } from '../accounting/where-dialog.tsx';
import { useIncident } from '../surroundings.tsx';

const WHY: Readonly<Record<StandingStatus | 'all', string>> = {
  unknown: 'Nobody has said anything about them. Unknown is never the same as safe.',
  missing: 'Ask who saw them last. When one is found, touch what is true now.',
  injured: 'Send first aid. Families are told in private.',
  extra: 'With a class that is not their own. Each is counted once.',
  released: 'Handed to an adult, with identity, custody and comfort checked.',
  here: 'Reported as present.',
  elsewhere: 'Present, though not with their class.',
  answeredFor: 'A named person answers for each of them.',
  absent: 'Marked absent for this day. Nobody looks for them. Who is here all the same is reported here.',
  left: 'Left early, or signed out. Nobody looks for them. Who is here all the same is reported here.',
  all: 'Everybody on the expected list, and every extra.',
};

export function StatusListScreen({ status }: { readonly status: StandingStatus | null }) {
  const { incident, rosterAsOfWall } = useIncident();
  const navigate = useNavigate();
  const [asked] = useSearchParams();
  const people = useList('people-by-status', { incident, status });
  const sending = useSending();
  const intent = useIntent();
  const by = useReportedBy(null, null);
  const [asking, setAsking] = useState<RollRowData | null>(null);
  const onTheirWay = useMemo(() => marksOnTheirWay(sending.commands, incident), [sending.commands, incident]);
  const asOf = useReportsAsOf(people.rows.flatMap((row) => row.reports.map((one) => one.wall)), rosterAsOfWall);
  const name = status === null ? 'Everybody' : statusNames[status];
  const report = (row: RollRowData, said: ReportedStatus, where: string): void =>
    void intent.run((send) => reportPeople(send, { incident, classId: null, ...by.word }, [{ person: row.person, status: said, where }]));

  return (
    <Screen
      title={`Now: ${name}`}
      flush
      next={
        <NextStep context={`The list behind the number · ${asOf}`} sentence={`${name}: ${people.loaded ? counted(people.rows.length, 'person', 'people') : '…'}`} why={WHY[status ?? 'all']}>
          <Button size="lg" leftSection={<IconArrowLeft size={24} aria-hidden />} onClick={() => void navigate('/now')}>
            Back to Now
          </Button>
        </NextStep>
      }
      bar={<ReportedBy by={by} />}
    >
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="class-roll" style={{ flex: 1 }}>
        <VirtualRows label={name} rows={people.rows} estimatedHeight={53} at={asked.get('person')}>
          {(row) => <RollRow row={row} withPlace sending={onTheirWay.get(row.person) ?? null} onTouch={(said) => (said === 'elsewhere' ? setAsking(row) : report(row, said, ''))} />}
        </VirtualRows>
        {people.rows.length === 0 && (
          <div style={{ padding: '0 24px 24px', flex: 1 }}>
            <NoRows list={people}>Nobody is on this list.</NoRows>
          </div>
        )}
      </div>
      <WhereDialog
        person={asking?.name ?? null}
        onShut={() => setAsking(null)}
        onWhere={(where) => {
          if (asking !== null) report(asking, 'elsewhere', where);
          setAsking(null);
        }}
      />
    </Screen>
  );
}
