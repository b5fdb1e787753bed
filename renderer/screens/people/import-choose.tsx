/** Import, the beginning: files are chosen or dropped. Nothing else is asked of a person who is in a hurry. */
import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { NextStep, Screen } from '../../ui/next-step.tsx';

interface ChooseFilesProps {
  readonly words: string;
  readonly onFiles: (files: readonly File[]) => void;
}

export function ChooseFiles({ words, onFiles }: ChooseFilesProps) {
  return (
    <FileButton multiple accept=".zip,.csv" onChange={onFiles}>
      {(props) => (
        <Button size="lg" leftSection={<IconFileImport size={26} aria-hidden />} {...props}>
          {words}
        </Button>
      )}
    </FileButton>
  );
}

interface DropPlaceProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

function DropPlace({ onFiles, children }: DropPlaceProps) {
  const [over, setOver] = useState(false);
  return (
    <div
      className="drop"
      {...(over ? { 'data-over': true } : {})}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}

interface ChooseScreenProps {
  readonly bar: ReactNode;
  /** What went wrong, or was done, before. */
  readonly before: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
}

export function ChooseScreen({ bar, before, onFiles }: ChooseScreenProps) {
  return (
    <Screen
      title="People: import"
      next={
        <NextStep context="Import a roster" sentence="Choose your roster files." why="You see what would change, and every problem, before anything is written.">
          <ChooseFiles words="Choose files" onFiles={onFiles} />
        </NextStep>
      }
      bar={bar}
    >
      <div className="column">
        {before}
        <DropPlace onFiles={onFiles}>
          <IconFileImport size={48} aria-hidden />
          <p className="strong">Or drop the files here</p>
          <p className="quiet">They are read on this computer and go nowhere else. Passwords in them are never stored.</p>
        </DropPlace>
        <dl className="fact-list">
          <div>
            <dt>Student system</dt>
            <dd>Its OneRoster or School Data Sync export: the zip, or all of its files at once.</dd>
          </div>
          <div>
            <dt>Spreadsheet</dt>
            <dd>A class list saved as CSV, one row a student. You see what each column was taken for, and can correct it.</dd>
          </div>
          <div>
            <dt>Who may not pick up</dt>
            <dd>Choose student-contacts.csv together with the export. Without it, the restrictions on record stay.</dd>
          </div>
          <div>
            <dt>Photos</dt>
            <dd>A zip of pictures, each named by the student number, such as 100234.jpg: together with the roster, or alone later.</dd>
          </div>
        </dl>
      </div>
    </Screen>
  );
}
