/** What was stated by hand of a record: each field with who, when and why, what the roster says of the same, and what can be done about it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useWallMs } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { someOf } from '../../ui/words.ts';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import type { SendCommand } from '../../stores/sending-store.ts';
import { contactChange, isContactField, isPersonField, labelOf, personChange, textOf, wordsOf, type Amendment, type Value } from './record-fields.ts';
import { useMay } from './use-may.ts';
import { WhyDialog } from './why-dialog.tsx';

/** Whose record an amendment is in: a person's, or that of a student for one contact. */
type Subject = { readonly kind: PersonKind; readonly person: string } | { readonly student: string; readonly contact: string; readonly contactName: string };

const recordOf = (subject: Subject): string => ('student' in subject ? subject.student : subject.person);

export interface ListedAmendment {
  readonly subject: Subject;
  readonly amendment: Amendment;
}

/** To be looked at by a person: two consoles stated it apart, or the roster says something new. */
export const needsLook = ({ amendment }: ListedAmendment): boolean => amendment.disputed || amendment.differs;

/** States one value again, after all that stands was seen: that settles it. Null: a field that this version does not know. */
function sayAgain(subject: Subject, field: string, value: Value): ((send: SendCommand, why: string) => Promise<CommandOutcome>) | null {
  const text = textOf(value);
  if ('student' in subject) return isContactField(field) ? (send, why) => send({ type: 'AmendContact', student: subject.student, contact: subject.contact, changes: contactChange(field, text), why }) : null;
  return isPersonField(field) ? (send, why) => send({ type: 'AmendPerson', ...subject, changes: personChange(field, text), why }) : null;
}

interface Choice {
  readonly title: string;
  readonly action: string;
  readonly example: string;
  readonly also: readonly string[];
  readonly act: (send: SendCommand, why: string) => Promise<CommandOutcome>;
}

export function Amendments({ amendments }: { readonly amendments: readonly ListedAmendment[] }) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const sorted = [...amendments].sort((a, b) => Number(needsLook(b)) - Number(needsLook(a)));
  if (sorted.length === 0) return null;
  const open = sorted.filter(needsLook).length;
  return (
    <Ledger heading="Changed by hand" count={sorted.length} aside={open === 0 ? 'stays through the next import' : `${open} to look at`} {...(open === 0 ? {} : { level: 'due' })}>
      {sorted.map((one) => (
        <AmendmentRow key={`${one.amendment.events.join()} ${one.amendment.field}`} listed={one} onChoice={setChoice} />
      ))}
      {choice !== null && (
        <WhyDialog onShut={() => setChoice(null)} title={choice.title} action={choice.action} whyExample={choice.example} act={choice.act}>
          {choice.also.length > 0 && <p className="due strong">Stated in one go, and taken back with it: {choice.also.map(labelOf).join(', ')}.</p>}
        </WhyDialog>
      )}
    </Ledger>
  );
}

function AmendmentRow({ listed, onChoice }: { readonly listed: ListedAmendment; readonly onChoice: (choice: Choice) => void }) {
  const { subject, amendment } = listed;
  const nowMs = useWallMs(60_000);
  const may = useMay('TakeBackAmendment');
  const label = labelOf(amendment.field);
  const roster = wordsOf(amendment.rosterValue);
  const takeBack: Choice = {
    title: `${label}: take the roster’s “${roster}”`,
    action: 'Take the roster’s',
    example: 'Such as “Entered by mistake”',
    also: amendment.together,
    act: (send, why) => send({ type: 'TakeBackAmendment', person: recordOf(subject), amendments: [...amendment.events], why }),
  };
  const keepButton = (value: Value, words: string): ReactNode => {
    const act = sayAgain(subject, amendment.field, value);
    if (!may || act === null) return null;
    return <Button onClick={() => onChoice({ title: `${label}: keep “${wordsOf(value)}”`, action: words, example: 'Such as “Asked the mother by phone”', also: [], act })}>{words}</Button>;
  };
  const looks = needsLook(listed);
  return (
    <div className="amendment" {...(looks ? { 'data-level': 'due' } : {})}>
      <p>
        <b>
          {'student' in subject && (
            <>
              <bdi>{subject.contactName}</bdi>:{' '}
            </>
          )}
          {label}
        </b>
        {amendment.disputed && (
          <span className="due strong with-icon beside-icon">
            <IconAlertTriangle size={20} aria-hidden /> Two consoles say different things. Choose one.
          </span>
        )}
      </p>
      <ul className="amendment-sides">
        {amendment.values.map((one) => (
          <li key={`${one.wall} ${textOf(one.value)}`}>
            <span className="with-icon">
              <IconPencil size={20} aria-label="By hand" />
              <bdi className="strong">{wordsOf(one.value)}</bdi>
            </span>
            <span className="quiet">
              <bdi>{one.by}</bdi>, {dayAndTime(one.wall, nowMs)}
              {one.why !== '' && (
                <>
                  : <bdi>{one.why}</bdi>
                </>
              )}
            </span>
            {amendment.disputed ? keepButton(one.value, 'Keep this one') : amendment.differs ? keepButton(one.value, 'Keep ours') : null}
          </li>
        ))}
        <li>
          <span>
            The roster says <bdi className="strong">{roster}</bdi>
          </span>
          {amendment.differs && (
            <span className="due strong with-icon">
              <IconAlertTriangle size={20} aria-hidden /> New{amendment.rosterSinceWall === null ? '' : `, since ${dayAndTime(amendment.rosterSinceWall, nowMs)}`}
            </span>
          )}
          {may && looks && <Button onClick={() => onChoice(takeBack)}>Take the roster’s</Button>}
        </li>
      </ul>
      {may && !looks && (
        <Button onClick={() => onChoice({ ...takeBack, title: `${label}: back to “${roster}”`, action: 'Take back' })} aria-label={`Take back: ${label}`}>
          Take back
        </Button>
      )}
      {amendment.together.length > 0 && <p className="quiet">Stated together with {someOf(amendment.together.map(labelOf), 3)}.</p>}
    </div>
  );
}
