/** Brings in a list of the attendance or the visitor system: a file, then what it would change and every problem by row, and only then Import. */
import { Button, FileButton, Select } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DayListKind, DayListPreview, DayListRequest } from '../../../shared/contract/day-list.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useMuster } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dateWords } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { ImportProblems, PassOnProblems } from './import-problems.tsx';
import { BackButton } from './record-head.tsx';
import './import.css';
import './people.css';

type Codes = DayListRequest['codes'];
type Meaning = Codes[string];

const WORDS: Readonly<Record<DayListKind, { readonly title: string; readonly context: string; readonly sentence: string; readonly teach: readonly string[] }>> = {
  attendance: {
    title: 'People: attendance list',
    context: 'From the attendance system',
    sentence: 'Choose the list of today.',
    teach: [
      'A CSV with a row for each absence: student number or name, and a code such as A, T, Absent or Tardy. A reason and a date may stand beside.',
      'By periods too: a row for each period, or a column for each. Absent is who is absent in every period that the list knows.',
      'A newer list takes the place of the one before. What somebody said here by hand stays.',
    ],
  },
  visitors: {
    title: 'People: visitor list',
    context: 'From the visitor system',
    sentence: 'Choose the list of today.',
    teach: [
      'A CSV with a row for each visit: the name and the time of coming in; the time of leaving, host, reason and badge may stand beside.',
      'The same badge and time is the same visit: bring the list in again, and who has left is signed out.',
      'Whoever was signed out here stays out.',
    ],
  },
};

const SAYS: Readonly<Record<DayListPreview['rows'][number]['says'], string>> = { absent: 'absent', arrived: 'came late', in: 'in', out: 'came and went' };
const CHANGES: Readonly<Record<DayListPreview['rows'][number]['change'], string>> = { new: 'new', changed: 'changes', same: 'as before', hand: 'said otherwise here by hand: that stays' };
const MEANINGS: readonly { readonly value: Meaning; readonly label: string }[] = [
  { value: 'absent', label: 'Absent' },
  { value: 'late', label: 'Came late' },
  { value: 'left', label: 'Left early' },
  { value: 'here', label: 'Here' },
];

export function DayListScreen({ of }: { readonly of: DayListKind }) {
  const { dayLists } = useMuster();
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const [looked, setLooked] = useState<{ readonly file: File; readonly preview: DayListPreview; readonly codes: Codes } | null>(null);
  const [refusal, setRefusal] = useState<Rejection | null>(null);
  const [busy, setBusy] = useState(false);
  const words = WORDS[of];

  const send = async (file: File, codes: Codes, plan: string | null): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const answer = await dayLists(file, { of, date: site.today, name: file.name.slice(0, 120), codes, plan });
    setBusy(false);
    if (answer.ok) setLooked({ file, preview: answer.value, codes });
    else setRefusal(answer.error);
  };
  const choose = (label: string, size: 'lg' | 'md' = 'lg') => (
    <FileButton accept=".csv,.txt" onChange={(file) => file !== null && void send(file, {}, null)}>
      {(props) => (
        <Button size={size} leftSection={<IconFileImport size={size === 'lg' ? 26 : 22} aria-hidden />} loading={busy} {...props}>
          {label}
        </Button>
      )}
    </FileButton>
  );
  const next = () => {
    if (looked === null)
      return (
        <NextStep context={words.context} sentence={words.sentence} why="You see what it says, and every problem, before anything is written.">
          {choose('Choose a file')}
        </NextStep>
      );
    const { file, preview, codes } = looked;
    const { plan } = preview;
    if (preview.written)
      return (
        <NextStep context={file.name} sentence={`Done: ${saidIn(preview)}.`} why={of === 'visitors' ? 'They are on the expected list. Whose name is near one that may not enter is marked there.' : 'The expected list follows at once.'}>
          <Button size="lg" onClick={() => void navigate('/people/today')}>
            Today
          </Button>
        </NextStep>
      );
    if (plan === null)
      return (
        <NextStep context={file.name} sentence="This list cannot be read." why="Nothing was written. What has to be corrected stands below.">
          {choose('Choose another')}
        </NextStep>
      );
    return (
      <NextStep context={`${file.name} · ${dateWords(preview.date)}`} sentence={`${saidIn(preview)}.`} why={preview.expectedAgain > 0 ? `${counted(preview.expectedAgain, 'student is', 'students are')} no longer on the list and expected again.` : 'Nothing is written yet.'}>
        <Button size="lg" loading={busy} onClick={() => void send(file, codes, plan)}>
          Import it
        </Button>
      </NextStep>
    );
  };

  return (
    <Screen
      title={words.title}
      next={next()}
      bar={
        <>
          <BackButton />
          {looked !== null && !looked.preview.written && looked.preview.plan !== null && choose('Another file', 'md')}
          {looked !== null && looked.preview.problems.length > 0 && <PassOnProblems files={[looked.file.name]} problems={looked.preview.problems} />}
        </>
      }
    >
      <div className="column">
        {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={() => setRefusal(null)} />}
        {looked === null ? (
          <div className="teach">
            <h2>What this is for</h2>
            {words.teach.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        ) : (
          <Preview preview={looked.preview} onCode={(code, means) => void send(looked.file, { ...looked.codes, [code]: means }, null)} />
        )}
      </div>
    </Screen>
  );
}

/** "12 absent, 3 came late" */
function saidIn({ of, absent, late, inside, gone }: DayListPreview): string {
  if (of === 'visitors') return `${counted(inside, 'visitor')} in, ${gone} came and went`;
  return `${absent} absent, ${late} came late`;
}

function Preview({ preview, onCode }: { readonly preview: DayListPreview; readonly onCode: (code: string, means: Meaning) => void }) {
  const doubtful = preview.written ? [] : preview.codes.filter((one) => one.means === null);
  const total = preview.of === 'visitors' ? preview.inside + preview.gone : preview.absent + preview.late;
  return (
    <>
      {doubtful.length > 0 && (
        <Ledger heading="Codes that Muster does not know" count={doubtful.length} level="due" aside="until you say so, these students stay expected">
          {doubtful.map(({ code, rows }) => (
            <div className="ledger-row" key={code}>
              <span className="grow">
                <bdi className="name">{code}</bdi> · {counted(rows, 'row')}
              </span>
              <Select aria-label={`What ${code} means`} placeholder="What does it mean?" data={MEANINGS} value={null} onChange={(value) => MEANINGS.filter((one) => one.value === value).forEach((one) => onCode(code, one.value))} />
            </div>
          ))}
        </Ledger>
      )}
      <ImportProblems problems={preview.problems} />
      <Ledger heading={preview.written ? 'Written' : 'What it says'} count={total} aside={preview.rows.length < total ? `the first ${preview.rows.length} are shown` : undefined}>
        {preview.rows.map((row) => (
          <div className="ledger-row" key={row.key}>
            <span className="grow">
              <ListName name={row.name} grade={row.grade} />
              {row.words !== '' && (
                <span className="quiet">
                  {' '}
                  · <bdi>{row.words}</bdi>
                </span>
              )}
            </span>
            <span className="strong">{SAYS[row.says]}</span>
            <span className={row.change === 'hand' ? 'due strong' : 'quiet'}>{CHANGES[row.change]}</span>
          </div>
        ))}
        {total === 0 && <p className="ledger-none">Nobody.</p>}
      </Ledger>
    </>
  );
}
