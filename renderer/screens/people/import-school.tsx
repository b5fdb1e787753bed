/** Import of a file with several schools: which of them this computer stands in. Asked before anything else, unless it is remembered. */
import { Button, Radio } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { counted } from '../../ui/words.ts';
import { ChooseFiles } from './import-choose.tsx';

/** As the host takes it. */
export const ALL_SCHOOLS = '';

export const schoolName = ({ school, schools }: ImportPreview): string => (school === null ? 'all schools of the file' : (schools.find(({ sourceId }) => sourceId === school.sourceId)?.name ?? school.sourceId));

interface SchoolScreenProps {
  readonly preview: ImportPreview;
  readonly bar: ReactNode;
  readonly refusal: ReactNode;
  readonly canReadAgain: boolean;
  readonly onChoose: (school: string) => void;
  readonly onFiles: (files: readonly File[], school: string) => void;
}

export function SchoolScreen({ preview, bar, refusal, canReadAgain, onChoose, onFiles }: SchoolScreenProps) {
  const present = preview.school?.sourceId ?? null;
  const [chosen, setChosen] = useState<string | null>(present);
  const choices = [...preview.schools, { sourceId: ALL_SCHOOLS, name: 'All of them', students: preview.schools.reduce((sum, one) => sum + one.students, 0) }];
  const mustRead = chosen !== null && chosen !== (present ?? ALL_SCHOOLS);
  return (
    <Screen
      title="People: import, school"
      next={
        <NextStep context={`${preview.source} · ${counted(preview.schools.length, 'school')}`} sentence="Which school is this computer in?" why="Only its people are taken. It is remembered when you apply.">
          {mustRead && !canReadAgain ? (
            <ChooseFiles words="Choose the files again" onFiles={(files) => onFiles(files, chosen)} />
          ) : (
            <Button size="lg" leftSection={<IconCheck size={24} aria-hidden />} disabled={chosen === null} onClick={() => chosen !== null && onChoose(chosen)}>
              {chosen === null ? 'Choose a school below' : 'This one'}
            </Button>
          )}
        </NextStep>
      }
      bar={bar}
    >
      <div className="column">
        {refusal}
        <Radio.Group label="Schools in the file" value={chosen} onChange={setChosen}>
          <div className="import-schools">
            {choices.map((one) => (
              <Radio.Card key={one.sourceId} value={one.sourceId} className="pick">
                {chosen === one.sourceId && <IconCheck size={22} aria-hidden />}
                <span className="grow">
                  <bdi>{one.name}</bdi>
                </span>
                <span className="number">{counted(one.students, 'student')}</span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
      </div>
    </Screen>
  );
}
