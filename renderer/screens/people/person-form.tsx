/** The fields of one person as a form, by kind. Used to amend a record and to add one. */
import { Textarea, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';
import type { PersonField, PersonKind } from '../../../shared/domain/roster/fields.ts';
import { fieldWords, formFields } from './record-fields.ts';

export type PersonForm = Record<PersonField, string>;

export const emptyForm: PersonForm = {
  givenName: '', familyName: '', middleName: '', preferredGivenName: '', preferredFamilyName: '', grade: '', studentNumber: '', birthDate: '', needs: '', homeLanguage: '', bus: '', role: '', phone: '', email: '',
};

interface PersonFieldsProps {
  readonly kind: PersonKind;
  readonly form: ReturnType<typeof useForm<PersonForm>>;
  /** Needs are shown to whoever may see them. */
  readonly hidden?: readonly PersonField[];
}

export function PersonFields({ kind, form, hidden = [] }: PersonFieldsProps) {
  return (
    <div className="field-grid">
      {formFields[kind]
        .filter((field) => !hidden.includes(field))
        .map((field, index) => {
          const { label, description, maxLength } = fieldWords[field];
          const common = { label, maxLength, autoComplete: 'off', value: form.values[field], ...(description === undefined ? {} : { description }), ...(index === 0 ? { 'data-autofocus': true } : {}) };
          if (field === 'needs') return <Textarea key={field} className="whole-line" autosize minRows={2} {...common} onChange={(event) => form.setFieldValue(field, event.currentTarget.value)} />;
          return <TextInput key={field} type={field === 'birthDate' ? 'date' : 'text'} {...common} onChange={(event) => form.setFieldValue(field, event.currentTarget.value)} />;
        })}
    </div>
  );
}
