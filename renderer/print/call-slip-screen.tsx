/** Paper slips for calls that come by radio, phone or runner while no console is at hand: the fields of the screen on which they are entered. Two on a page. */
import { useRef } from 'react';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { BackButton } from '../screens/people/record-head.tsx';
import { useSurroundings } from '../screens/surroundings.tsx';
import { useList } from '../stores/muster.tsx';
import { NoRows } from '../ui/ledger.tsx';
import { NextStep, Screen } from '../ui/next-step.tsx';
import { PrintButtons } from './print-sheets.tsx';
import './class-sheet.css';
import './call-slip.css';

const ON_A_PAGE = ['first', 'second'] as const;
const WAYS = ['by radio', 'by phone', 'by a runner', 'in person', 'silent', 'DRILL'] as const;
const LINES = ['Who calls', 'Room or place', 'Who is at risk', 'In their words'] as const;
const TIMES = ['Called', 'Acknowledged', 'On the way', 'On scene', 'Cleared'] as const;

/** Drawn, since not every computer has a font with an empty box. */
function ToTick({ children }: { readonly children: string }) {
  return (
    <span>
      <span className="box" aria-hidden /> <bdi>{children}</bdi>
    </span>
  );
}

function Slip({ school, kinds }: { readonly school: string; readonly kinds: SubscriptionRow<'call-settings'>['kinds'] }) {
  return (
    <article className="call-slip">
      <header>
        <h3>Call for help</h3>
        <bdi>{school}</bdi>
      </header>
      <p className="call-slip-boxes">
        {WAYS.map((way) => (
          <ToTick key={way}>{way}</ToTick>
        ))}
      </p>
      <dl>
        {LINES.map((line) => (
          <div key={line}>
            <dt>{line}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <p className="call-slip-boxes">
        {kinds.map(({ key, words }) => (
          <ToTick key={key}>{words}</ToTick>
        ))}
      </p>
      <table>
        <thead>
          <tr>
            {TIMES.map((time) => (
              <th key={time} scope="col">
                {time}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {TIMES.map((time) => (
              <td key={time} />
            ))}
          </tr>
        </tbody>
      </table>
      <dl>
        <div>
          <dt>Responders</dt>
          <dd />
        </div>
        <div>
          <dt>What came of it</dt>
          <dd />
        </div>
        <div>
          <dt>Written by</dt>
          <dd />
        </div>
      </dl>
      <p>Muster does not call 911: where a life is in danger, phone 911. Enter this slip at Dispatch as soon as a console is at hand.</p>
    </article>
  );
}

export function CallSlipScreen() {
  const { site } = useSurroundings();
  const list = useList('call-settings', {});
  const [settings] = list.rows;
  const preview = useRef<HTMLDivElement>(null);
  return (
    <Screen
      title="Paper slips for calls"
      flush
      next={
        <NextStep context="Dispatch: on paper" sentence="Keep these by the radio and the phone." why="Two on a page, with the fields that are asked for when a call is entered.">
          <PrintButtons sheets={preview} name="call" disabled={settings === undefined} />
        </NextStep>
      }
      bar={<BackButton />}
    >
      <div className="sheets sheets-alone" ref={preview} tabIndex={0} role="region" aria-label="Preview">
        {settings === undefined ? (
          <NoRows list={list}>The school’s list of kinds is not known.</NoRows>
        ) : (
          <section className="sheet call-slips">
            {ON_A_PAGE.map((place) => (
              <Slip key={place} school={site.siteName} kinds={settings.kinds} />
            ))}
          </section>
        )}
      </div>
    </Screen>
  );
}
