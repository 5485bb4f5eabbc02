import { Button, Switch, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { CalendarOff, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/clock';
import type { Holiday } from '../../../api/schema';
import { dateOf } from '../../../format/zoned';
import { Empty } from '../../../shell/empty';
import { Failure } from '../../../shell/failure';
import { AdminPage } from '../admin-page';
import { AddHolidayDialog } from './add-holiday-dialog';
import { allSites, holidaysFrom } from '../queries';
import { RemoveHolidayDialog } from './remove-holiday-dialog';
import { Rows, RowsSkeleton, type Column } from '../../../shell/rows';
import { useSiteName } from '../use-site-name';
import { longDate } from '../../../format/words';

export const holidays = createLazyRoute('/admin/holidays')({ component: Holidays });

function Holidays() {
  const { t } = useTranslation('admin');
  const [past, setPast] = useState(false);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<{ opened: boolean; holiday?: Holiday }>({ opened: false });
  const addButton = useRef<HTMLButtonElement>(null);
  const today = useEarliestToday();
  const { data, error, refetch } = useQuery({
    ...holidaysFrom(past ? undefined : today),
    enabled: past || today !== undefined,
  });
  return (
    <AdminPage
      title={t('holidays.title')}
      lead={t('holidays.lead')}
      actions={
        <Button ref={addButton} leftSection={<Plus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {t('holidays.add')}
        </Button>
      }
    >
      <Switch
        size="md"
        label={t('holidays.past')}
        checked={past}
        onChange={(event) => setPast(event.currentTarget.checked)}
      />
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && (
        <Empty icon={CalendarOff} title={t(past ? 'holidays.noneAtAll' : 'holidays.none')}>
          {t('holidays.emptyText')}
        </Empty>
      )}
      {data && data.length > 0 && (
        <HolidayRows rows={data} onRemove={(holiday) => setRemoving({ opened: true, holiday })} />
      )}
      <AddHolidayDialog opened={adding} onClose={() => setAdding(false)} />
      <RemoveHolidayDialog
        {...removing}
        onRemoved={() => addButton.current?.focus()}
        onClose={() => setRemoving(({ holiday }) => ({ opened: false, holiday }))}
      />
    </AdminPage>
  );
}

function HolidayRows({ rows, onRemove }: { rows: readonly Holiday[]; onRemove: (holiday: Holiday) => void }) {
  const { t } = useTranslation(['admin', 'common']);
  const siteName = useSiteName();
  const columns: Column<Holiday>[] = [
    { label: t('name'), cell: ({ name }) => name },
    { label: t('holidays.site'), cell: ({ siteId }) => siteName(siteId) },
  ];
  return (
    <Rows
      label={t('holidays.title')}
      titleLabel={t('holidays.date')}
      rows={rows}
      titleOf={({ date }) => (
        <Text component="time" inherit dateTime={date}>
          {longDate(date)}
        </Text>
      )}
      columns={columns}
      actions={(holiday) => (
        <Button
          variant="default"
          fw={500}
          aria-label={t('holidays.removeNamed', { name: holiday.name, date: longDate(holiday.date) })}
          onClick={() => onRemove(holiday)}
        >
          {t('common:remove')}
        </Button>
      )}
    />
  );
}

/** The date where it is earliest of all sites: what is over there is over everywhere. */
export function useEarliestToday(): string | undefined {
  const { data } = useInfiniteQuery(allSites);
  const zones = data?.pages.flatMap((page) => page.items.map((site) => site.timeZone));
  return zones && (zones.map((zone) => dateOf(serverNow(), zone)).toSorted()[0] ?? dateOf(serverNow(), 'UTC'));
}
