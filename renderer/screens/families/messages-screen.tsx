/** Messages to families, by stage and language: drafts to be copied or saved. Muster sends nothing. In a drill DRILL stands first in each. */
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCopy, IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { languageNames, languages, writtenFromTheRight, type Language } from '../../../shared/kernel/languages.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { clockTime } from '../../ui/times.ts';
import { useTexts, type Says } from '../../ui/use-texts.ts';
import { useIncident, useSurroundings } from '../surroundings.tsx';
import { saveText } from '../../transport/save-file.ts';
import './families.css';

const STAGES = [
  { value: 'message-first', label: 'First notice', when: 'As soon as families may hear of it elsewhere.' },
  { value: 'message-where', label: 'Where to come, what to bring', when: 'When the place of reunification is ready.' },
  { value: 'message-waiting', label: 'While they wait', when: 'When lines are long, or families ask why it takes so long.' },
  { value: 'message-last', label: 'The last', when: 'When few are left, to families who have not come.' },
] as const;
type Stage = (typeof STAGES)[number]['value'];

interface Filled {
  readonly exercise: boolean;
  readonly school: string;
  readonly place: string;
  readonly time: string;
}

/** DRILL first: in English, for whoever sends it, and in the language of whoever reads it. */
const draftOf = (says: Says, stage: Stage, language: Language, { exercise, ...fill }: Filled): string => [...(exercise ? [language === 'en' ? says('message-drill', language) : `DRILL\n${says('message-drill', language)}`] : []), says(stage, language, fill)].join('\n\n');

export function MessagesScreen() {
  const { exercise, reunification } = useIncident();
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const nowMs = useWallMs(60_000);
  const { loaded, says } = useTexts();
  const [stage, setStage] = useState<Stage>(reunification === null ? 'message-first' : 'message-where');
  const [language, setLanguage] = useState<Language>('en');
  const [typedPlace, setPlace] = useState<string | null>(null);
  const [typedTime, setTime] = useState<string | null>(null);
  const clipboard = useClipboard();
  const [copied, setCopied] = useState<string | null>(null);
  const place = typedPlace ?? reunification?.place ?? '';
  const fill: Filled = { exercise, school: site.siteName, place: place === '' ? '____' : place, time: typedTime ?? clockTime(nowMs) };
  const draft = loaded ? draftOf(says, stage, language, fill) : '';
  const chosen = STAGES.find((one) => one.value === stage);
  const needsPlace = stage !== 'message-first' && place === '';
  const copy = (): void => {
    clipboard.copy(draft);
    setCopied(draft);
  };
  const everyLanguage = (): string => languages.map((one) => `${languageNames[one]}\n\n${draftOf(says, stage, one, fill)}\n`).join('\n— — —\n\n');
  return (
    <Screen
      title="Messages to families"
      next={
        <NextStep
          context={`Messages to families${exercise ? ' · DRILL stands first in each' : ''}`}
          sentence={clipboard.error !== null ? 'This window may not copy: save the text as a file.' : needsPlace ? 'Say where families come.' : copied === draft && draft !== '' ? 'Copied. Send it with your own system.' : 'Choose the message, read it, copy it.'}
          why="Muster sends nothing. Somebody who speaks the language reads a draft before it goes out."
        >
          <Button size="lg" leftSection={<IconCopy size={26} aria-hidden />} disabled={draft === '' || needsPlace} onClick={copy}>
            Copy this text
          </Button>
        </NextStep>
      }
      bar={
        <>
          <Button leftSection={<IconFileText size={22} aria-hidden />} disabled={draft === '' || needsPlace} onClick={() => void saveText(`${stage}${exercise ? '-DRILL' : ''}.txt`, 'text/plain', everyLanguage())}>
            Save all languages as text
          </Button>
          <Button onClick={() => void navigate('/setup/texts')}>The school’s own words</Button>
        </>
      }
    >
      <div className="columns message-columns" data-count="2">
        <div className="column">
          <SegmentedControl aria-label="Which message" orientation="vertical" value={stage} onChange={setStage} data={STAGES.map(({ value, label }) => ({ value, label }))} />
          <p className="quiet">{chosen?.when}</p>
          <TextInput label="Place" description="Where families come. From Now, where it was said." value={place} maxLength={200} onChange={(event) => setPlace(event.currentTarget.value)} />
          <TextInput label="Time" value={fill.time} maxLength={40} onChange={(event) => setTime(event.currentTarget.value)} />
        </div>
        <Ledger heading="Draft" aside={`${draft.length} characters`}>
          <FilterTabs label="Language" filters={languages.map((one) => ({ name: one, word: languageNames[one], count: null }))} chosen={language} onChoose={setLanguage} />
          <Textarea aria-label={`Draft in ${languageNames[language]}`} className="message-draft" value={draft} readOnly autosize minRows={7} lang={language} dir={writtenFromTheRight(language) ? 'rtl' : 'ltr'} />
        </Ledger>
      </div>
    </Screen>
  );
}
