/** The recovery code, shown once. It goes on when somebody says that it is on paper. */
import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { printPage } from '../../transport/shell.ts';
import './sign-in.css';

interface RecoveryCodeScreenProps {
  readonly school: string;
  readonly code: string;
  readonly onKept: () => void;
}

export function RecoveryCodeScreen({ school, code, onKept }: RecoveryCodeScreenProps) {
  const [kept, setKept] = useState(false);
  return (
    <Screen
      title="Recovery code"
      next={
        <NextStep context="Shown this once" sentence="Keep this code in the school’s safe." why="With it an administrator who forgot the passphrase gets back in. Nobody can read it again.">
          <Button size="lg" disabled={!kept} onClick={onKept}>
            Go on
          </Button>
        </NextStep>
      }
    >
      <section className="code-paper" aria-label="Recovery code">
        <p>
          Muster, <bdi>{school}</bdi>
        </p>
        <h3>Recovery code</h3>
        <p className="code number">{code}</p>
        <p>Keep it in the school’s safe. At any computer with Muster: Sign in, “Forgot the passphrase”, then choose an administrator. It works once, and is then replaced by a new one.</p>
      </section>
      <div className="form not-on-paper" style={{ marginTop: 16 }}>
        <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void printPage()} style={{ alignSelf: 'flex-start' }}>
          Print it
        </Button>
        <label className="print-mark">
          <Checkbox size="lg" checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} /> <span>It is printed, or written down, and goes into the safe</span>
        </label>
      </div>
    </Screen>
  );
}
