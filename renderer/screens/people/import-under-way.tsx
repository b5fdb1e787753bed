/** On the lists of People: a roster that is being read or applied, waits for somebody, or could not be finished. Also after a restart. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFileImport } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { useMayImport, type ImportRow } from './use-import.ts';

const SAID: Readonly<Record<ImportRow['stage'], ((row: ImportRow) => string) | null>> = {
  reading: () => 'A roster is being read.',
  comparing: () => 'A roster is being compared with the present one.',
  waiting: () => 'A roster was read and waits for somebody to apply it. Nothing is written yet.',
  applying: ({ done, of }) => `A roster is being written: ${of === 0 ? 0 : Math.round((100 * done) / of)} %. Muster stays usable.`,
  failed: ({ rejection }) => rejection?.message ?? 'The last import was not done.',
  done: null,
};

export function ImportUnderWay() {
  return useMayImport() ? <Strip /> : null;
}

function Strip() {
  const [row] = useList('import', {}).rows;
  const navigate = useNavigate();
  const words = row === undefined ? null : (SAID[row.stage]?.(row) ?? null);
  if (row === undefined || words === null) return null;
  return (
    <div className="strip" role="status">
      {row.stage === 'failed' ? <IconAlertTriangle size={24} aria-hidden /> : <IconFileImport size={24} aria-hidden />}
      <span className="grow">{words}</span>
      <Button onClick={() => void navigate('/people/import')}>{row.stage === 'waiting' || row.stage === 'failed' ? 'Look at it' : 'See how far it is'}</Button>
    </div>
  );
}
