import { Fieldset, MultiSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpecialties } from '../../../api/catalogue';
import type { Practitioner } from '../../../api/schema';
import { LanguagesField } from '../../../parts/practitioner/languages-field';
import { FeeFields } from '../catalogue/fee-fields';
import type { PractitionerValues } from './resource';

/** What an administrator says of a practitioner. `email`: the field for it, of somebody new. */
export function PractitionerFields({
  form,
  used,
  email,
  practitioner,
}: {
  form: UseFormReturnType<PractitionerValues>;
  used: readonly string[];
  email?: ReactNode;
  practitioner?: Practitioner;
}) {
  const { t } = useTranslation(['practitioners', 'admin']);
  const offered = useSpecialties().data ?? [];
  // Also those that are not offered any more: what somebody has stays.
  const known = new Map([...(practitioner?.specialties ?? []), ...offered].map(({ id, name }) => [id, name]));
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          label={t('admin:application.fullName')}
          required
          data-autofocus
          maxLength={120}
          {...form.getInputProps('fullName')}
        />
        <TextInput label={t('fields.title')} placeholder="Dr" maxLength={30} {...form.getInputProps('title')} />
      </SimpleGrid>
      {email}
      <MultiSelect
        size="md"
        searchable
        label={t('admin:applications.specialties')}
        description={t('fields.specialtiesHint')}
        data={[...known].map(([value, label]) => ({ value, label }))}
        styles={{ input: { minHeight: 44 } }}
        {...form.getInputProps('specialtyIds')}
      />
      <LanguagesField label={t('admin:application.languages')} {...form.getInputProps('languages')} />
      <Fieldset legend={t('admin:application.licence')} styles={{ legend: { fontSize: '1rem', fontWeight: 600 } }}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <TextInput
            label={t('admin:application.number')}
            required
            autoComplete="off"
            maxLength={60}
            {...form.getInputProps('licence.number')}
          />
          <TextInput
            type="date"
            label={t('admin:application.validUntil')}
            required
            {...form.getInputProps('licence.expiresOn')}
          />
        </SimpleGrid>
        <TextInput
          mt="md"
          label={t('admin:application.issuingBody')}
          required
          maxLength={200}
          {...form.getInputProps('licence.issuingBody')}
        />
      </Fieldset>
      <FeeFields
        hint={t('fields.feeHint')}
        amount={form.getInputProps('fee.amount')}
        currency={form.getInputProps('fee.currency')}
        used={used}
      />
    </>
  );
}
