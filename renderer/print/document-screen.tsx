/** A document that the host made of the record, as it will be printed: to print, to save as a file, or for somebody outside, which is recorded first. */
import { Button } from '@mantine/core';
import { IconFileDownload, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { getNonce } from 'get-nonce';
import { useEffect, useRef, useState } from 'react';
import type { QueryAnswer, QueryParams } from '../../shared/contract/procedures.ts';
import type { DisclosedField } from '../screens/records/record-words.ts';
import { DisclosureDialog } from '../screens/records/disclosure-dialog.tsx';
import { saveText } from '../transport/save-file.ts';
import { ownFonts } from './own-fonts.ts';
import { BackButton } from '../screens/people/record-head.tsx';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { useMuster } from '../stores/muster.tsx';
import { shellApi } from '../transport/shell.ts';
import { NextStep, Screen } from '../ui/next-step.tsx';
import { RefusalPanel } from '../ui/refusal-panel.tsx';
import './document.css';

/** Of what: a document of the records, or the report of a call. */
type WantedDocument = Omit<QueryParams<'exportDocument'>, 'disclosure'> | { readonly call: string };

interface DocumentScreenProps {
  readonly title: string;
  readonly wanted: WantedDocument;
  /** Null: it is about no incident. */
  readonly incident: string | null;
  /** What of students is in it; none: it may be given to anybody. */
  readonly holds: readonly DisclosedField[];
}

type Read = { readonly is: 'reading' } | { readonly is: 'file'; readonly file: QueryAnswer<'exportDocument'> } | { readonly is: 'refused'; readonly rejection: Rejection };

/** Read once: paper does not change by itself. */
function useDocument(wanted: WantedDocument, disclosure: string | null): Read {
  const { query } = useMuster();
  const [read, setRead] = useState<Read>({ is: 'reading' });
  const asked = JSON.stringify(wanted);
  useEffect(() => {
    let shown = true;
    const ask = async (): Promise<void> => {
      const of = JSON.parse(asked) as WantedDocument;
      const answer = await ('call' in of ? query('exportCallReport', { ...of, disclosure }) : query('exportDocument', { ...of, disclosure }));
      if (shown) setRead(answer.ok ? { is: 'file', file: answer.value } : { is: 'refused', rejection: answer.rejection });
    };
    void ask();
    return () => {
      shown = false;
    };
  }, [asked, disclosure, query]);
  return read;
}

/** The page's own policy holds in the frame too: the document's styles carry the nonce of this page, and no script that stood in it would run. */
const framed = (text: string): string => text.replace('<style>', () => `<style nonce="${getNonce() ?? ''}">${ownFonts(document.styleSheets, document.baseURI)}\n`);

/** Its fonts come from this computer, and are there before it is printed. */
async function print(of: Window | null): Promise<void> {
  await of?.document.fonts.ready;
  of?.print();
}

export function DocumentScreen({ title, wanted, incident, holds }: DocumentScreenProps) {
  const [disclosure, setDisclosure] = useState<string | null>(null);
  const [giving, setGiving] = useState(false);
  const read = useDocument(wanted, disclosure);
  const frame = useRef<HTMLIFrameElement>(null);
  const shell = shellApi();
  const file = read.is === 'file' ? read.file : null;
  return (
    <Screen
      title={title}
      flush
      next={
        <NextStep
          context={disclosure === null ? 'Records' : 'Records: for somebody outside, and on record'}
          sentence={file === null ? 'Reading the record…' : `Print: ${title}.`}
          why={disclosure === null ? 'Made of the log as it is now. What the log does not know is left empty, to be written.' : 'Print or save it now: it names who gets it.'}
        >
          <Button size="lg" leftSection={<IconPrinter size={26} aria-hidden />} disabled={file === null} onClick={() => void print(frame.current?.contentWindow ?? null)}>
            Print
          </Button>
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          <Button leftSection={<IconFileDownload size={22} aria-hidden />} disabled={file === null} onClick={() => file !== null && void saveText(file.name, file.type, file.text)}>
            Save as a file
          </Button>
          {shell !== null && (
            <Button leftSection={<IconFileTypePdf size={22} aria-hidden />} disabled={file === null} onClick={() => file !== null && void shell.savePdf(file.name.replace(/\.html$/, '.pdf'), file.text)}>
              Save as PDF
            </Button>
          )}
          {holds.length > 0 && (
            <Button disabled={file === null || disclosure !== null} onClick={() => setGiving(true)}>
              For somebody outside
            </Button>
          )}
          <span className="said">{holds.length === 0 ? 'No student’s record is in it.' : 'It may name students.'}</span>
        </>
      }
    >
      {read.is === 'refused' && <RefusalPanel rejection={read.rejection} />}
      {file !== null && <iframe ref={frame} className="document-frame" title={`Preview: ${title}`} srcDoc={framed(file.text)} />}
      {giving && (
        <DisclosureDialog
          why={'call' in wanted || incident !== null ? 'emergency' : 'oversight'}
          incident={incident}
          holds={holds}
          parted={false}
          onShut={() => setGiving(false)}
          onRecorded={(recorded) => {
            setGiving(false);
            setDisclosure(recorded);
          }}
        />
      )}
    </Screen>
  );
}
