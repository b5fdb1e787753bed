/** Import, before anything is written: first which school, then what the columns hold, then what changes by person, and Apply. */
import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import type { ReadingChoices } from '../../transport/import-upload.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { counted } from '../../ui/words.ts';
import { ChangeList } from './import-changes.tsx';
import { ColumnsScreen, columnsFromWords, isDoubtful } from './import-columns.tsx';
import { RosterCounts } from './import-counts.tsx';
import { columnMap } from './import-fields.ts';
import { LeavingGuard, newYearWords, typedNumber } from './import-guard.tsx';
import { ImportProblems } from './import-problems.tsx';
import { RefusedScreen } from './import-refused.tsx';
import { ALL_SCHOOLS, SchoolScreen, schoolName } from './import-school.tsx';
import type { ImportActions, ImportRow } from './use-import.ts';

/** "class list" at the beginning of a line. */
const titled = (words: string): string => `${words.charAt(0).toLocaleUpperCase('en-US')}${words.slice(1)}`;

type At = 'school' | 'columns' | 'changes';

interface PreviewScreenProps {
  readonly row: ImportRow;
  readonly preview: ImportPreview;
  readonly actions: ImportActions;
  readonly bar: ReactNode;
  readonly refusal: ReactNode;
  /** Somebody has said which school, so "all" is a choice. */
  readonly schoolAsked: boolean;
  readonly onSchoolAsked: () => void;
  readonly onCancel: () => void;
}

/** What was chosen so far stays when the files are read again. */
function choicesOf(preview: ImportPreview): ReadingChoices {
  const school = preview.school === null ? (preview.schools.length > 1 ? ALL_SCHOOLS : null) : preview.school.sourceId;
  return { school, map: preview.columnsFrom === 'given' && preview.columns !== null ? columnMap(preview.columns) : null };
}

/** One question at a time. */
const firstAt = (preview: ImportPreview, schoolAsked: boolean): At =>
  preview.ticket !== null && preview.schools.length > 1 && preview.school === null && !schoolAsked ? 'school' : preview.ticket !== null && isDoubtful(preview) ? 'columns' : 'changes';

export function PreviewScreen({ row, preview, actions, bar, refusal, schoolAsked, onSchoolAsked, onCancel }: PreviewScreenProps) {
  const [at, setAt] = useState<At>(() => firstAt(preview, schoolAsked));
  const choices = choicesOf(preview);
  if (at === 'school')
    return (
      <SchoolScreen
        preview={preview}
        bar={bar}
        refusal={refusal}
        canReadAgain={actions.canReadAgain}
        onChoose={(school) => {
          onSchoolAsked();
          if (school === (preview.school?.sourceId ?? ALL_SCHOOLS)) setAt(isDoubtful(preview) ? 'columns' : 'changes');
          else void actions.readAgain({ ...choices, school });
        }}
        onFiles={(files, school) => {
          onSchoolAsked();
          void actions.read(files, { ...choices, school });
        }}
      />
    );
  if (at === 'columns' && preview.columns !== null)
    return (
      <ColumnsScreen
        preview={preview}
        columns={preview.columns}
        bar={bar}
        refusal={refusal}
        onRead={actions.canReadAgain ? (map) => void actions.readAgain({ ...choices, map }) : null}
        onFiles={(files, map) => void actions.read(files, { ...choices, map })}
        onAsTheyAre={() => setAt('changes')}
      />
    );
  const onColumns = preview.columns === null ? null : () => setAt('columns');
  if (preview.ticket === null) return <RefusedScreen files={row.files} preview={preview} bar={bar} refusal={refusal} onFiles={(files) => void actions.read(files, { school: null, map: null })} onColumns={onColumns} />;
  return <ChangesScreen ticket={preview.ticket} fromFiles={row.files.length > 0} preview={preview} actions={actions} bar={bar} refusal={refusal} onSchool={() => setAt('school')} onColumns={onColumns} onCancel={onCancel} />;
}

interface ChangesScreenProps extends Pick<PreviewScreenProps, 'preview' | 'actions' | 'bar' | 'refusal' | 'onCancel'> {
  readonly ticket: string;
  /** Else it is one of several active rosters, to be kept. */
  readonly fromFiles: boolean;
  readonly onSchool: () => void;
  readonly onColumns: (() => void) | null;
}

