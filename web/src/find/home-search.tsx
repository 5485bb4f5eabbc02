import { Button, Card, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites, useSpecialties } from '../api/catalogue';
import type { Filters } from '../router';
import classes from './home-search.module.css';
import { specialtyMeant } from './specialty-match';
import { todayAt } from './today';
import { datesOf, whens, type When } from './when';
import { siteName } from './words';

/** Who or what, where, when: everything may stay open. */
export function HomeSearch() {
  const { t } = useTranslation('find');
  const navigate = useNavigate();
  const specialties = useSpecialties();
  const sites = useSites();
  const choices = useId();
  const form = useForm({ mode: 'uncontrolled', initialValues: { what: '', siteId: '', when: 'any' as When } });

  function filtersOf({ what, siteId, when }: { what: string; siteId: string; when: When }): Filters {
    const words = what.trim();
    const specialty = specialtyMeant(words, specialties.data ?? []);
    const site = sites.data?.find(({ id }) => id === siteId);
    return {
      ...(specialty ? { specialtyId: specialty.id } : words === '' ? {} : { q: words }),
      ...(site ? { siteId: site.id } : {}),
      ...datesOf(when, todayAt(site)),
    };
  }

  return (
    <Card component="search" padding="lg" shadow="sm">
      <form
        className={classes.search}
        onSubmit={form.onSubmit((values) => void navigate({ to: '/practitioners', search: filtersOf(values) }))}
      >
        <TextInput
          label={t('home.what')}
          placeholder={t('home.whatExample')}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={100}
          list={choices}
          key={form.key('what')}
          {...form.getInputProps('what')}
        />
        <datalist id={choices}>
          {specialties.data?.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <NativeSelect
          label={t('filters.site')}
          data={[
            { value: '', label: t('filters.anySite') },
            ...(sites.data ?? []).map((site) => ({ value: site.id, label: siteName(site) })),
          ]}
          key={form.key('siteId')}
          {...form.getInputProps('siteId')}
        />
        <NativeSelect
          label={t('filters.when')}
          data={whens.filter((when) => when !== 'nextWeek').map((when) => ({ value: when, label: t(`when.${when}`) }))}
          key={form.key('when')}
          {...form.getInputProps('when')}
        />
        <Button type="submit" leftSection={<Search size={18} aria-hidden />}>
          {t('home.action')}
        </Button>
      </form>
    </Card>
  );
}
