/** Setup: the courses that responders take, how long each holds, and which skills need it. */
import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { subscriptions, type SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { SKILL_WORDS } from '../../../shared/contract/skill-words.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useMuster } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { Tick } from '../dispatch/tick.tsx';
import { mayUse, useMay } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { BackToSetup } from './back-to-setup.tsx';
import { whoMay } from './who-may.ts';
import '../dispatch/dispatch.css';
import '../dispatch/responders.css';

type Course = SubscriptionRow<'courses'>['courses'][number];
const SKILLS = ['security', 'mentalHealth', 'nurse', 'administrator'] as const satisfies readonly Course['neededBy'][number][];
const LONGEST_MONTHS = 120;
const { permission } = subscriptions.courses;

export function CoursesSetupScreen() {
  const { signedIn } = useSurroundings().site;
  if (!mayUse(permission, signedIn)) return <Screen title="Setup: courses" next={<NextStep context="Setup" sentence="Courses are set by those who lead the school." why={`Seen by: ${whoMay(permission)}.`} />} bar={<BackToSetup />}>{null}</Screen>;
  return <CoursesList />;
}

function CoursesList() {
  const list = useList('courses', {});
  const [row] = list.rows;
  if (row === undefined)
    return (
      <Screen title="Setup: courses" next={<NextStep context="Setup" sentence="Courses of responders" why="" />} bar={<BackToSetup />}>
        <NoRows list={list}>The list is not known.</NoRows>
      </Screen>
    );
  return <Courses courses={row.courses} />;
}

/** What keeps it from being saved, naming the row; null: nothing. */
function faultIn(courses: readonly Course[]): string | null {
  const unnamed = courses.findIndex(({ name }) => name.trim() === '');
  if (unnamed !== -1) return `Course ${unnamed + 1} has no name. Write one, or remove it.`;
  const wrong = courses.find(({ months }) => months !== null && !(Number.isInteger(months) && months >= 1 && months <= LONGEST_MONTHS));
  return wrong === undefined ? null : `“${wrong.name}” needs whole months from 1 to ${LONGEST_MONTHS}, or none.`;
}

function Courses({ courses }: { readonly courses: readonly Course[] }) {
  const intent = useIntent();
  const { clock } = useMuster();
  const may = useMay('SetCourses');
  /** Null: nothing was changed here, so that what another console sets shows at once. */
  const [draft, setDraft] = useState<readonly Course[] | null>(null);
  const shown = draft ?? courses;
  const fault = faultIn(shown);
  const change = (key: string, to: Partial<Course>): void => setDraft(shown.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const save = async (): Promise<void> => {
    if (draft !== null && (await intent.run((send) => send({ type: 'SetCourses', courses: [...draft] }))) !== null) setDraft(null);
  };
  return (
    <Screen
      title="Setup: courses"
      next={
        <NextStep context="Setup: courses of responders" sentence={draft === null ? 'Which courses, how long they hold, and who needs them.' : (fault ?? 'Save what you changed.')} why="What is on record keeps the day until which it holds.">
          {may && (
            <Button size="lg" disabled={draft === null || fault !== null} loading={intent.busy} onClick={() => void save()}>
              Save
            </Button>
          )}
        </NextStep>
      }
      bar={<BackToSetup />}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <Ledger heading="Courses" count={shown.length} aside="ticked: who needs it">
        {shown.map((one, index) => (
          <fieldset key={one.key} className="course-setting" disabled={!may}>
            <legend className="for-readers">Course {index + 1}</legend>
            <TextInput aria-label={`Course ${index + 1}`} value={one.name} maxLength={60} onChange={(event) => change(one.key, { name: event.currentTarget.value })} />
            <NumberInput aria-label={`Course ${index + 1}: holds for how many months`} placeholder="for good" suffix=" months" hideControls min={1} max={LONGEST_MONTHS} value={one.months ?? ''} onChange={(value) => change(one.key, { months: value === '' ? null : Number(value) })} />
            <span className="course-skills">
              {SKILLS.map((skill) => (
                <Tick key={skill} words={SKILL_WORDS[skill]} checked={one.neededBy.includes(skill)} onChange={(checked) => change(one.key, { neededBy: checked ? [...one.neededBy, skill] : one.neededBy.filter((other) => other !== skill) })} />
              ))}
            </span>
            <Button aria-label={`Remove ${one.name}`} disabled={shown.length === 1} onClick={() => setDraft(shown.filter(({ key }) => key !== one.key))}>
              <IconTrash size={22} aria-hidden />
            </Button>
          </fieldset>
        ))}
        {may && (
          <Button className="call-add" leftSection={<IconPlus size={22} aria-hidden />} onClick={() => setDraft([...shown, { key: freshCourse(clock.freshId()), name: '', months: 12, neededBy: [] }])}>
            Another course
          </Button>
        )}
      </Ledger>
    </Screen>
  );
}

/** Never one that was used before: what was recorded of a course that was removed keeps it. */
const freshCourse = (id: string): string => `own${id.replace(/[^a-z]/g, '').slice(0, 16)}`;
