/** The adults on a student's record, who may and who may not, with what can be done about each. */
import { Button } from '@mantine/core';
import { IconGavel, IconShieldPlus, IconShieldX } from '@tabler/icons-react';
import { useState, type ComponentType } from 'react';
import { Link } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { listedName, spokenName } from '../../ui/words.ts';
import { AmendContactDialog, LiftRestrictionDialog, RestrictionDialog, type Contact } from './contact-dialogs.tsx';
import { CourtOrderDialog, CourtOrders } from './court-orders.tsx';
import { PairFacts } from './pair-facts.tsx';
import { useMay } from './use-may.ts';

interface ContactRowProps {
  readonly student: SubscriptionRow<'student'>;
  readonly contact: Contact;
}

type Dialog = ComponentType<{ readonly onShut: () => void; readonly student: SubscriptionRow<'student'>; readonly contact: Contact }>;

export function ContactRow({ student, contact }: ContactRowProps) {
  const mayAmend = useMay('AmendContact');
  const mayLift = useMay('LiftRestriction');
  const [dialog, setDialog] = useState<{ readonly is: Dialog } | null>(null);
  const name = spokenName(contact.name);
  const Open = dialog?.is;
  return (
    <div className="pair-row" {...(contact.restriction === null ? {} : { 'data-level': 'act' })}>
      <div className="spread">
        <Link className="name record-link" to={`/guardians/${contact.contact}`}>
          <bdi>{listedName(contact.name)}</bdi>
        </Link>
        {contact.phone === null ? <span className="blank">no phone</span> : <bdi className="number strong">{contact.phone}</bdi>}
      </div>
      {contact.calledName !== null && (
        <span className="quiet under">
          called <bdi>{spokenName(contact.calledName)}</bdi>
        </span>
      )}
      {contact.email !== null && <bdi className="quiet under">{contact.email}</bdi>}
      <PairFacts pair={contact} />
      <CourtOrders orders={contact.orders} />
      {contact.through !== null ? (
        <Link className="record-link" to={`/students/${contact.through.student}`}>
          On the other record of {spokenName(student.name)}
        </Link>
      ) : (
        mayAmend && (
          <div className="choices row-actions">
            <Button aria-label={`Amend what is on record of ${name}`} onClick={() => setDialog({ is: AmendContactDialog })}>
              Amend
            </Button>
            <Button leftSection={<IconShieldPlus size={20} aria-hidden />} aria-label={contact.restriction === null ? `Restrict ${name}` : `Add a restriction on ${name}`} onClick={() => setDialog({ is: RestrictionDialog })}>
              {contact.restriction === null ? 'Restrict' : 'Add a restriction'}
            </Button>
            {contact.orders !== null && (
              <Button leftSection={<IconGavel size={20} aria-hidden />} aria-label={`Note a court’s document about ${name}`} onClick={() => setDialog({ is: CourtOrderDialog })}>
                Court’s document
              </Button>
            )}
            {contact.restriction !== null &&
              (mayLift ? (
                <Button leftSection={<IconShieldX size={20} aria-hidden />} aria-label={`Lift the restriction on ${name}`} onClick={() => setDialog({ is: LiftRestrictionDialog })}>
                  Lift
                </Button>
              ) : (
                <span className="quiet">An administrator or assistant principal can lift it.</span>
              ))}
          </div>
        )
      )}
      {Open !== undefined && <Open onShut={() => setDialog(null)} student={student} contact={contact} />}
    </div>
  );
}
