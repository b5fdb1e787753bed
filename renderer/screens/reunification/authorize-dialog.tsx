/** A supervisor lets an adult come who is on no record: who answers for them, how that was verified, and why. */
import { Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { WhyDialog } from '../people/why-dialog.tsx';
import { useMe } from '../surroundings.tsx';
import { verifiedWords, type Stop } from './pickup-words.ts';

type Verified = keyof typeof verifiedWords;
const WAYS: readonly Verified[] = ['contactCalled', 'otherRecords', 'agencyDocument', 'staffKnows'];

interface AuthorizeDialogProps {
  readonly about: { readonly incident: string; readonly student: string; readonly stop: string };
  readonly stop: Stop;
  readonly onShut: () => void;
}

export function AuthorizeDialog({ about, stop, onShut }: AuthorizeDialogProps) {
  const me = useMe();
  const agreed = stop.calls.find((one) => one.agrees);
  /** Null: nobody chose or wrote here yet, so that a call counts that is heard of while the dialog is open. */
  const [chosen, setChosen] = useState<Verified | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const verified = chosen ?? (agreed === undefined ? null : 'contactCalled');
  const vouchedBy = typed ?? agreed?.name ?? '';
  const ways = WAYS.filter((one) => one !== 'contactCalled' || agreed !== undefined);
  const choose = (value: string): void => {
    const way = ways.find((one) => one === value);
    if (way === undefined) return;
    setChosen(way);
    if (way === 'staffKnows' && vouchedBy === '') setTyped(me.name);
  };
  return (
    <WhyDialog
      onShut={onShut}
      title={`${stop.adult} may pick up`}
      action="Authorize"
      whyExample="Such as “The mother sent her sister, called at the number on record”"
      onlyWhy={agreed !== undefined}
      notYet={verified === null ? 'Choose how it was verified.' : vouchedBy.trim() === '' ? 'Write who answers for the adult.' : null}
      act={(send, reason) => send({ type: 'AuthorizePickup', ...about, vouchedBy: vouchedBy.trim(), verified: verified ?? 'otherRecords', reason })}
    >
      <span className="strong" aria-hidden>
        How was it verified?
      </span>
      <ChoiceGroup label="How was it verified?" value={verified} onChange={choose}>
        {ways.map((one) => (
          <Radio.Card key={one} value={one} className="contact-card">
            <span className="name">{verifiedWords[one]}</span>
          </Radio.Card>
        ))}
      </ChoiceGroup>
      <TextInput label="Who answers for the adult?" placeholder="Such as “Ana Garcia, mother” or “County agency, caseworker Lee”" value={vouchedBy} maxLength={200} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
    </WhyDialog>
  );
}
