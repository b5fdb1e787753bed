/** What to do next while an incident runs: one thing, in the order in which it matters. */
import { Button } from '@mantine/core';
import { IconFlagCheck } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { NextStep } from '../../ui/next-step.tsx';
import { counted, roomName, someOf } from '../../ui/words.ts';
import { classLabel } from '../accounting/class-order.ts';
import type { Incident } from '../surroundings.tsx';

interface RunningStepProps {
  readonly incident: Incident;
  /** Classes that have not reported, most students first. */
  readonly silent: readonly SubscriptionRow<'classes'>[];
  readonly closing: boolean;
  readonly onClose: () => void;
  readonly onNote: () => void;
}

export function RunningStep({ incident, silent, closing, onClose, onNote }: RunningStepProps) {
  const navigate = useNavigate();
  const go = (path: string, words: string) => (
    <Button size="lg" onClick={() => void navigate(path)}>
      {words}
    </Button>
  );
  const cleared = incident.allClearWall !== null;
  const what = incident.exercise ? 'drill' : 'incident';
  const open = incident.missing + incident.unknown;
  const [first] = silent;

  if (incident.directives.length > 1)
    return <NextStep context="Next step" sentence="Choose one directive." why="Two consoles changed it without knowing of each other. Use “Change directive” below." />;
  if (incident.contradictions > 0)
    return (
      <NextStep context="Next step" sentence={`Settle ${counted(incident.contradictions, 'conflict')}.`} why="Until then these people count as the worse of two reports.">
        {go('/conflicts', 'Open the conflicts')}
      </NextStep>
    );
  if (cleared && open > 0)
    return (
      <NextStep context="All clear is given" sentence={`Answer for ${counted(open, 'person', 'people')} by name.`} why={`The ${what} closes when nobody is missing or unknown, or a person answers for each.`}>
        {go('/now/answer', 'Answer by name')}
      </NextStep>
    );
  if (cleared)
    return (
      <NextStep context="All clear is given, nobody is open" sentence={`Close the ${what}.`} why="Its count is then final. The record stays under Records.">
        <Button size="lg" leftSection={<IconFlagCheck size={26} aria-hidden />} loading={closing} onClick={onClose}>
          Close the {what}
        </Button>
      </NextStep>
    );
  if (incident.expected === 0)
    return (
      <NextStep context="Next step" sentence="Nobody can be counted by name." why="It started without a roster. Write down what you hear; import the roster for the next time.">
        <Button size="lg" onClick={onNote}>
          Add a note
        </Button>
      </NextStep>
    );
  if (first !== undefined)
    return (
      <NextStep context="Next step" sentence={`Get a report from ${someOf(silent.map(classLabel), 2)}.`} why={`${silent.length} of ${incident.classesExpected} classes have not reported. Ask by radio or send a runner.`}>
        {go(`/accounting/${first.classId}`, `Report for ${roomName(first.room) ?? first.title}`)}
      </NextStep>
    );
  if (incident.missing > 0)
    return (
      <NextStep context="Every class has reported" sentence={`Find ${counted(incident.missing, 'missing person', 'missing people')}.`} why="Ask who saw them last. Search room by room, and note what is found.">
        {go('/now/list/missing', 'Open the list')}
      </NextStep>
    );
  if (incident.unknown > 0)
    return (
      <NextStep context="Every class has reported" sentence={`Account for ${counted(incident.unknown, 'person', 'people')} nobody has reported.`} why="Staff report too. Unknown is never the same as safe.">
        {go('/now/list/unknown', 'Open the list')}
      </NextStep>
    );
  return (
    <NextStep context="Everybody is accounted for" sentence="Reunite families, or give all clear." why="All clear is at the right below. Hold it for one second.">
      {go('/reunification', 'Reunification')}
    </NextStep>
  );
}
