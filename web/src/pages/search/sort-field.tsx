import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filters } from './filters';
import type { OnSearch } from './name-field';

type Sort = NonNullable<Filters['sort']>;

/** The order of what is found. The nearest first needs the reader's place, which the browser asks them for. */
export function SortField({ filters, onSearch }: { filters: Filters; onSearch: OnSearch }) {
  const { t } = useTranslation('search');
  const [trouble, setTrouble] = useState<'asking' | 'unknown'>();
  const { near: _, sort, ...others } = filters;
  const usual = filters.q === undefined ? 'nextAvailable' : 'match';

  function choose(value: Sort | ''): void {
    setTrouble(undefined);
    if (value !== 'distance') return onSearch(value === '' ? others : { ...others, sort: value });
    if (!('geolocation' in navigator)) return setTrouble('unknown');
    setTrouble('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setTrouble(undefined);
        onSearch({ ...others, sort: 'distance', near: placeOf(coords) });
      },
      () => setTrouble('unknown'),
      { timeout: 15_000, maximumAge: 600_000 },
    );
  }

  return (
    <div role="status">
      <NativeSelect
        label={t('filters.sort')}
        description={trouble === 'asking' ? t('sort.asking') : undefined}
        error={trouble === 'unknown' ? t('sort.unknown') : undefined}
        value={sort ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value as Sort | '')}
        data={[
          { value: '', label: t(`sort.${usual}`) },
          ...(['nextAvailable', 'name', 'fee', 'distance'] as const)
            .filter((order) => order !== usual)
            .map((order) => ({ value: order, label: t(`sort.${order}`) })),
        ]}
      />
    </div>
  );
}

/** To a kilometre or so: near enough to choose a clinic, and the address that stands in the window tells no more. */
function placeOf({ latitude, longitude }: GeolocationCoordinates): string {
  return `${latitude.toFixed(2)},${longitude.toFixed(2)}`;
}