function ChangesScreen({ ticket, fromFiles, preview, actions, bar, refusal, onSchool, onColumns, onCancel }: ChangesScreenProps) {
  const [typed, setTyped] = useState('');
  const { leaving, newYear, photos, restrictionChanges: restrictions } = preview;
  const said = typedNumber(typed);
  const confirmed = leaving === null || said === leaving.students;
  const restricted = restrictions.added + restrictions.gone + restrictions.changed;
  const nobody = preview.changes.length === 0 && preview.added + preview.changed + preview.withdrawn === 0;
  const sentence =
    leaving !== null
      ? 'Is this the right file?'
      : restricted > 0
        ? 'Look at the restrictions, then apply.'
        : !nobody
          ? 'Look at what changes, then apply.'
          : photos.filed > 0
            ? `Apply, and ${counted(photos.filed, 'photo is', 'photos are')} filed.`
            : 'Nothing changes. Apply, and the roster is as of now.';
  const why = !confirmed ? 'Many students would leave. Cancel, or type their number below to apply all the same.' : preview.people.withdrawn > 0 ? 'Who leaves goes off the lists; what is on record stays.' : 'Nobody leaves. You can import again at any time.';
  return (
    <Screen
      title="People: import, what changes"
      flush
      next={
        <NextStep context={`${titled(preview.source)} · nothing is written yet`} sentence={sentence} why={why}>
          <Button size="lg" leftSection={<IconX size={24} aria-hidden />} disabled={actions.busy} onClick={onCancel}>
            Cancel
          </Button>
          <Button size="lg" leftSection={<IconCheck size={24} aria-hidden />} disabled={!confirmed} loading={actions.busy} onClick={() => void actions.apply(ticket, leaving === null ? null : said)}>
            Apply
          </Button>
        </NextStep>
      }
      bar={bar}
    >
      <div className="import-preview">
        <div className="import-main">
          {refusal}
          {leaving !== null && <LeavingGuard leaving={leaving} newYear={newYear} typed={typed} onType={setTyped} />}
          {leaving === null && newYear !== null && <p className="strong due">{newYearWords(newYear)}</p>}
          <ChangeList changes={preview} first={leaving === null ? null : 'withdrawn'} />
        </div>
        <div className="import-side" tabIndex={0} role="region" aria-label="About the files">
          {preview.schools.length > 1 && (
            <Chosen label="School" words={titled(schoolName(preview))} from={preview.school?.from === 'remembered' ? 'as last time' : ''} action="Another school" onChange={onSchool} />
          )}
          {onColumns !== null && preview.columns !== null && (
            <Chosen label="Columns" words={titled(columnsFromWords(preview))} from={`${preview.columns.filter(({ field }) => field !== null).length} of ${preview.columns.length} are used`} action="Check the columns" onChange={onColumns} />
          )}
          {photos.filed + photos.unchanged + photos.unmatched > 0 && (
            <p>
              <b>Photos:</b> {photos.filed.toLocaleString('en-US')} new, {photos.unchanged.toLocaleString('en-US')} on file already
              {photos.unmatched > 0 && <span className="due strong">, {photos.unmatched.toLocaleString('en-US')} of nobody on the roster</span>}
            </p>
          )}
          {preview.problems.length > 0 && <h2 className="import-heading">{counted(preview.problems.length, 'note')} on the files</h2>}
          {fromFiles && <ImportProblems problems={preview.problems} />}
          <RosterCounts label="The roster would have" counts={preview.counts} />
        </div>
      </div>
    </Screen>
  );
}

interface ChosenProps {
  readonly label: string;
  readonly words: string;
  readonly from: string;
  readonly action: string;
  readonly onChange: () => void;
}

function Chosen({ label, words, from, action, onChange }: ChosenProps) {
  return (
    <div className="import-chosen">
      <span className="grow">
        <span className="quiet under">{label}</span>
        <b>
          <bdi>{words}</bdi>
        </b>
        {from !== '' && <span className="quiet"> · {from}</span>}
      </span>
      <Button onClick={onChange}>{action}</Button>
    </div>
  );
}
