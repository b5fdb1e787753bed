/** Reunification cards of an incident, printed: for a class, a grade, the whole school or one student, or blank. Numbers are given when they are asked for, and kept. */
import { Button, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { languageNames, languages, type Language } from '../../shared/kernel/languages.ts';
import { printCards } from '../intents/print-cards.ts';
import { useIntent } from '../intents/use-intent.ts';
import { useList } from '../stores/muster.tsx';
import { NoRows } from '../ui/ledger.tsx';
import { NextStep, Screen } from '../ui/next-step.tsx';
import { RefusalPanel } from '../ui/refusal-panel.tsx';
import { useTexts } from '../ui/use-texts.ts';
import { counted, listedName } from '../ui/words.ts';
import { gradesOf } from '../screens/people/people-filters.ts';
import { BackButton } from '../screens/people/record-head.tsx';
import { className, whenOf } from '../screens/people/roster-class.ts';
import { useIncident, useSurroundings } from '../screens/surroundings.tsx';
import { CardPages, pagesOf, type CardOnPaper } from './card-sheet.tsx';
import { printSheets } from './print-sheets.tsx';
import { useClassLists } from './use-class-lists.ts';
import { inOrder } from './which-classes.ts';
import './class-sheet.css';
import './card-sheet.css';

const HOME = 'home';
const MOST_BLANKS = 400;
type Which = 'grade' | 'class' | 'school' | 'blank' | 'one';

interface CardsScreenProps {
  /** One student alone; null: chosen here. */
  readonly only: string | null;
  readonly classId: string | null;
}

type Person = SubscriptionRow<'people'>;

/** The students of a choice, by name: as families line up. */
function useChosen(which: Which, of: string | null, only: string | null, people: readonly Person[]): { readonly students: readonly string[]; readonly reading: boolean } {
  const classIds = useMemo(() => (which === 'class' && of !== null ? [of] : []), [which, of]);
  const read = useClassLists(classIds);
  return useMemo(() => {
    const byName = [...people].sort((a, b) => listedName(a.name).localeCompare(listedName(b.name), 'en-US'));
    const listed = new Set([...read.lists.values()].flatMap((rows) => rows.map((row) => row.person)));
    const isChosen = (person: Person): boolean => (which === 'one' ? person.person === only : which === 'school' || (which === 'grade' ? person.grade === of : which === 'class' && listed.has(person.person)));
    return { students: byName.filter(isChosen).map((one) => one.person), reading: which === 'class' && of !== null && !read.complete };
  }, [people, read, which, of, only]);
}

export function CardsScreen({ only, classId }: CardsScreenProps) {
  const { site } = useSurroundings();
  const { incident } = useIncident();
  const intent = useIntent();
  const { loaded: wordsHere, says } = useTexts();
  const people = useList('people', { kind: 'student' });
  const classes = useList('roster-classes', {});
  const cards = useList('cards', { incident });
  const preview = useRef<HTMLDivElement>(null);
  const [which, setWhich] = useState<Which>(only !== null ? 'one' : classId !== null ? 'class' : 'grade');
  const [of, setOf] = useState<string | null>(classId);
  const [blanks, setBlanks] = useState(10);
  const [language, setLanguage] = useState<Language | typeof HOME>(HOME);
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const toPrint = useRef(false);
  const { students, reading } = useChosen(which, of, only, people.rows);

  const wanted = which === 'blank' ? blanks : students.length;
  const having = useMemo(() => new Set(cards.rows.flatMap((row) => row.students.map((one) => one.person))), [cards.rows]);
  const fresh = which === 'blank' ? blanks : students.filter((one) => !having.has(one)).length;
  const shown = useMemo(() => {
    const rows = new Map(cards.rows.map((row) => [row.card, row]));
    return numbers.flatMap((number): CardOnPaper[] => {
      const row = rows.get(number);
      return row === undefined ? [] : [{ card: number, student: row.students[0] ?? null, language: row.language, exercise: row.exercise }];
    });
  }, [numbers, cards.rows]);
  const allHere = numbers.length > 0 && shown.length === numbers.length && wordsHere && !intent.busy;

  // The paper comes once all numbers are given and drawn.
  useEffect(() => {
    if (!toPrint.current || !allHere) return;
    toPrint.current = false;
    void printSheets(preview.current);
  }, [allHere]);

  const ask = async (): Promise<void> => {
    setNumbers([]);
    const asked = { incident, students: which === 'blank' ? [] : students, blanks: which === 'blank' ? blanks : 0, language: language === HOME ? null : language };
    const given: string[] = [];
    const done = await intent.run((send) => printCards(send, asked, (numbered) => given.push(...numbered)));
    toPrint.current = done !== null;
    setNumbers(given);
  };
  const again = (change: () => void): void => {
    setNumbers([]);
    change();
  };
  const ofChoices = which === 'grade' ? gradesOf(people.rows).map((grade) => ({ value: grade, label: `Grade ${grade}` })) : inOrder(classes.rows).map((row) => ({ value: row.classId, label: [className(row), whenOf(row)].filter((part) => part !== '').join(', ') }));
  const why = reading ? 'Reading the class…' : wanted === 0 ? 'Choose whose cards first.' : `${counted(pagesOf(wanted), 'page')}, two cards each. ${fresh === wanted ? '' : `${counted(wanted - fresh, 'student')} keep the number that they have.`}`;
  return (
    <Screen
      title="Print cards"
      flush
      next={
        <NextStep context="Reunification cards" sentence={wanted === 0 ? 'Choose whose cards to print.' : `Print ${counted(wanted, 'card')}.`} why={why}>
          <Button size="lg" leftSection={<IconPrinter size={26} aria-hidden />} disabled={wanted === 0 || reading} loading={intent.busy} onClick={() => void ask()}>
            Print
          </Button>
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          <span className="said">Printing again gives no new numbers to who has one.</span>
        </>
      }
    >
      <div className="print-work">
        <div className="print-options">
          {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
          <SegmentedControl
            aria-label="Whose cards"
            orientation="vertical"
            value={which}
            onChange={(value) =>
              again(() => {
                setWhich(value);
                setOf(null);
              })
            }
            data={[
              ...(only === null ? [] : [{ value: 'one' as const, label: 'This student' }]),
              { value: 'grade' as const, label: 'One grade' },
              { value: 'class' as const, label: 'One class' },
              { value: 'school' as const, label: 'Whole school' },
              { value: 'blank' as const, label: 'Blank cards' },
            ]}
          />
          {(which === 'grade' || which === 'class') && (
            <Select aria-label={`Which ${which}`} placeholder={`Which ${which}?`} data={ofChoices} value={of} onChange={(value) => again(() => setOf(value))} searchable limit={100} nothingFoundMessage="Nothing is like that" maxDropdownHeight={300} />
          )}
          {which === 'blank' && <NumberInput label="How many" hideControls size="md" min={1} max={MOST_BLANKS} allowDecimal={false} value={blanks} onChange={(value) => again(() => setBlanks(typeof value === 'number' ? Math.min(MOST_BLANKS, Math.max(0, value)) : 0))} />}
          <Select
            label="Language beside English"
            description={which === 'blank' ? '' : 'By home: as the roster says, else English alone'}
            allowDeselect={false}
            data={[...(which === 'blank' ? [] : [{ value: HOME, label: 'That of each home' }]), ...languages.map((one) => ({ value: one, label: one === 'en' ? 'English alone' : languageNames[one] }))]}
            value={which === 'blank' && language === HOME ? 'en' : language}
            onChange={(value) => again(() => setLanguage(languages.find((one) => one === value) ?? HOME))}
          />
        </div>
        <div className="sheets" ref={preview} tabIndex={0} role="region" aria-label="Preview">
          <CardPages school={site.siteName} cards={shown} says={says} />
          {shown.length === 0 && <NoRows list={cards}>{intent.busy ? 'Giving numbers…' : 'The cards appear here as they are printed.'}</NoRows>}
        </div>
      </div>
    </Screen>
  );
}
