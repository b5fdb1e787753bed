/** In the command bar while a file is made at this console: how far it is, and a button that stops it. */
import { Button, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useAsk } from '../../intents/use-ask.ts';
import { useList } from '../../stores/muster.tsx';
import { evidenceWords, exportWords } from './record-words.ts';

export function ExportProgress() {
  const { rows } = useList('exports', {});
  const { ask, busy } = useAsk();
  return rows.map(({ key, what, done, of }) => {
    const title = what === 'evidence' ? evidenceWords.title : what === 'roster' ? 'The roster' : exportWords[what].title;
    return (
      <span key={key} className="export-progress" role="status">
        <span>
          {title}
          {of === null ? '…' : `, ${done} of ${of}`}
          <Progress value={of === null ? 0 : (100 * done) / of} color="var(--ink)" aria-label={`${title}: so far`} />
        </span>
        <Button leftSection={<IconX size={22} aria-hidden />} disabled={busy} aria-label={`Stop: ${title}`} onClick={() => void ask('stopExport', { export: key })}>
          Stop
        </Button>
      </span>
    );
  });
}
