/** Amends what is on record of one person: only what was changed is stated, with one reason for all of it. */
import { useForm } from '@mantine/form';
import type { PersonField, PersonFields as Fields, PersonKind } from '../../../shared/domain/roster/fields.ts';
import { counted } from '../../ui/words.ts';
import { emptyForm, PersonFields, type PersonForm } from './person-form.tsx';
import { formFields, personChange } from './record-fields.ts';
import { WhyDialog } from './why-dialog.tsx';

interface AmendPersonDialogProps {
  readonly onShut: () => void;
  readonly kind: PersonKind;
  readonly person: string;
  readonly title: string;
  /** What the record says now. */
  readonly now: Partial<PersonForm>;
  readonly hidden?: readonly PersonField[];
}

/** Begins with what the record says when it is opened. */
export function AmendPersonDialog({ onShut, kind, person, title, now, hidden = [] }: AmendPersonDialogProps) {
  const form = useForm<PersonForm>({ initialValues: { ...emptyForm, ...now } });
  const changed = formFields[kind].filter((field) => form.isDirty(field));
  const changes = changed.reduce<Partial<Fields>>((all, field) => ({ ...all, ...personChange(field, form.values[field]) }), {});
  const notYet = form.values.familyName.trim() === '' ? 'Somebody without a family name: write the one name they have there.' : changed.length === 0 ? 'Nothing is changed yet.' : null;
  return (
    <WhyDialog
      onShut={onShut}
      title={title}
      size={760}
      action={changed.length === 0 ? 'Save' : `Save ${counted(changed.length, 'change')}`}
      notYet={notYet}
      whyExample="Such as “The mother phoned: new number”"
      act={(send, why) => send({ type: 'AmendPerson', person, kind, changes, why })}
    >
      <p className="quiet">What you change stays through the next import, and can be taken back. What the roster says is shown beside it.</p>
      <PersonFields kind={kind} form={form} hidden={hidden} />
    </WhyDialog>
  );
}
