import { Card, Stack, TextInput } from '@mantine/core';
import { createLazyRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyContacts } from '../../api/schema';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { contactsPart } from './contacts-part';
import { FormEnd } from '../../parts/forms/form-end';
import { MePage } from './me-page';
import { ReadFirst } from '../../parts/forms/read-first';
import { RowsField } from '../../parts/forms/rows-field';
import { usePatientId } from './use-patient-id';
import { tellSaved } from '../../shell/tell';
import { useMergeForm, type Read } from '../../parts/forms/use-merge-form';

export const contacts = createLazyRoute('/me/contacts')({ component: ContactsPage });

const most = 5;

/** Whom the clinic calls when something happens. */
function ContactsPage() {
  const { t } = useTranslation('me');
  const patientId = usePatientId();
  return (
    <MePage title={t('contacts.title')} lead={t('contacts.lead')}>
      <ReadFirst name={['emergency-contacts', patientId]} read={contactsPart(patientId).read}>
        {(read) => <ContactsForm patientId={patientId} read={read} />}
      </ReadFirst>
    </MePage>
  );
}

function ContactsForm({ patientId, read }: { patientId: string; read: Read<EmergencyContacts> }) {
  const { t } = useTranslation('me');
  const part = useMemo(() => contactsPart(patientId), [patientId]);
  const { form, submit, unsaved, checkLater, ...end } = useMergeForm(part, read, {
    onSaved: (saved, beginAt) => {
      beginAt(saved);
      tellSaved(t('contacts.saved'));
    },
  });
  const input = (index: number, name: string) => form.getInputProps(`contacts.${index}.${name}`);
  return (
    <form noValidate onSubmit={submit} onBlur={checkLater}>
      <Card>
        <Stack gap="lg">
          <RowsField
            title={t('contacts.people')}
            hint={t(form.values.contacts.length === 0 ? 'contacts.none' : 'contacts.order')}
            add={t('contacts.add')}
            count={form.values.contacts.length}
            most={most}
            error={form.errors.contacts}
            nameOf={(index) => form.values.contacts[index]?.fullName || t('rows.number', { number: index + 1 })}
            onAdd={() => form.insertListItem('contacts', { fullName: '', relationship: '', phone: '' })}
            onRemove={(index) => form.removeListItem('contacts', index)}
            onMoveUp={(index) => form.reorderListItem('contacts', { from: index, to: index - 1 })}
          >
            {(index) => (
              <>
                <TextInput
                  label={t('profile.fullName')}
                  autoComplete="off"
                  maxLength={200}
                  {...input(index, 'fullName')}
                />
                <TextInput
                  label={t('contacts.relationship')}
                  placeholder={t('contacts.relationshipExample')}
                  autoComplete="off"
                  maxLength={60}
                  {...input(index, 'relationship')}
                />
                <TextInput
                  label={t('contacts.phone')}
                  type="tel"
                  autoComplete="off"
                  maxLength={40}
                  {...input(index, 'phone')}
                />
              </>
            )}
          </RowsField>
          <FormEnd {...end} />
        </Stack>
      </Card>
      <UnsavedGuard unsaved={unsaved} />
    </form>
  );
}
