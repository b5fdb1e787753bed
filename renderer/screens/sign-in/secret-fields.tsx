/** A new PIN or passphrase, typed twice, shown on request. What may be one the host says. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import { useState } from 'react';
import type { Letter } from '../../../shared/contract/sign-in-rows.ts';
import { useAsk } from '../../intents/use-ask.ts';

export type SecretKind = Letter['kind'];

export interface TypedSecret {
  readonly first: string;
  readonly again: string;
}

export const NO_SECRET: TypedSecret = { first: '', again: '' };

const WORDS = {
  pin: { label: 'New PIN', again: 'The PIN again', description: 'Six digits without a pattern, and no date' },
  passphrase: { label: 'New passphrase', again: 'The passphrase again', description: 'At least 12 letters: four words that do not belong together' },
} as const;

/** Why it cannot be sent yet; null: it can. */
export function notYetSecret(kind: SecretKind, { first, again }: TypedSecret): string | null {
  if (first === '') return kind === 'pin' ? 'Choose a PIN.' : 'Choose a passphrase.';
  if (again === '') return 'Type it again.';
  return first === again ? null : 'The two are not the same.';
}

interface SecretFieldsProps {
  readonly kind: SecretKind;
  readonly value: TypedSecret;
  readonly onChange: (value: TypedSecret) => void;
}

export function SecretFields({ kind, value, onChange }: SecretFieldsProps) {
  const [shown, setShown] = useState(false);
  const asking = useAsk();
  const words = WORDS[kind];
  const suggest = async (): Promise<void> => {
    const suggested = await asking.ask('suggestPassphrase', {});
    if (suggested === null) return;
    setShown(true);
    onChange({ first: suggested.passphrase, again: '' });
  };
  const field = (part: keyof TypedSecret, label: string, description?: string) => (
    <TextInput
      label={label}
      {...(description === undefined ? {} : { description })}
      type={shown ? 'text' : 'password'}
      inputMode={kind === 'pin' ? 'numeric' : 'text'}
      autoComplete="new-password"
      spellCheck={false}
      maxLength={kind === 'pin' ? 6 : 200}
      value={value[part]}
      onChange={(event) => onChange({ ...value, [part]: event.currentTarget.value })}
    />
  );
  return (
    <div className="secret-fields">
      {field('first', words.label, words.description)}
      {field('again', words.again)}
      <div className="choices">
        <label className="print-mark">
          <Checkbox size="lg" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} /> <span>Show what I type</span>
        </label>
        {kind === 'passphrase' && (
          <Button leftSection={<IconDice5 size={22} aria-hidden />} loading={asking.busy} onClick={() => void suggest()}>
            Suggest four words
          </Button>
        )}
      </div>
    </div>
  );
}
