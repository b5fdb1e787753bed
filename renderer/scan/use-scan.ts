/**
 * Hands what a keyboard-like scanner types to the one screen that listens, whatever has the focus. Keys of a scan press no button,
 * send no form and leave nothing in a field. What turns out to be no card and no license is written where the focus was, as
 * if it had been typed: a person's fast keys, and a field that wants some other code, lose nothing.
 */
import { useEffect, useRef } from 'react';
import { useMuster } from '../stores/muster.tsx';
import { readScan, type Scan } from './read-scan.ts';
import { END_MS, Wedge } from './wedge.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

interface Focus {
  readonly field: Field | null;
  readonly was: { readonly value: string; readonly from: number; readonly to: number };
}

const TEXT = 'textarea, input:not([type]), input[type="text"], input[type="search"], input[type="tel"], input[type="password"], input[type="url"]';
/** Whoever types fast may pause after a space: that is theirs. */
const SEPARATORS_AT_ITS_END = /[\n\t]+$/;

function focusNow(): Focus {
  const active = document.activeElement;
  const isField = (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) && active.matches(TEXT);
  return { field: isField ? active : null, was: isField ? { value: active.value, from: active.selectionStart ?? active.value.length, to: active.selectionEnd ?? active.value.length } : { value: '', from: 0, to: 0 } };
}

/** React listens to `input`, and learns the value from the field itself. */
function write({ field, was }: Focus, inserted: string): void {
  if (field === null) return;
  const value = `${was.value.slice(0, was.from)}${inserted}${was.value.slice(was.to)}`;
  if (field.value === value) return;
  field.setRangeText(value, 0, field.value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** What Enter would have done, had it not been held back. */
function enter(): void {
  const { activeElement } = document;
  const goesOn = activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true })) ?? false;
  if (!goesOn) return;
  if (activeElement instanceof HTMLInputElement) activeElement.form?.requestSubmit();
  else if (activeElement instanceof HTMLButtonElement || activeElement instanceof HTMLAnchorElement) activeElement.click();
}

export function useScan(onScan: (scan: Scan) => void): void {
  const { clock } = useMuster();
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  }, [onScan]);
  useEffect(() => {
    const wedge = new Wedge();
    let focus: Focus = focusNow();
    let callOff: () => void = () => undefined;
    const ended = (): void => {
      const burst = wedge.end();
      if (burst === null) return;
      if (burst.isScan) {
        const scan = readScan([burst.typed, burst.byKeys]);
        if (scan.kind !== 'unknown' || focus.field === null) return latest.current(scan);
        write(focus, burst.typed.replace(SEPARATORS_AT_ITS_END, ''));
      }
      if (burst.endedWithEnter) enter();
    };
    const onKey = (event: KeyboardEvent): void => {
      // Keys that a script makes up (such as those of a list that is operated by arrows) are nobody's typing.
      if (!event.isTrusted || event.isComposing) return;
      callOff();
      const { take, begins, recognized } = wedge.press(event);
      if (begins) focus = focusNow();
      if (recognized) write(focus, '');
      if (take === 'hold') {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      callOff = clock.after(END_MS, ended);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      callOff();
    };
  }, [clock]);
}
