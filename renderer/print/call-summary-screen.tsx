/** The summary of calls for help in a stretch of time, on paper: for a board, or for families. Numbers below five are withheld, and nobody is named. */
import { useEffect, useRef, useState } from 'react';
import type { QueryAnswer } from '../../shared/contract/procedures.ts';
import { useAsk } from '../intents/use-ask.ts';
import { SummaryTables } from '../screens/dispatch/after/summary-tables.tsx';
import { BackButton } from '../screens/people/record-head.tsx';
import { useSurroundings } from '../screens/surroundings.tsx';
import { NextStep, Screen } from '../ui/next-step.tsx';
import { RefusalPanel } from '../ui/refusal-panel.tsx';
import { calendarDate } from '../ui/times.ts';
import { PrintButtons } from './print-sheets.tsx';
import './class-sheet.css';

export function CallSummaryScreen({ from, to }: { readonly from: string; readonly to: string }) {
  const { site } = useSurroundings();
  const { refusal, putAway, ask } = useAsk();
  const shown = useRef<HTMLDivElement>(null);
  const [numbers, setNumbers] = useState<QueryAnswer<'callNumbers'> | null>(null);
  useEffect(() => {
    let current = true;
    void ask('callNumbers', { from, to }).then((answer) => current && answer !== null && setNumbers(answer));
    return () => {
      current = false;
    };
  }, [ask, from, to]);
  return (
    <Screen
      title="Print: summary of calls"
      flush
      next={
        <NextStep context="Records: numbers of calls" sentence="One page, for others." why="By kind, place and time. It names nobody, and small numbers are withheld.">
          <PrintButtons sheets={shown} name="numbers-of-calls" disabled={numbers === null} />
        </NextStep>
      }
      bar={<BackButton />}
    >
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      <div className="sheets sheets-alone" ref={shown} tabIndex={0} role="region" aria-label="Preview">
        {numbers !== null && (
          <section className="sheet" aria-label="Summary of calls for help">
            <header>
              <div>
                <p>
                  <bdi>{site.siteName}</bdi>
                </p>
                <h3>Calls for help, {calendarDate(from)} to {calendarDate(to)}</h3>
                <p>Numbers below five are withheld, and what would give them away. Drills and canceled calls are not counted.</p>
              </div>
            </header>
            <SummaryTables summary={numbers.summary} />
          </section>
        )}
      </div>
    </Screen>
  );
}
