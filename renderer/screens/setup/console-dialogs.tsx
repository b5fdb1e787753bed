/** What is done to a console: another name, revoked because it is lost, or this one taken out of the site. The last two ask for its name typed. */
import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import type { ConsoleRow } from '../../ui/console-words.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';

interface ConsoleDialogProps {
  readonly row: ConsoleRow;
  readonly onShut: () => void;
}

export function RenameConsoleDialog({ row, onShut }: ConsoleDialogProps) {
  const intent = useIntent();
  const [name, setName] = useState(row.name);
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'RenameConsole', console: row.console, name: name.trim() }))) !== null) onShut();
  };
  return (
    <FormDialog title={<bdi>{row.name}</bdi>} size={560} intent={intent} action="Rename it" ready={name.trim() !== '' && name.trim() !== row.name} onSave={() => void save()} onShut={onShut}>
      <TextInput label="Name of the console" description="Where it stands: said beside all that is entered there" value={name} maxLength={120} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
    </FormDialog>
  );
}

/** Letters and spaces may differ: the name is typed to mean it, not to be spelled. */
const isName = (typed: string, name: string): boolean => typed.trim().toLocaleLowerCase('en-US') === name.trim().toLocaleLowerCase('en-US');

export function RevokeDialog({ row, onShut }: ConsoleDialogProps) {
  const intent = useIntent();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const revoke = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'RevokeConsole', console: row.console, reason: reason.trim() }))) !== null) onShut();
  };
  return (
    <FormDialog title={<>Revoke <bdi>{row.name}</bdi></>} size={660} intent={intent} action="Revoke it" ready={isName(typed, row.name) && reason.trim() !== ''} onSave={() => void revoke()} onShut={onShut} shutLabel="Close without revoking">
      <p className="strong">For a computer that is lost, stolen or no longer trusted. It cannot be taken back.</p>
      <ul className="dialog-points">
        <li>No other console talks to it any more. What it holds already, it keeps: this does not erase a lost computer.</li>
        <li>All that it said until now, as this console knows it, goes on counting.</li>
        <li>What it says beyond that, or said while it was cut off, does not count. If it ever arrives it is a card under Conflicts, and somebody decides.</li>
        <li>Whoever has the computer can try to guess PINs from it: let everybody choose a new one.</li>
      </ul>
      <TextInput label={<>To confirm, type its name: <bdi>{row.name}</bdi></>} value={typed} maxLength={120} autoComplete="off" data-autofocus onChange={(event) => setTyped(event.currentTarget.value)} />
      <Textarea label="Why" description="It stands on the record beside your name." value={reason} maxLength={500} autosize minRows={2} onChange={(event) => setReason(event.currentTarget.value)} />
    </FormDialog>
  );
}

export function LeaveDialog({ row, onShut }: ConsoleDialogProps) {
  const intent = useIntent();
  const [typed, setTyped] = useState('');
  const leave = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'LeaveSite' }))) !== null) onShut();
  };
  return (
    <FormDialog title={<>Take <bdi>{row.name}</bdi> out of the site</>} size={660} intent={intent} action="Leave the site" ready={isName(typed, row.name)} onSave={() => void leave()} onShut={onShut} shutLabel="Close without leaving">
      <p className="strong">For a computer that is moved elsewhere or given away.</p>
      <ul className="dialog-points">
        <li>The other consoles keep everything that was entered here. What has not reached them yet is sent first, as far as they are heard.</li>
        <li>On this computer the school’s data are set aside, whole, in a folder of their own. Nothing is deleted: before it is given away, whoever looks after your computers has to do that.</li>
        <li>It then begins anew: it can join a school, or start one.</li>
      </ul>
      <TextInput label={<>To confirm, type its name: <bdi>{row.name}</bdi></>} value={typed} maxLength={120} autoComplete="off" data-autofocus onChange={(event) => setTyped(event.currentTarget.value)} />
    </FormDialog>
  );
}
