/** A code on paper becomes a secret of one's own: who, the code, and what is chosen. A letter and the recovery code are taken up alike. */
import { Button } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { NamedStaff } from '../../../shared/contract/sign-in-rows.ts';
import type { Asking } from '../../intents/use-ask.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { BackButton } from '../people/record-head.tsx';
import { useSurroundings } from '../surroundings.tsx';
import { NameChoice } from './name-choice.tsx';
import './sign-in.css';

interface CodeScreenProps {
  readonly title: string;
  readonly sentence: string;
  readonly why: string;
  readonly action: string;
  readonly icon?: ReactNode;
  /** What is missing; null: it can be sent. */
  readonly notYet: string | null;
  readonly asking: Asking;
  readonly chosen: NamedStaff | null;
  readonly onChoose: (one: NamedStaff) => void;
  readonly onSend: () => Promise<void>;
  /** The fields for the code and for what is chosen. */
  readonly children: ReactNode;
}

export function CodeScreen({ title, sentence, why, action, icon, notYet, asking, chosen, onChoose, onSend, children }: CodeScreenProps) {
  const { site } = useSurroundings();
  const formId = useId();
  return (
    <Screen
      title={title}
      next={
        <NextStep context={title} sentence={sentence} why={notYet ?? why}>
          <Button size="lg" type="submit" form={formId} leftSection={icon} disabled={notYet !== null} loading={asking.busy}>
            {action}
          </Button>
        </NextStep>
      }
      bar={<BackButton />}
    >
      <form
        id={formId}
        className="sign-in"
        onSubmit={(event) => {
          event.preventDefault();
          void onSend();
        }}
      >
        <div>
          {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
          <NameChoice lately={site.signIn.lately} chosen={chosen} onChoose={onChoose} />
        </div>
        <div>{children}</div>
      </form>
    </Screen>
  );
}
