import { Checkbox, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../../api/schema';
import { OpeningHoursField } from './opening-hours-field';
import type { SiteValues } from './site-resource';
import { TimeZoneField } from './time-zone-field';

/** Everything that a site has. The zone is chosen once: hours, holidays and visits are read on its clock. */
export function SiteFields({ form, site }: { form: UseFormReturnType<SiteValues>; site?: Site }) {
  const { t } = useTranslation('admin');
  return (
    <>
      <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
      {site ? (
        <TextInput label={t('sites.timeZone')} description={t('sites.timeZoneFixed')} value={site.timeZone} readOnly />
      ) : (
        <TimeZoneField {...form.getInputProps('timeZone')} />
      )}
      <TextInput label={t('sites.line1')} required {...form.getInputProps('address.line1')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput label={t('sites.postalCode')} {...form.getInputProps('address.postalCode')} />
        <TextInput label={t('sites.city')} required {...form.getInputProps('address.city')} />
      </SimpleGrid>
      <TextInput
        label={t('sites.country')}
        description={t('sites.countryHint')}
        required
        {...form.getInputProps('address.country')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          label={t('sites.latitude')}
          description={t('sites.positionHint')}
          placeholder="6.9271"
          {...form.getInputProps('position.lat')}
        />
        <TextInput
          label={t('sites.longitude')}
          description={t('sites.positionHint')}
          placeholder="79.8612"
          {...form.getInputProps('position.lon')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          label={t('sites.phone')}
          description={t('sites.phoneHint')}
          type="tel"
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={t('sites.email')}
          description={t('sites.emailHint')}
          type="email"
          {...form.getInputProps('email')}
        />
      </SimpleGrid>
      <Textarea
        label={t('sites.directions')}
        description={t('sites.directionsHint')}
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('directions')}
      />
      <OpeningHoursField form={form} />
      <Checkbox
        size="md"
        label={t('sites.active')}
        description={t('state.hint')}
        {...form.getInputProps('active', { type: 'checkbox' })}
      />
    </>
  );
}
