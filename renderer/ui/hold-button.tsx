/**
 * A button that acts only when held for one second, by finger, mouse, Enter or Space. A press that assistive software
 * makes cannot be held: for that one the first press arms and the second, within five seconds, acts.
 */
import { UnstyledButton } from '@mantine/core';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useMuster } from '../stores/muster.tsx';
import './hold-button.css';

const HOLD_MS = 1_000;
const TICK_MS = 40;
const ARMED_MS = 5_000;

interface HoldButtonProps {
  readonly onHeld: () => void;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly style?: Record<string, string>;
  readonly children: ReactNode;
}

export function HoldButton({ onHeld, className = '', disabled = false, style, children }: HoldButtonProps) {
  const { clock } = useMuster();
  const [progress, setProgress] = useState(0);
  const [hint, setHint] = useState<'none' | 'short' | 'armed'>('none');
  const stop = useRef<(() => void) | null>(null);
  const heldByHand = useRef(false);

  const release = useCallback((): void => {
    if (stop.current === null) return;
    stop.current();
    stop.current = null;
    setProgress(0);
    setHint('short');
  }, []);
  useEffect(() => () => stop.current?.(), []);

  const press = (): void => {
    if (stop.current !== null || disabled) return;
    heldByHand.current = true;
    const startedMs = clock.monotonicMs();
    setHint('none');
    stop.current = clock.every(TICK_MS, () => {
      const part = (clock.monotonicMs() - startedMs) / HOLD_MS;
      setProgress(Math.min(1, part));
      if (part < 1) return;
      stop.current?.();
      stop.current = null;
      setProgress(0);
      onHeld();
    });
  };
  const isHoldKey = (event: KeyboardEvent): boolean => event.key === 'Enter' || event.key === ' ';
  const click = (): void => {
    if (heldByHand.current) {
      heldByHand.current = false;
      return;
    }
    if (hint === 'armed') {
      setHint('none');
      onHeld();
      return;
    }
    setHint('armed');
    clock.after(ARMED_MS, () => setHint((now) => (now === 'armed' ? 'none' : now)));
  };

  return (
    <UnstyledButton
      className={`hold-button ${className}`}
      disabled={disabled}
      {...(style === undefined ? {} : { style })}
      onPointerDown={(event) => event.button === 0 && press()}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        if (!event.repeat) press();
      }}
      onKeyUp={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        release();
        heldByHand.current = false;
      }}
      onBlur={release}
      onClick={click}
    >
      <span className="hold-progress" style={{ transform: `scaleX(${progress})` }} aria-hidden />
      <span className="hold-content">{children}</span>
      <span className={hint === 'none' ? 'for-readers' : 'hold-hint'} role="status">
        {hint === 'short' && 'Keep it pressed for one second.'}
        {hint === 'armed' && 'Press again to confirm.'}
      </span>
    </UnstyledButton>
  );
}
