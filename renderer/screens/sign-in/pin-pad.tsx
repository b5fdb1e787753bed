/** Six digits by big keys or by the keyboard. It shows how many were typed, never which; the sixth one sends them. */
import { Button } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

const DIGITS = 6;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface PinPadProps {
  readonly busy: boolean;
  readonly onPin: (pin: string) => void;
}

export function PinPad({ busy, onPin }: PinPadProps) {
  const [typed, setTyped] = useState('');
  const press = (digit: string): void => {
    if (busy) return;
    const next = typed + digit;
    if (next.length < DIGITS) return setTyped(next);
    setTyped('');
    onPin(next);
  };
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof HTMLElement && event.target.closest('input, textarea, [role=dialog]') !== null)) return;
      if (/^\d$/.test(event.key)) press(event.key);
      else if (event.key === 'Backspace') setTyped(typed.slice(0, -1));
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  });
  return (
    <div role="group" aria-label="PIN">
      <p className="pin-shown" aria-hidden>
        {Array.from({ length: DIGITS }, (_, i) => (
          <i key={i} {...(i < typed.length ? { 'data-typed': true } : {})} />
        ))}
      </p>
      <p className="for-readers" role="status">
        {typed.length} of {DIGITS} digits
      </p>
      <div className="pin-pad" style={{ marginTop: 8 }}>
        {KEYS.map((digit) => (
          <Button key={digit} disabled={busy} onClick={() => press(digit)}>
            {digit}
          </Button>
        ))}
        <span />
        <Button disabled={busy} onClick={() => press('0')}>
          0
        </Button>
        <Button aria-label="Take the last digit away" disabled={busy} onClick={() => setTyped(typed.slice(0, -1))}>
          <IconBackspace size={26} aria-hidden />
        </Button>
      </div>
    </div>
  );
}
