/** The adults on a student's record, one under the other, and the way out for somebody who is not among them. */
import { Radio, TextInput } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { listedName, spokenName } from '../../ui/words.ts';

export type Contact = SubscriptionRow<'student'>['contacts'][number];
/** `other`: somebody who is not on the record, by the name that they say. */
export type Chosen = { readonly is: 'contact'; readonly contact: Contact } | { readonly is: 'other'; readonly name: string };

const OTHER = 'other';

export const contactFacts = (contact: Contact): string =>
  [
    contact.relation,
    contact.calledName === null ? null : `called ${spokenName(contact.calledName)}`,
    contact.legalGuardian === true ? 'legal guardian' : null,
    contact.livesWith === true ? 'lives with the student' : null,
    contact.primaryContact === true ? 'first contact' : contact.priority === null ? null : `contact ${contact.priority}`,
  ]
    .filter((fact) => fact !== null)
    .join(', ');

interface ContactChoiceProps {
  readonly contacts: readonly Contact[];
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
}

export function ContactChoice({ contacts, chosen, onChoose }: ContactChoiceProps) {
  const value = chosen === null ? null : chosen.is === 'other' ? OTHER : chosen.contact.contact;
  const choose = (key: string): void => {
    const contact = contacts.find((one) => one.contact === key);
    onChoose(contact === undefined ? { is: 'other', name: '' } : { is: 'contact', contact });
  };
  const other = chosen?.is === 'other' && (
    <TextInput label="The name that the adult says" value={chosen.name} maxLength={200} autoComplete="off" autoFocus onChange={(event) => onChoose({ is: 'other', name: event.currentTarget.value })} />
  );
  if (contacts.length === 0) return other;
  return (
    <>
      <ChoiceGroup label="Which adult is here?" value={value} onChange={choose}>
        {contacts.map((contact) => (
          <Radio.Card key={contact.contact} value={contact.contact} className="contact-card">
            <span className="spread">
              <bdi className="name">{listedName(contact.name)}</bdi>
              <span className="quiet number">{contact.phone ?? ''}</span>
            </span>
            <span className="quiet">{contactFacts(contact) || 'relation not on record'}</span>
            {contact.restriction !== null && (
              <span className="restriction">
                <IconAlertOctagon size={20} aria-hidden /> RESTRICTION: {contact.restriction}
              </span>
            )}
          </Radio.Card>
        ))}
        <Radio.Card value={OTHER} className="contact-card">
          <span className="name">Somebody who is not on this list</span>
          <span className="quiet" style={{ display: 'block' }}>
            A name that matches is not enough: only an adult on the record
          </span>
        </Radio.Card>
      </ChoiceGroup>
      {other}
    </>
  );
}
