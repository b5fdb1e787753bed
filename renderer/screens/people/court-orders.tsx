/** Courts' documents on file for one student and one adult, to those who may see them; and the form that notes one. */
import { NativeSelect, TextInput } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useState } from 'react';
import { useWallMs } from '../../stores/muster.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { spokenName } from '../../ui/words.ts';
import type { Contact } from './contact-dialogs.tsx';
import { WhyDialog } from './why-dialog.tsx';

type Order = NonNullable<Contact['orders']>[number]['order'];

const KINDS: readonly { readonly value: Order['kind']; readonly label: string }[] = [
  { value: 'courtOrder', label: 'Court order' },
  { value: 'protectionOrder', label: 'Protection order' },
  { value: 'custodyAgreement', label: 'Custody agreement' },
  { value: 'other', label: 'Another document' },
];
const kindWords = (kind: Order['kind']): string => KINDS.find((one) => one.value === kind)?.label ?? kind;

export function CourtOrders({ orders }: { readonly orders: Contact['orders'] }) {
  const nowMs = useWallMs(60_000);
  return (orders ?? []).map(({ event, order, ended, by, wall, why }) => (
    <span key={event} className="under with-icon">
      <IconGavel size={20} aria-hidden />
      <span>
        <b>{kindWords(order.kind)}</b>
        {order.court !== '' && (
          <>
            , <bdi>{order.court}</bdi>
          </>
        )}
        {order.date !== null && `, of ${order.date}`}
        {order.until !== null && `, until ${order.until}`}. The paper: <bdi>{order.paper}</bdi>.
        {ended && <span className="due strong"> Ended by its date: check. No restriction is lifted by that.</span>}{' '}
        <span className="quiet">
          Noted by <bdi>{by}</bdi>, {dayAndTime(wall, nowMs)}: <bdi>{why}</bdi>
        </span>
      </span>
    </span>
  ));
}

interface CourtOrderDialogProps {
  readonly onShut: () => void;
  readonly student: { readonly person: string; readonly name: Contact['name'] };
  readonly contact: Contact;
}

const isDay = (text: string): boolean => text === '' || /^\d{4}-\d\d-\d\d$/.test(text);

export function CourtOrderDialog({ onShut, student, contact }: CourtOrderDialogProps) {
  const [kind, setKind] = useState<Order['kind']>('courtOrder');
  const [court, setCourt] = useState('');
  const [date, setDate] = useState('');
  const [until, setUntil] = useState('');
  const [paper, setPaper] = useState('');
  const day = (text: string): string | null => (text === '' ? null : text);
  return (
    <WhyDialog
      onShut={onShut}
      title={`A court’s document: ${spokenName(contact.name)}, for ${spokenName(student.name)}`}
      action="Note it"
      notYet={paper.trim() === '' ? 'Write where the paper is.' : !isDay(date) || !isDay(until) ? 'Write the days in full.' : null}
      whyExample="Such as “Brought by the mother today”"
      act={(send, why) => send({ type: 'FileCourtOrder', student: student.person, contact: contact.contact, order: { kind, court: court.trim(), date: day(date), until: day(until), paper: paper.trim() }, why })}
    >
      <NativeSelect label="What is it?" value={kind} data={[...KINDS]} onChange={(event) => setKind(KINDS.find((one) => one.value === event.currentTarget.value)?.value ?? kind)} />
      <TextInput label="Which court? May stay empty" value={court} maxLength={200} autoComplete="off" onChange={(event) => setCourt(event.currentTarget.value)} />
      <TextInput label="Of which day?" type="date" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
      <TextInput label="Until which day, as it says? May stay empty" type="date" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      <TextInput label="Where is the paper?" placeholder="Such as “Office, cabinet 3”" value={paper} maxLength={200} autoComplete="off" onChange={(event) => setPaper(event.currentTarget.value)} />
      <p className="quiet">It takes the place of the document that is noted now. It sets and lifts no restriction.</p>
    </WhyDialog>
  );
}
