/** The one import of this console as this window sees it: how far it is, what it would change, and what can be done about it. */
import { useEffect, useState } from 'react';
import { importPermission, type ImportPreview, type SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useList, useMuster } from '../../stores/muster.tsx';
import type { ReadingChoices } from '../../transport/import-upload.ts';
import { useSurroundings } from '../surroundings.tsx';

export type ImportRow = SubscriptionRow<'import'>;

export const NO_CHOICES: ReadingChoices = { school: null, map: null };

export function useMayImport(): boolean {
  const { signedIn } = useSurroundings().site;
  return importPermission === 'anyone' || (signedIn !== null && importPermission.includes(signedIn.role));
}

export interface ImportActions {
  /** Why the last thing that was tried was not done. */
  readonly refusal: Rejection | null;
  /** Something was asked of the host that it has not answered. */
  readonly busy: boolean;
  readonly putAway: () => void;
  readonly read: (files: readonly File[], choices: ReadingChoices) => Promise<void>;
  /** Whether this window still has the files that were read. */
  readonly canReadAgain: boolean;
  readonly readAgain: (choices: ReadingChoices) => Promise<void>;
  readonly apply: (ticket: string, leaving: number | null) => Promise<void>;
  /** Cancels, or puts a finished one away. */
  readonly discard: () => Promise<void>;
}

export function useImport(): { readonly row: ImportRow | null; readonly loaded: boolean; readonly failed: Rejection | null; readonly actions: ImportActions } {
  const { upload, query } = useMuster();
  const list = useList('import', {});
  const row = list.rows[0] ?? null;
  const [refusal, setRefusal] = useState<Rejection | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (question: Promise<Rejection | null>): Promise<void> => {
    setRefusal(null);
    setBusy(true);
    setRefusal(await question);
    setBusy(false);
  };
  const refusalOf = async (answer: Promise<{ readonly ok: true } | { readonly ok: false; readonly rejection: Rejection }>): Promise<Rejection | null> => {
    const answered = await answer;
    return answered.ok ? null : answered.rejection;
  };
  return {
    row,
    loaded: list.loaded,
    failed: list.failed,
    actions: {
      refusal: refusal !== null && refusal.name === row?.rejection?.name ? null : refusal,
      busy,
      putAway: () => setRefusal(null),
      read: (files, choices) => (files.length === 0 ? Promise.resolve() : ask(upload.send(files, choices))),
      canReadAgain: row !== null && upload.holds(row.files),
      readAgain: (choices) => ask(upload.sendAgain(choices)),
      apply: (ticket, leaving) => ask(refusalOf(query('applyImport', { ticket, leaving }))),
      discard: () => {
        upload.cancel();
        return row === null ? Promise.resolve() : ask(refusalOf(query('discardImport', { ticket: row.key })));
      },
    },
  };
}

export type PreviewState = { readonly is: 'asked' } | { readonly is: 'read'; readonly preview: ImportPreview } | { readonly is: 'failed'; readonly rejection: Rejection };

/** What the import of this key would change, from the host: it has it also after a reload. */
export function usePreview(key: string): PreviewState {
  const { query } = useMuster();
  const [state, setState] = useState<PreviewState>({ is: 'asked' });
  useEffect(() => {
    let looking = true;
    void query('readImport', { import: key }).then((answer) => {
      if (looking) setState(answer.ok ? { is: 'read', preview: answer.value } : { is: 'failed', rejection: answer.rejection });
    });
    return () => {
      looking = false;
    };
  }, [query, key]);
  return state;
}
