/** Every refusal: what, why, what to do now. It stays until the person puts it away or does something else. */
import { Button } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Rejection } from '../../shared/kernel/decision.ts';

interface StopPanelProps {
  readonly heading: string;
  readonly level?: 'act' | 'due';
  readonly children: ReactNode;
}

export function StopPanel({ heading, level = 'act', children }: StopPanelProps) {
  return (
    <section className="stop" data-level={level} role="alert">
      <header>
        {level === 'act' ? <IconAlertOctagon size={26} aria-hidden /> : <IconAlertTriangle size={26} aria-hidden />}
        <h2 style={{ fontSize: 20 }}>{heading}</h2>
      </header>
      <div className="stop-body">{children}</div>
    </section>
  );
}

interface RefusalPanelProps {
  readonly rejection: Rejection;
  readonly onPutAway?: () => void;
  readonly level?: 'act' | 'due';
}

export function RefusalPanel({ rejection, onPutAway, level = 'due' }: RefusalPanelProps) {
  return (
    <StopPanel heading={rejection.message} level={level}>
      <p className="strong">{rejection.whatToDo}</p>
      <div className="spread">
        <span className="quiet">{rejection.name}</span>
        {onPutAway !== undefined && <Button onClick={onPutAway}>Put away</Button>}
      </div>
    </StopPanel>
  );
}
