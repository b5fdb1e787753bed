/** Who is in the building today: absent, late, left early, and visitors in and out. The expected list of an incident is made of this. */
import { Button } from '@mantine/core';
import { IconBan, IconCalendarX, IconClockPlus, IconDoorEnter, IconWalk } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import type { ListState } from '../../stores/list-store.ts';
import { useList } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dateWords, daysLater } from '../../ui/times.ts';
import { counted, spokenName } from '../../ui/words.ts';
import { NoRosterStep } from '../no-roster.tsx';
import { useSurroundings } from '../surroundings.tsx';
import { useDialog } from '../use-dialog.ts';
import { EntranceList } from './entrance-list.tsx';
import { AttendanceList } from './attendance-list.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';
import { useMay } from './use-may.ts';
import { VisitorList } from './visitor-list.tsx';
import './today.css';

/** Parents ring the evening before, and an incident may run over midnight. */
const DAYS = { yesterday: -1, today: 0, tomorrow: 1 } as const;
type DayName = keyof typeof DAYS;
const DAY_NAMES = ['yesterday', 'today', 'tomorrow'] as const satisfies readonly DayName[];

const DIALOGS = ['absent', 'arrived', 'left', 'visitor'] as const;

export function TodayScreen() {
  return useMay('SignInVisitor') ? <TodayAtEntrance /> : <Today entrance={null} />;
}

function TodayAtEntrance() {
  const { site } = useSurroundings();
  return <Today entrance={useList('entrance', { date: site.today })} />;
}

/** `entrance`: who waits there or was turned away; null: that is not for whoever is signed in to see. */
function Today({ entrance }: { readonly entrance: ListState<'entrance'> | null }) {
  const { site } = useSurroundings();
  const intent = useIntent();
  const navigate = useNavigate();
  const mayMark = useMay('MarkAbsent');
  const maySign = useMay('SignInVisitor');
  const [day, setDay] = useState<DayName>('today');
  const [dialog, setDialog] = useDialog(DIALOGS);
  const date = daysLater(site.today, DAYS[day]);
  const attendance = useList('attendance', { date });
  const visitors = useList('visitors', { date: site.today });
  const mayDecide = useMay('DecideHeldVisitor');
  const held = mayDecide ? entrance?.rows.find((row) => row.verdict === 'waits') : undefined;
  const shut = (): void => setDialog(null);

  const absent = attendance.rows.filter((row) => row.status === 'absent');
  const [disputed] = attendance.rows.filter((row) => row.status === 'disputed');
  const inside = visitors.rows.filter((row) => row.signedOutWall === null);
  const uncompared = inside.find((row) => row.toCompare.length > 0);
  const overnight = inside.find((row) => row.signedInDate < site.today);
  const markAbsent = mayMark && (
    <Button size="lg" leftSection={<IconCalendarX size={26} aria-hidden />} onClick={() => setDialog('absent')}>
      Mark absent
    </Button>
  );

  const next = () => {
    if (site.rosterAsOfWall === null)
      return <NoRosterStep why="Absences are marked by name. Visitors can sign in at once." />;
    if (disputed !== undefined)
      return <NextStep context={dateWords(date)} sentence={<>Is <bdi>{spokenName(disputed.name)}</bdi> in school?</>} why="Two consoles say different things. Until somebody decides, under “To decide”, this person is looked for like anybody." />;
    if (uncompared !== undefined && maySign)
      return <NextStep context={dateWords(date)} sentence={<>Who is <bdi>{uncompared.name}</bdi>?</>} why="In the building, with the name of somebody who may not enter or may not take a student. Use “Compare” beside the name." />;
    if (held !== undefined)
      return <NextStep context={dateWords(date)} sentence={<>Decide about <bdi>{held.name}</bdi>.</>} why="Waits at the entrance: whoever compared the names was not sure, or it is an adult with a restriction." />;
    if (overnight !== undefined)
      return <NextStep context={dateWords(date)} sentence={<>Is <bdi>{overnight.name}</bdi> still here? Sign out who has gone.</>} why="Signed in on an earlier day and never signed out. In an emergency somebody would search for them." />;
    if (attendance.loaded && attendance.rows.length === 0)
      return (
        <NextStep context={dateWords(date)} sentence={`Mark who is absent ${day === 'today' ? 'today' : day}.`} why="In a drill or an emergency nobody looks for them. Everybody else on the roster is expected.">
          {markAbsent}
        </NextStep>
      );
    return (
      <NextStep context={dateWords(date)} sentence={`${counted(absent.length, 'person is', 'people are')} absent, ${counted(inside.length, 'visitor is', 'visitors are')} in.`} why="Keep it true as parents ring and visitors go: an incident counts by this list, from its first second.">
        {markAbsent}
      </NextStep>
    );
  };

  return (
    <Screen
      title="People: today"
      flush
      next={next()}
      bar={
        <>
          {mayMark && (
            <>
              <Button leftSection={<IconClockPlus size={22} aria-hidden />} onClick={() => setDialog('arrived')}>
                Came late
              </Button>
              <Button leftSection={<IconWalk size={22} aria-hidden />} onClick={() => setDialog('left')}>
                Leaves early
              </Button>
            </>
          )}
          {maySign && (
            <Button leftSection={<IconDoorEnter size={22} aria-hidden />} onClick={() => setDialog('visitor')}>
              Sign in a visitor
            </Button>
          )}
          {maySign && (
            <Button leftSection={<IconBan size={22} aria-hidden />} onClick={() => void navigate('/people/barred')}>
              Who may not enter
            </Button>
          )}
          {!mayMark && <span className="said">The front office marks who is absent.</span>}
        </>
      }
    >
      <div className="inset-tabs">
        <FilterTabs label="Which day" chosen={day} onChoose={setDay} filters={DAY_NAMES.map((name) => ({ name, word: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}, ${dateWords(daysLater(site.today, DAYS[name]))}`, count: null }))} />
      </div>
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px 0' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="columns today-columns" data-count="2">
        <AttendanceList key={date} list={attendance} date={date} intent={intent} mayMark={mayMark} mayBring={mayMark && day === 'today'} />
        <div className="visitor-side">
          {entrance !== null && <EntranceList list={entrance} />}
          <VisitorList list={visitors} today={site.today} intent={intent} maySign={maySign} />
        </div>
      </div>
      {dialog === 'visitor' && <SignInDialog onShut={shut} />}
      {dialog !== null && dialog !== 'visitor' && <MarkDialog marking={dialog} date={date} rows={attendance.rows} onShut={shut} />}
    </Screen>
  );
}
