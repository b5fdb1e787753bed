/** Finds students and staff of an incident by two letters. An answer to older letters is never shown for newer ones. */
import { useEffect, useState } from 'react';
import type { QueryAnswer } from '../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useMuster } from '../../stores/muster.tsx';

const PAUSE_MS = 120;
const LETTERS = 2;
const SHOWN = 40;

interface Found extends QueryAnswer<'searchIncident'> {
  readonly text: string;
  readonly refusal: Rejection | null;
}
const NOTHING: Found = { text: '', rows: [], more: false, refusal: null };

/** Null: not enough letters to search by. `version` changes when people should be looked at again. */
export function useIncidentSearch(incident: string, text: string, version: unknown): { readonly found: Found; readonly searching: boolean } | null {
  const { query, clock } = useMuster();
  const [lastFound, setFound] = useState<Found>(NOTHING);
  const asked = text.trim();
  useEffect(() => {
    if (asked.length < LETTERS) return undefined;
    let current = true;
    const search = async (): Promise<void> => {
      const answer = await query('searchIncident', { incident, text: asked, limit: SHOWN });
      if (current) setFound(answer.ok ? { ...answer.value, text: asked, refusal: null } : { ...NOTHING, text: asked, refusal: answer.rejection });
    };
    const callOff = clock.after(PAUSE_MS, () => void search());
    return () => {
      current = false;
      callOff();
    };
  }, [asked, incident, version, query, clock]);
  return asked.length < LETTERS ? null : { found: lastFound, searching: lastFound.text !== asked };
}
