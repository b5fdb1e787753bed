/** Which dialog of a screen is open, as part of its address: so that Ctrl K opens it from anywhere. */
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

const PARAM = 'do';

/** Null: none of `dialogs`. */
export function useDialog<D extends string>(dialogs: readonly D[]): readonly [D | null, (dialog: D | null) => void] {
  const [params, setParams] = useSearchParams();
  const said = params.get(PARAM);
  const show = (dialog: D | null): void => {
    const next = new URLSearchParams(params);
    if (dialog === null) next.delete(PARAM);
    else next.set(PARAM, dialog);
    setParams(next, { replace: true });
  };
  return [dialogs.find((one) => one === said) ?? null, show];
}

/** What was asked about one incident is never asked about the next: with another incident, or none, the dialog shuts. */
export function useDialogsEndWith(incident: string | null): void {
  const [params, setParams] = useSearchParams();
  const about = useRef(incident);
  useEffect(() => {
    if (about.current === incident) return;
    about.current = incident;
    // Only where there is one: whoever closes an incident is on the way to its record.
    if (params.has(PARAM)) setParams({}, { replace: true });
  }, [incident, params, setParams]);
}
