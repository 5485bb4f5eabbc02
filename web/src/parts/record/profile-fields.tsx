import { NativeSelect, SimpleGrid, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BirthDateField } from './birth-date-field';
import type { ProfileValues } from './profile-part';
import type { MergeForm } from '../forms/use-merge-form';

const sexes = ['female', 'male', 'other', 'unknown'] as const;

/** What a patient says about themselves; the front desk has another heading over where they live. */
export function ProfileFields({ form, addressTitle }: { form: MergeForm<ProfileValues>; addressTitle?: string }) {
  const { t } = useTranslation('me');
  return (
    <>
      <TextInput label={t('profile.fullName')} autoComplete="name" {...form.getInputProps('fullName')} />
      <TextInput
        label={t('profile.phone')}
        description={t('profile.phoneHint')}
        type="tel"
        autoComplete="tel"
        {...form.getInputProps('phone')}
      />
      <BirthDateField form={form} />
      <NativeSelect
        label={t('profile.sex')}
        description={t('profile.sexHint')}
        data={[
          { value: '', label: t('profile.notSaid') },
          ...sexes.map((sex) => ({ value: sex, label: t(`profile.sexes.${sex}`) })),
        ]}
        {...form.getInputProps('sex')}
      />
      <TextInput
        label={t('profile.gender')}
        description={t('profile.genderHint')}
        autoComplete="off"
        {...form.getInputProps('gender')}
      />
      <Title order={2} mt="sm">
        {addressTitle ?? t('profile.address')}
      </Title>
      <TextInput label={t('profile.line1')} autoComplete="street-address" {...form.getInputProps('address.line1')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          label={t('profile.postalCode')}
          autoComplete="postal-code"
          {...form.getInputProps('address.postalCode')}
        />
        <TextInput label={t('profile.city')} autoComplete="address-level2" {...form.getInputProps('address.city')} />
      </SimpleGrid>
      <TextInput label={t('profile.country')} autoComplete="country-name" {...form.getInputProps('address.country')} />
    </>
  );
}
