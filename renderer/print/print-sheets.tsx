/** Sends the sheets that a screen shows to the printer or, in the desktop, into a PDF. All are laid out first, so that the letters of every name are there when the paper comes. */
import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { printPage, shellApi } from '../transport/shell.ts';

async function laidOut(shown: HTMLElement, onPaper: () => Promise<unknown>): Promise<void> {
  shown.dataset['printing'] = '';
  try {
    shown.getBoundingClientRect();
    await document.fonts.ready;
    await onPaper();
  } finally {
    delete shown.dataset['printing'];
  }
}

export async function printSheets(shown: HTMLElement | null): Promise<void> {
  if (shown !== null) await laidOut(shown, printPage);
}

interface PrintButtonsProps {
  readonly sheets: RefObject<HTMLElement | null>;
  /** What the PDF is called when nobody says otherwise, without its ending. */
  readonly name: string;
  readonly disabled: boolean;
}

/** A browser makes its PDFs by its own print dialog. */
export function PrintButtons({ sheets, name, disabled }: PrintButtonsProps) {
  const shell = shellApi();
  const savePdf = async (): Promise<void> => {
    if (sheets.current !== null && shell !== null) await laidOut(sheets.current, () => shell.savePdf(`${name}.pdf`, null));
  };
  return (
    <>
      <Button size="lg" leftSection={<IconPrinter size={26} aria-hidden />} disabled={disabled} onClick={() => void printSheets(sheets.current)}>
        Print
      </Button>
      {shell !== null && (
        <Button size="lg" variant="outline" leftSection={<IconFileTypePdf size={26} aria-hidden />} disabled={disabled} onClick={() => void savePdf()}>
          Save as PDF
        </Button>
      )}
    </>
  );
}
