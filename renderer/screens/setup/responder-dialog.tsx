/** What one responder can do, in which zones, and in which hours of a school day. All of it is set at once. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { SKILL_WORDS } from '../../../shared/contract/skill-words.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { bellTime } from '../../ui/times.ts';
import { Tick } from '../dispatch/tick.tsx';
import { minuteOfText } from './bell-draft.ts';
import '../dispatch/dispatch.css';
import '../dispatch/responders.css';

export type StaffTraining = SubscriptionRow<'trainings'>;
type Skill = StaffTraining['skills'][number];
const SKILLS = ['security', 'mentalHealth', 'nurse', 'administrator'] as const satisfies readonly Skill[];

/** Null where a time was written that is none, or only one of the two. Both empty: all day. */
function shiftOf(begins: string, ends: string): { readonly shift: StaffTraining['shift'] } | null {
  if (begins.trim() === '' && ends.trim() === '') return { shift: null };
  const [startMinute, endMinute] = [minuteOfText(begins), minuteOfText(ends)];
  return startMinute === null || endMinute === null ? null : { shift: { startMinute, endMinute } };
}

const timeFault = (text: string): string | null => (text.trim() === '' || minuteOfText(text) !== null ? null : '7:30, 16:00 or 4:00 PM');

export function ResponderDialog({ row, onShut }: { readonly row: StaffTraining; readonly onShut: () => void }) {
  const intent = useIntent();
  const rooms = useList('rooms', {});
  const [skills, setSkills] = useState<readonly Skill[]>(row.skills);
  const [zones, setZones] = useState<readonly string[]>(row.zones);
  const [begins, setBegins] = useState(row.shift === null ? '' : bellTime(row.shift.startMinute));
  const [ends, setEnds] = useState(row.shift === null ? '' : bellTime(row.shift.endMinute));
  const hours = shiftOf(begins, ends);
  const known = [...new Set([...row.zones, ...rooms.rows.flatMap(({ zone, used }) => (used ? (zone ?? []) : []))])].sort();
  const save = async (): Promise<void> => {
    if (hours === null) return;
    if ((await intent.run((send) => send({ type: 'SetResponder', staff: row.staff, skills: [...skills], zones: [...zones], shift: hours.shift }))) !== null) onShut();
  };
  return (
    <FormDialog title={<bdi>{row.name}</bdi>} size={560} intent={intent} action={skills.length === 0 && row.skills.length > 0 ? 'Responds no longer' : 'Save'} ready={hours !== null && (skills.length > 0 || row.skills.length > 0)} onSave={() => void save()} onShut={onShut}>
      <fieldset className="responder-skills">
        <legend>What they can do</legend>
        {SKILLS.map((skill) => (
          <Tick key={skill} words={SKILL_WORDS[skill]} checked={skills.includes(skill)} onChange={(checked) => setSkills(checked ? [...skills, skill] : skills.filter((one) => one !== skill))} />
        ))}
      </fieldset>
      <fieldset className="responder-skills">
        <legend>Where they are as a rule</legend>
        {known.map((zone) => (
          <Tick key={zone} words={zone} checked={zones.includes(zone)} onChange={(checked) => setZones(checked ? [...zones, zone] : zones.filter((one) => one !== zone))} />
        ))}
        {known.length === 0 && <p className="quiet">Rooms have no zones yet. They are set under Setup: Rooms and zones.</p>}
      </fieldset>
      <div className="call-pair">
        <TextInput label="From" description="Leave both empty for the whole day" value={begins} maxLength={8} error={timeFault(begins)} onChange={(event) => setBegins(event.currentTarget.value)} />
        <TextInput label="Until" value={ends} maxLength={8} error={timeFault(ends)} onChange={(event) => setEnds(event.currentTarget.value)} />
      </div>
      {skills.length === 0 && row.skills.length > 0 && <p className="due strong">Without a skill they are no responder any more.</p>}
    </FormDialog>
  );
}
