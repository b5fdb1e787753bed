/** Import: files in, what would change and every problem, and only then Apply. Which of its screens is shown follows the host's one import. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconCheck } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useCatchingUp } from '../../ui/catching-up.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { counted } from '../../ui/words.ts';
import { NoRosterStep } from '../no-roster.tsx';
import { useSurroundings } from '../surroundings.tsx';
import { ChooseScreen } from './import-choose.tsx';
import { DoneScreen } from './import-done.tsx';
import { PreviewScreen } from './import-preview.tsx';
import { ApplyingScreen, ReadingScreen } from './import-progress.tsx';
import { NO_CHOICES, useImport, useMayImport, usePreview, type ImportActions, type ImportRow } from './use-import.ts';
import './import.css';
import './people.css';

export function ImportScreen() {
  const may = useMayImport();
  const { site } = useSurroundings();
  const catchingUp = useCatchingUp();
  if (!may) return <NotYours />;
  return site.rosterAsOfWall === null && catchingUp !== null ? <Coming /> : <Import />;
}

function Import() {
  const { row, loaded, failed, actions } = useImport();
  const navigate = useNavigate();
  const [schoolAsked, setSchoolAsked] = useState(false);
  const [watched, setWatched] = useState<string | null>(null);
  // Only whoever looked on while it was brought in is told what to do next: the sample school and the nightly import are done too.
  if (row !== null && row.stage !== 'done' && row.key !== watched) setWatched(row.key);
  const bar = (
    <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/people')}>
      People
    </Button>
  );
  const begin = (files: readonly File[]): void => {
    setSchoolAsked(false);
    void actions.read(files, NO_CHOICES);
  };
  const refusal = actions.refusal !== null && <RefusalPanel rejection={actions.refusal} onPutAway={actions.putAway} />;
  if (row === null && !loaded && failed === null) return <Waiting bar={bar} />;
  if (row === null || (row.stage === 'done' && row.key !== watched))
    return (
      <ChooseScreen
        bar={bar}
        before={
          <>
            {failed === null ? refusal : <RefusalPanel rejection={failed} />}
            {row !== null && row.files.length > 0 && <LastImport row={row} />}
          </>
        }
        onFiles={begin}
      />
    );
  if (row.stage === 'reading' || row.stage === 'comparing') return <ReadingScreen row={row} bar={bar} onCancel={() => void actions.discard()} />;
  if (row.stage === 'applying') return <ApplyingScreen row={row} bar={bar} />;
  if (row.stage === 'done') return <DoneScreen row={row} onPutAway={actions.discard} />;
  return <Previewed key={row.key} row={row} actions={actions} bar={bar} refusal={refusal} onFiles={begin} schoolAsked={schoolAsked} onSchoolAsked={() => setSchoolAsked(true)} />;
}

interface PreviewedProps {
  readonly row: ImportRow;
  readonly actions: ImportActions;
  readonly bar: ReactNode;
  readonly refusal: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
  readonly schoolAsked: boolean;
  readonly onSchoolAsked: () => void;
}

/** It waits to be applied, or failed: then there is a preview with its problems, or only a reason. */
function Previewed({ row, actions, bar, refusal, onFiles, schoolAsked, onSchoolAsked }: PreviewedProps) {
  const navigate = useNavigate();
  const state = usePreview(row.key);
  const cancel = async (): Promise<void> => {
    await actions.discard();
    // Without files it is one of two rosters that was to be kept.
    if (row.files.length === 0) await navigate('/conflicts');
  };
  if (state.is === 'asked') return <Waiting bar={bar} />;
  if (state.is === 'read') return <PreviewScreen row={row} preview={state.preview} actions={actions} bar={bar} refusal={refusal} schoolAsked={schoolAsked} onSchoolAsked={onSchoolAsked} onCancel={() => void cancel()} />;
  return (
    <ChooseScreen
      bar={bar}
      before={
        <>
          {refusal}
          <RefusalPanel rejection={row.rejection ?? state.rejection} onPutAway={() => void actions.discard()} />
        </>
      }
      onFiles={onFiles}
    />
  );
}

function LastImport({ row: { files, counts } }: { readonly row: ImportRow }) {
  return (
    <p className="with-icon" role="status">
      <IconCheck size={22} aria-hidden />
      <span>
        The last import is done: <bdi>{files.join(', ')}</bdi>
        {counts !== null && `, ${counted(counts.students, 'student')}`}.
      </span>
    </p>
  );
}

function Waiting({ bar }: { readonly bar: ReactNode }) {
  return (
    <Screen title="People: import" next={<NextStep context="Import a roster" sentence="Reading what would change…" why="Nothing is written yet." />} bar={bar}>
      <p role="status" className="quiet">
        One moment.
      </p>
    </Screen>
  );
}

/** One that was imported here meanwhile would stand beside that of the others, and contradict it. */
function Coming() {
  return (
    <Screen title="People: import" next={<NoRosterStep why="" />}>
      <p className="quiet">When it is here, a newer one can be imported as always.</p>
    </Screen>
  );
}

function NotYours() {
  return (
    <Screen title="People: import" next={<NextStep context="Import a roster" sentence="Ask the front office to import it." why="Rosters are imported by the front office, an assistant principal or the administrator." />}>
      <p className="quiet">Whoever is signed in here may look people up, and not import a roster.</p>
    </Screen>
  );
}
