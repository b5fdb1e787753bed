/** A visitor comes in: a name is enough; the rest helps whoever has to find them. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';

const EMPTY = { name: '', badge: '', host: '', reason: '' };

/** It stands only while it is open, so that each opening begins anew. */
export function SignInDialog({ onShut }: { readonly onShut: () => void }) {
  const intent = useIntent();
  const [visit, setVisit] = useState(EMPTY);
  const ready = visit.name.trim() !== '';
  const field = (name: keyof typeof EMPTY, label: string, maxLength: number, description?: string) => (
    <TextInput
      label={label}
      {...(description === undefined ? {} : { description })}
      value={visit[name]}
      maxLength={maxLength}
      autoComplete="off"
      {...(name === 'name' ? { 'data-autofocus': true } : {})}
      onChange={(event) => setVisit({ ...visit, [name]: event.currentTarget.value })}
    />
  );
  const save = async (): Promise<void> => {
    const { name, badge, host, reason } = visit;
    const done = await intent.run((send) => send({ type: 'SignInVisitor', name: name.trim(), badge: badge.trim(), host: host.trim(), reason: reason.trim(), answers: [] }));
    if (done !== null) onShut();
  };
  return (
    <FormDialog
      title="Who comes in?"
      size={560}
      intent={intent}
      action="Sign in"
      ready={ready}
      onSave={() => void save()}
      onShut={onShut}
      shutLabel="Close without signing in"
    >
      {field('name', 'Name of the visitor', 120)}
      {field('badge', 'Badge', 40, 'What is written on the badge that they wear.')}
      {field('host', 'Whom they visit, or where', 120)}
      {field('reason', 'Why', 200)}
    </FormDialog>
  );
}
