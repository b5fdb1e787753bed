/** What can be stated of one student and one adult: the facts of the pair, a restriction, and that one no longer holds. */
import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { counted, spokenName } from '../../ui/words.ts';
import { ContactFieldsForm, contactChanges, contactFault, contactFormOf, type ContactForm } from './contact-form.tsx';
import { WhyDialog } from './why-dialog.tsx';

export type Contact = SubscriptionRow<'student'>['contacts'][number];

interface ContactDialogProps {
  readonly onShut: () => void;
  readonly student: Pick<SubscriptionRow<'student'>, 'person' | 'name'>;
  readonly contact: Contact;
}

const titleOf = ({ student, contact }: ContactDialogProps): string => `${spokenName(contact.name)}, for ${spokenName(student.name)}`;
const pairOf = ({ student, contact }: ContactDialogProps): { readonly student: string; readonly contact: string } => ({ student: student.person, contact: contact.contact });

export function AmendContactDialog(props: ContactDialogProps) {
  const form = useForm<ContactForm>({ initialValues: contactFormOf(props.contact) });
  const changes = contactChanges(form);
  const count = Object.keys(changes).length;
  return (
    <WhyDialog
      onShut={props.onShut}
      title={titleOf(props)}
      size={760}
      action={count === 0 ? 'Save' : `Save ${counted(count, 'change')}`}
      notYet={contactFault(form.values) ?? (count === 0 ? 'Nothing is changed yet.' : null)}
      whyExample="Such as “Form signed by the mother today”"
      act={(send, why) => send({ type: 'AmendContact', ...pairOf(props), changes, why })}
    >
      <p className="quiet">These are facts of the two together. A phone or an email is the adult’s own: open their record to change it.</p>
      <ContactFieldsForm form={form} />
    </WhyDialog>
  );
}

const USUAL_WORDS = 'May not be picked up by this person';
const WORDS_LENGTH = 2000;

export function RestrictionDialog(props: ContactDialogProps) {
  const [words, setWords] = useState(USUAL_WORDS);
  return (
    <WhyDialog
      onShut={props.onShut}
      title={`Restriction: ${titleOf(props)}`}
      action="Set the restriction"
      notYet={words.trim() === '' ? 'Write what it says.' : null}
      whyExample="Such as “Court order of Nov 12, copy in the office”"
      act={(send, why) => send({ type: 'SetRestriction', ...pairOf(props), words: words.trim(), why })}
    >
      <Textarea label="What the record says" description="In the words of the order or the form. Staff at the pickup read it." value={words} maxLength={WORDS_LENGTH} autosize minRows={2} maxRows={8} data-autofocus onChange={(event) => setWords(event.currentTarget.value)} />
      <p className="act strong with-icon">
        <IconAlertOctagon size={24} aria-hidden />
        <span>
          From the moment it is saved, {spokenName(props.contact.name)} is refused at every pickup of {spokenName(props.student.name)}, in drills too. Only an administrator or an assistant principal can lift it.
        </span>
      </p>
    </WhyDialog>
  );
}

export function LiftRestrictionDialog(props: ContactDialogProps) {
  const { byHand, rosterRestrictions } = props.contact;
  const set = byHand?.restrictions ?? [];
  const [instead, setInstead] = useState('');
  return (
    <WhyDialog
      onShut={props.onShut}
      title={`Lift the restriction: ${titleOf(props)}`}
      action={instead.trim() === '' ? 'Lift it' : 'Replace it'}
      whyExample="Such as “New court order of Nov 20, copy in the office”"
      act={(send, why) =>
        send({ type: 'LiftRestriction', ...pairOf(props), restrictions: set.map((one) => one.event), rosterWords: [...rosterRestrictions], instead: instead.trim() === '' ? null : instead.trim(), why })
      }
    >
      <ul className="words-list">
        {[...set.map((one) => one.words), ...rosterRestrictions].map((words) => (
          <li key={words} className="act strong">
            “<bdi>{words}</bdi>”
          </li>
        ))}
      </ul>
      <p className="strong">
        From the moment it is lifted, {spokenName(props.contact.name)} may pick up {spokenName(props.student.name)}.{' '}
        {rosterRestrictions.length > 0 && 'Should a later roster say it in other words, it applies again.'}
      </p>
      <Textarea label="What applies instead" description="Leave it empty where nothing does." value={instead} maxLength={WORDS_LENGTH} autosize minRows={2} maxRows={8} onChange={(event) => setInstead(event.currentTarget.value)} />
    </WhyDialog>
  );
}
