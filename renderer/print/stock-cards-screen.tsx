/** Blank cards printed ahead, for the day on which nothing prints. Their numbers are known to every console; whose they are is said when they come back. */
import { Button, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { languageNames, languages, type Language } from '../../shared/kernel/languages.ts';
import { printStockCards } from '../intents/print-cards.ts';
import { useIntent } from '../intents/use-intent.ts';
import { NextStep, Screen } from '../ui/next-step.tsx';
import { RefusalPanel } from '../ui/refusal-panel.tsx';
import { useTexts } from '../ui/use-texts.ts';
import { counted } from '../ui/words.ts';
import { BackButton } from '../screens/people/record-head.tsx';
import { useMay } from '../screens/people/use-may.ts';
import { useSurroundings } from '../screens/surroundings.tsx';
import { CardPages, pagesOf } from './card-sheet.tsx';
import { printSheets } from './print-sheets.tsx';
import './class-sheet.css';
import './card-sheet.css';

const MOST_BLANKS = 400;

export function StockCardsScreen() {
  const { site } = useSurroundings();
  const intent = useIntent();
  const may = useMay('PrintStockCards');
  const { loaded: wordsHere, says } = useTexts();
  const preview = useRef<HTMLDivElement>(null);
  const [blanks, setBlanks] = useState(20);
  const [exercise, setExercise] = useState(false);
  const [language, setLanguage] = useState<Language>('es');
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const toPrint = useRef(false);
  const allHere = numbers.length > 0 && wordsHere;

  useEffect(() => {
    if (!toPrint.current || !allHere) return;
    toPrint.current = false;
    void printSheets(preview.current);
  }, [allHere]);
  const ask = async (): Promise<void> => {
    setNumbers([]);
    const given: string[] = [];
    const done = await intent.run((send) => printStockCards(send, { blanks, exercise, language }, (numbered) => given.push(...numbered)));
    toPrint.current = done !== null;
    setNumbers(given);
  };
  const again = (change: () => void): void => {
    setNumbers([]);
    change();
  };
  return (
    <Screen
      title="Print blank cards ahead"
      flush
      next={
        <NextStep context="Reunification cards" sentence={blanks === 0 ? 'How many blank cards?' : `Print ${counted(blanks, 'blank card')} to keep.`} why={`${counted(pagesOf(blanks), 'page')}. Keep them with the class lists: they work when nothing else does, and are typed back afterwards.`}>
          {may && (
            <Button size="lg" leftSection={<IconPrinter size={26} aria-hidden />} disabled={blanks === 0} loading={intent.busy} onClick={() => void ask()}>
              Print
            </Button>
          )}
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          <span className="said">{may ? 'Each printing gives new numbers.' : 'The office prints them.'}</span>
        </>
      }
    >
      <div className="print-work">
        <div className="print-options">
          {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
          <NumberInput label="How many" hideControls size="md" min={1} max={MOST_BLANKS} allowDecimal={false} value={blanks} onChange={(value) => again(() => setBlanks(typeof value === 'number' ? Math.min(MOST_BLANKS, Math.max(0, value)) : 0))} />
          <SegmentedControl
            aria-label="What for"
            orientation="vertical"
            value={exercise ? 'drill' : 'real'}
            onChange={(value) => again(() => setExercise(value === 'drill'))}
            data={[
              { value: 'real', label: 'For the real thing' },
              { value: 'drill', label: 'For drills: DRILL stands on each half' },
            ]}
          />
          <Select
            label="Language beside English"
            allowDeselect={false}
            data={languages.map((one) => ({ value: one, label: one === 'en' ? 'English alone' : languageNames[one] }))}
            value={language}
            onChange={(value) => again(() => setLanguage(languages.find((one) => one === value) ?? 'en'))}
          />
        </div>
        <div className="sheets" ref={preview} tabIndex={0} role="region" aria-label="Preview">
          <CardPages school={site.siteName} cards={numbers.map((card) => ({ card, student: null, language, exercise }))} says={says} />
          {numbers.length === 0 && <p className="ledger-none">{intent.busy ? 'Giving numbers…' : 'The cards appear here as they are printed.'}</p>}
        </div>
      </div>
    </Screen>
  );
}
