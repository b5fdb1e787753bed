/** The facts of one student and one adult as a form. "Not on record" is an answer of its own, which is never "no". */
import { SegmentedControl, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';
import { useId } from 'react';
import type { ContactField, ContactFields } from '../../../shared/domain/roster/fields.ts';
import type { Pair } from './pair-facts.tsx';
import { contactChange, contactFieldWords, contactFormFields, textOf } from './record-fields.ts';

export type ContactForm = Record<ContactField, string>;

export const emptyContact: ContactForm = { relation: '', primaryContact: '', livesWith: '', emergencyContact: '', priority: '', legalGuardian: '' };

export const contactFormOf = (pair: Pair): ContactForm => ({
  relation: textOf(pair.relation),
  primaryContact: textOf(pair.primaryContact),
  livesWith: textOf(pair.livesWith),
  emergencyContact: textOf(pair.emergencyContact),
  priority: textOf(pair.priority),
  legalGuardian: textOf(pair.legalGuardian),
});

/** Only what was changed. */
export const contactChanges = (form: ReturnType<typeof useForm<ContactForm>>): Partial<ContactFields> =>
  contactFormFields.filter((field) => form.isDirty(field)).reduce<Partial<ContactFields>>((all, field) => ({ ...all, ...contactChange(field, form.values[field]) }), {});

const ORDER = /^[1-9]\d?$/;
/** Why the form cannot be saved as it is; null: it can. */
export const contactFault = ({ priority }: ContactForm): string | null => (priority.trim() === '' || ORDER.test(priority.trim()) ? null : 'The order of calling is a number, 1 for who is called first.');

const ANSWERS = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: '', label: 'Not on record' },
];

function YesNo({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="yes-no-field">
      <span className="strong" id={id}>
        {label}
      </span>
      <SegmentedControl aria-labelledby={id} data={ANSWERS} value={value} onChange={onChange} />
    </div>
  );
}

export function ContactFieldsForm({ form }: { readonly form: ReturnType<typeof useForm<ContactForm>> }) {
  return (
    <>
      <div className="field-grid">
        <TextInput label={contactFieldWords.relation} placeholder="Such as “Mother”, “Grandfather”, “Neighbor”" maxLength={60} autoComplete="off" data-autofocus value={form.values.relation} onChange={(event) => form.setFieldValue('relation', event.currentTarget.value)} />
        <TextInput label={contactFieldWords.priority} placeholder="1 is called first" inputMode="numeric" maxLength={2} autoComplete="off" value={form.values.priority} onChange={(event) => form.setFieldValue('priority', event.currentTarget.value)} />
      </div>
      {(['legalGuardian', 'livesWith', 'emergencyContact', 'primaryContact'] as const).map((field) => (
        <YesNo key={field} label={contactFieldWords[field]} value={form.values[field]} onChange={(value) => form.setFieldValue(field, value)} />
      ))}
    </>
  );
}
