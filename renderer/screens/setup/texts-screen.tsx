/** Words in other languages: every text that families read or hear, as it comes with Muster or as the school corrected it. */
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { languageNames, languages, writtenFromTheRight, type Language } from '../../../shared/kernel/languages.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { counted } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { BackToSetup } from './back-to-setup.tsx';
import { SetApart } from './set-apart.tsx';
import './texts-screen.css';

type Text = SubscriptionRow<'texts'>;

export function TextsScreen() {
  const list = useList('texts', {});
  const may = useMay('CorrectText');
  const [language, setLanguage] = useState<Language>('es');
  const [open, setOpen] = useState<Text | null>(null);
  const english = new Map(list.rows.filter((row) => row.language === 'en').map((row) => [row.text, row.words]));
  const rows = list.rows.filter((row) => row.language === language);
  const own = rows.filter((row) => row.words !== row.standard).length;
  return (
    <Screen
      title="Words in other languages"
      next={
        <NextStep
          context="Setup: words in other languages"
          sentence={`Have somebody who speaks ${languageNames[language]} read these.`}
          why={own === 0 ? 'They stand on cards and messages as they come with Muster until the school corrects them. A correction holds for every console.' : `${counted(own, 'text')} corrected here.`}
        />
      }
      bar={
        <>
          <BackToSetup />
          {!may && <span className="said">An administrator or assistant principal corrects them.</span>}
        </>
      }
    >
      <SegmentedControl className="texts-language" aria-label="Language" value={language} onChange={setLanguage} data={languages.map((one) => ({ value: one, label: languageNames[one] }))} />
      <Ledger heading={languageNames[language]} count={rows.length}>
        <ul>
          {rows.map((row) => (
            <li className="ledger-row text-row" key={row.key}>
              <div>
                <p className="quiet">{row.where}</p>
                {language !== 'en' && <p>{english.get(row.text)}</p>}
              </div>
              <div>
                <p className="strong" lang={language} dir={writtenFromTheRight(language) ? 'rtl' : 'ltr'}>
                  {row.words}
                </p>
                {row.words !== row.standard && <p className="quiet">the school’s own words</p>}
                <SetApart said={row.corrections.map((one) => ({ words: one.words ?? row.standard, by: one.by, wall: one.wall }))} />
              </div>
              {may && (
                <Button aria-label={`Correct: ${row.where}, ${english.get(row.text) ?? ''}`} onClick={() => setOpen(row)}>
                  Correct
                </Button>
              )}
            </li>
          ))}
        </ul>
        {rows.length === 0 && <NoRows list={list}>There are no texts.</NoRows>}
      </Ledger>
      {open !== null && <CorrectDialog text={open} english={english.get(open.text) ?? ''} onShut={() => setOpen(null)} />}
    </Screen>
  );
}

interface CorrectDialogProps {
  readonly text: Text;
  readonly english: string;
  readonly onShut: () => void;
}

function CorrectDialog({ text, english, onShut }: CorrectDialogProps) {
  const intent = useIntent();
  const [words, setWords] = useState(text.words);
  const { language } = text;
  const save = async (says: string | null): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'CorrectText', text: text.text, language, words: says }))) !== null) onShut();
  };
  return (
    <FormDialog title={`${languageNames[language]}: ${text.where}`} size={620} intent={intent} action="Save these words" ready={words.trim() !== '' && words.trim() !== text.words} onSave={() => void save(words.trim())} onShut={onShut}>
      {language !== 'en' && <p>In English: {english}</p>}
      <Textarea
        label="Words"
        description={text.placeholders.length === 0 ? 'For every console and every print from now on' : `Keep ${text.placeholders.join(' and ')}: a name is put there`}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={1_000}
        lang={language}
        dir={writtenFromTheRight(language) ? 'rtl' : 'ltr'}
        data-autofocus
      />
      {text.words !== text.standard && (
        <Button loading={intent.busy} onClick={() => void save(null)}>
          As it comes with Muster: <bdi>{text.standard}</bdi>
        </Button>
      )}
    </FormDialog>
  );
}
