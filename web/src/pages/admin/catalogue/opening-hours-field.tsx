import { ActionIcon, Button, Fieldset, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdays } from '../../../parts/hours/opening-hours-words';
import classes from './opening-hours-field.module.css';
import type { SiteValues, WeeklyWindow } from './site-resource';

type Weekday = WeeklyWindow['weekday'];
type SiteForm = UseFormReturnType<SiteValues>;

/** A proposal: most places open like this. */
const monToFri = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '08:00', to: '18:00' }));

/** When a site is open: always, or by weekly windows of its own clock. */
export function OpeningHoursField({ form }: { form: SiteForm }) {
  const { t } = useTranslation('admin');
  const windows = form.values.openingHours;
  // Who tries out "always" gets the hours back that were there.
  const weekly = useRef<WeeklyWindow[]>(monToFri);
  function choose(kind: string) {
    if (windows) weekly.current = windows;
    form.setFieldValue('openingHours', kind === 'always' ? null : weekly.current);
  }
  return (
    <Fieldset
      legend={t('sites.openingHours')}
      radius="md"
      fz="md"
      p={{ base: 'sm', xs: 'lg' }}
      classNames={{ legend: classes.legend }}
    >
      <Stack gap="md">
        <Radio.Group
          aria-label={t('sites.openingHours')}
          error={form.errors.openingHours}
          value={windows === null ? 'always' : 'weekly'}
          onChange={choose}
        >
          <Group gap="lg">
            <Radio size="md" value="always" label={t('sites.alwaysOpen')} />
            <Radio size="md" value="weekly" label={t('sites.weekly')} />
          </Group>
        </Radio.Group>
        {windows &&
          weekdays().map((name, index) => <Day key={name} form={form} weekday={(index + 1) as Weekday} name={name} />)}
        {windows?.length === 0 && <Text role="status">{t('sites.neverOpen')}</Text>}
      </Stack>
    </Fieldset>
  );
}

function Day({ form, weekday, name }: { form: SiteForm; weekday: Weekday; name: string }) {
  const { t } = useTranslation('admin');
  const windows = form.values.openingHours ?? [];
  // Their places in the whole list stay, so that the server's pointers hit the right field.
  const own = windows.map((window, index) => ({ ...window, index })).filter((window) => window.weekday === weekday);
  return (
    <div role="group" aria-label={name} className={classes.day}>
      <Text span className={classes.name}>
        {name}
      </Text>
      <Stack gap="xs" className={classes.times}>
        {own.length === 0 && (
          <Text c="dimmed" lh="44px">
            {t('sites.closed')}
          </Text>
        )}
        {own.map(({ index, from, to }, place) => (
          <div key={index}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <TextInput
                type="time"
                classNames={{ root: classes.time, input: classes.timeInput }}
                aria-label={t('sites.fromOf', { day: name, number: place + 1 })}
                {...form.getInputProps(`openingHours.${index}.from`)}
              />
              <Text span aria-hidden lh="44px">
                –
              </Text>
              <TextInput
                type="time"
                classNames={{ root: classes.time, input: classes.timeInput }}
                aria-label={t('sites.toOf', { day: name, number: place + 1 })}
                {...form.getInputProps(`openingHours.${index}.to`)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={44}
                aria-label={t('sites.removeWindow', { day: name, from, to })}
                onClick={() => form.removeListItem('openingHours', index)}
              >
                <X size={18} aria-hidden />
              </ActionIcon>
            </Group>
            {from !== '' && to !== '' && to <= from && (
              <Text size="sm" c="dimmed">
                {t('sites.nextDay', { to })}
              </Text>
            )}
          </div>
        ))}
      </Stack>
      <Button
        variant="subtle"
        size="sm"
        px="xs"
        aria-label={t('sites.addWindow', { day: name })}
        leftSection={<Plus size={16} aria-hidden />}
        onClick={() => form.insertListItem('openingHours', { weekday, ...nextWindow(own.at(-1)?.to) })}
      >
        {t('sites.addHours')}
      </Button>
    </div>
  );
}

/** A proposal that people change: the usual day, or the evening after what is there. */
function nextWindow(last?: string): { from: string; to: string } {
  return last === undefined ? { from: '08:00', to: '18:00' } : { from: last, to: '' };
}
