/** Every problem of a file, those of one kind together with what to do: a thousand alike are one thing to fix. Passed on as text or on paper. */
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconAlertOctagon, IconAlertTriangle, IconClipboard, IconClipboardCheck, IconPrinter, type IconProps } from '@tabler/icons-react';
import { useMemo, useState, type ComponentType } from 'react';
import { groupProblems, type ProblemGroup } from '../../../shared/contract/problem-groups.ts';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { placeOf, problemsAsText } from './import-problem-text.ts';
import { printPage } from '../../transport/shell.ts';

type Problem = ImportPreview['problems'][number];
const PLACES_SHOWN = 3;

export function ImportProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const groups = useMemo(() => groupProblems(problems), [problems]);
  if (groups.length === 0) return <p className="ok strong">No problem was found in these files.</p>;
  return groups.map((group) => <Group key={group.code} group={group} />);
}

function Group({ group }: { readonly group: ProblemGroup }) {
  const [open, setOpen] = useState(false);
  const isError = group.severity === 'error';
  const Icon = isError ? IconAlertOctagon : IconAlertTriangle;
  const shown = open ? group.places : group.places.slice(0, PLACES_SHOWN);
  const more = group.count - shown.length;
  const oneMessage = group.places.every(({ message }) => message === group.message);
  return (
    <Ledger heading={isError ? 'Must be corrected' : 'Look at this'} count={group.count === 1 ? 'once' : `${group.count.toLocaleString('en-US')} times`} level={isError ? 'act' : 'due'}>
      {oneMessage ? (
        <>
          <Headline level={isError ? 'act' : 'due'} icon={Icon} words={group.message} />
          <p>{group.whatToDo}</p>
          <ul className="import-places quiet">
            {shown.map((place, index) => (
              <li key={`${placeOf(place)} ${index}`}>
                <bdi>{placeOf(place)}</bdi>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <Headline level={isError ? 'act' : 'due'} icon={Icon} words={group.whatToDo} />
          <ul>
            {shown.map((place, index) => (
              <li className="problem-row" key={`${placeOf(place)} ${index}`}>
                {placeOf(place) !== '' && (
                  <span className="quiet">
                    <bdi>{placeOf(place)}</bdi>
                  </span>
                )}
                <span>{place.message}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {more > 0 && (
        <div className="spread import-more">
          <span className="quiet">{more.toLocaleString('en-US')} more like this</span>
          {!open && group.places.length > shown.length && (
            <Button aria-label={`Show more places: ${group.whatToDo}`} onClick={() => setOpen(true)}>
              Show more
            </Button>
          )}
        </div>
      )}
    </Ledger>
  );
}

interface HeadlineProps {
  readonly level: 'act' | 'due';
  readonly icon: ComponentType<IconProps>;
  readonly words: string;
}

function Headline({ level, icon: Icon, words }: HeadlineProps) {
  return (
    <p className={`import-todo strong ${level}`}>
      <Icon size={22} aria-hidden />
      <span>{words}</span>
    </p>
  );
}

interface PassOnProps {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** For whoever runs the student system. */
export function PassOnProblems({ files, problems }: PassOnProps) {
  const clipboard = useClipboard({ timeout: 5_000 });
  return (
    <>
      <Button
        leftSection={clipboard.copied ? <IconClipboardCheck size={22} aria-hidden /> : <IconClipboard size={22} aria-hidden />}
        onClick={() => {
          clipboard.copy(problemsAsText(files, problems));
        }}
      >
        Copy the list
      </Button>
      <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void printPage()}>
        Print the list
      </Button>
      <span className="said" role="status">
        {clipboard.error !== null ? 'The browser does not let Muster copy. Print the list.' : clipboard.copied ? 'Copied. Paste it into a message to whoever runs your student system.' : ''}
      </span>
    </>
  );
}
