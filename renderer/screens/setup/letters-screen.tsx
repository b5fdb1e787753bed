/** Letters with one-time codes, a page each. The codes are made at the press of the button and shown on this screen only. */
import { Button } from '@mantine/core';
import { IconMail, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { Letter } from '../../../shared/contract/sign-in-rows.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useList } from '../../stores/muster.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { calendarDay } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { BackButton } from '../people/record-head.tsx';
import { useSurroundings } from '../surroundings.tsx';
import { needsLetter } from './staff-row.tsx';
import '../sign-in/sign-in.css';
import { printPage } from '../../transport/shell.ts';

/** The host makes so many in one go. */
const AT_ONCE = 100;

function LetterPage({ school, letter }: { readonly school: string; readonly letter: Letter }) {
  const secret = letter.kind === 'pin' ? 'PIN of six digits' : 'passphrase of at least 12 letters';
  return (
    <section className="letter" aria-label={`Letter for ${letter.name}`}>
      <p>
        <bdi>{school}</bdi> · Muster, the school’s emergency console
      </p>
      <h3>
        <bdi>{letter.name}</bdi>
      </h3>
      <p>With this code you choose your own {secret}. It works once, until {calendarDay(letter.untilWall)}.</p>
      <p className="code number">{letter.code}</p>
      <ol>
        <li>At any school computer with Muster, touch “Sign in”, then “I have a letter”.</li>
        <li>Type two letters of your name, and touch it.</li>
        <li>Type the code, then choose your {letter.kind === 'pin' ? 'PIN. No birthday, no pattern, not one that you use elsewhere' : 'passphrase: four words that do not belong together'}.</li>
        <li>Tear this letter up.</li>
      </ol>
      <p>
        <b>In an emergency nobody needs to sign in to raise the alarm.</b> Your {letter.kind === 'pin' ? 'PIN' : 'passphrase'} is for what comes after: saying who is with you, and that it was you who said it.
      </p>
      <p>If the code does not work, or this letter was opened before you got it, ask an administrator for a new one. That makes this one void.</p>
    </section>
  );
}

/** `only`: the one whom it is for; null: all who cannot sign in. */
export function LettersScreen({ only }: { readonly only: string | null }) {
  const { site } = useSurroundings();
  const asking = useAsk();
  const staff = useList('staff-access', {});
  const [letters, setLetters] = useState<readonly Letter[]>([]);
  const whom = staff.rows.filter((row) => (only === null ? needsLetter(row) : row.staff === only)).slice(0, AT_ONCE);
  const make = async (): Promise<void> => {
    const made = await asking.ask('printLetters', { staff: whom.map((row) => row.staff) });
    if (made !== null) setLetters(made.letters);
  };
  return (
    <Screen
      title="Letters"
      next={
        letters.length === 0 ? (
          <NextStep context="Letters" sentence={`Make ${counted(whom.length, 'letter')}.`} why="Codes that were printed for them before become void. The new ones are shown once, and are good for 14 days.">
            <Button size="lg" leftSection={<IconMail size={26} aria-hidden />} disabled={whom.length === 0} loading={asking.busy} onClick={() => void make()}>
              {whom.length === 1 ? 'Make the letter' : 'Make the letters'}
            </Button>
          </NextStep>
        ) : (
          <NextStep context="Shown this once" sentence={`Print ${counted(letters.length, 'letter')}.`} why="Hand each to its person. Whoever leaves this page without printing makes new ones.">
            <Button size="lg" leftSection={<IconPrinter size={26} aria-hidden />} onClick={() => void printPage()}>
              Print
            </Button>
          </NextStep>
        )
      }
      bar={<BackButton />}
    >
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      {letters.length === 0 ? (
        <ul>
          {whom.map((row) => (
            <li key={row.key} className="ledger-row">
              <bdi className="name">{row.name}</bdi>
            </li>
          ))}
        </ul>
      ) : (
        <div className="letters" tabIndex={0} role="region" aria-label="Letters as they will be printed">
          {letters.map((letter) => (
            <LetterPage key={letter.staff} school={site.siteName} letter={letter} />
          ))}
        </div>
      )}
    </Screen>
  );
}
