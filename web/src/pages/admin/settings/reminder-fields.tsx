import { NativeSelect, SimpleGrid } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { SettingsValues } from './settings-resource';
import { durationMinutes, minutesWords } from '../../../format/words';

/** What clinics ask for; the API takes every duration from an hour to a week. */
const usual = ['PT1H', 'PT2H', 'PT4H', 'PT12H', 'PT24H', 'PT48H', 'PT72H', 'PT168H'];

/** Up to three reminders, each so long before the visit. */
export function ReminderFields({ form }: { form: UseFormReturnType<SettingsValues> }) {
  const { t } = useTranslation('admin');
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
      {form.values.reminders.map((lead, place) => (
        <NativeSelect
          // The places are what is numbered; their order never changes.
          key={place}
          label={t('settings.reminder', { number: place + 1 })}
          data={[
            { value: '', label: t('settings.noReminder') },
            ...withOwn(lead).map((value) => ({
              value,
              label: t('settings.before', { time: minutesWords(durationMinutes(value)) }),
            })),
          ]}
          {...form.getInputProps(`reminders.${place}`)}
        />
      ))}
    </SimpleGrid>
  );
}

/** A lead that was set over the API keeps its place in the list. */
function withOwn(lead: string): string[] {
  const known = usual.some((other) => durationMinutes(other) === durationMinutes(lead));
  const leads =
    lead === '' ? usual : [...usual.filter((other) => durationMinutes(other) !== durationMinutes(lead)), lead];
  return known && usual.includes(lead) ? usual : leads.toSorted((a, b) => durationMinutes(a) - durationMinutes(b));
}
