import { Button, Card, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useId, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites, useSpecialties } from '../../api/catalogue';
import type { Filters } from './filters';
import classes from './home.module.css';
import { specialtyMeant } from './specialty-match';
import { todayAt } from './today';
import { datesOf, whens } from './when';
import { siteName } from '../../parts/practitioner/words';

/** Who or what, where, when: everything may stay open. */
export function HomeSearch() {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const specialties = useSpecialties();
  const sites = useSites();
  const choices = useId();

  // The form's own values: the start page loads no library for three fields.
  function filtersOf(values: FormData): Filters {
    const words = String(values.get('what')).trim();
    const specialty = specialtyMeant(words, specialties.data ?? []);
    const site = sites.data?.find(({ id }) => id === values.get('siteId'));
    const when = whens.find((known) => known === values.get('when')) ?? 'any';
    return {
      ...(specialty ? { specialtyId: specialty.id } : words === '' ? {} : { q: words }),
      ...(site ? { siteId: site.id } : {}),
      ...datesOf(when, todayAt(site)),
    };
  }

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void navigate({ to: '/practitioners', search: filtersOf(new FormData(event.currentTarget)) });
  }

  return (
    <Card component="search" padding="lg" shadow="sm">
      <form className={classes.search} onSubmit={search}>
        <TextInput
          label={t('home.what')}
          placeholder={t('home.whatExample')}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={100}
          list={choices}
          name="what"
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
          name="siteId"
        />
        <NativeSelect
          label={t('filters.when')}
          data={whens.filter((when) => when !== 'nextWeek').map((when) => ({ value: when, label: t(`when.${when}`) }))}
          name="when"
        />
        <Button type="submit" leftSection={<Search size={18} aria-hidden />}>
          {t('home.action')}
        </Button>
      </form>
    </Card>
  );
}
