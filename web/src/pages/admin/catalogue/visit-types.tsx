import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { CalendarClock } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitType } from '../../../api/schema';
import { moneyOf } from '../../../format/money';
import { CataloguePage } from './catalogue-page';
import { EditDialog, useEditDialog } from '../editing/edit-dialog';
import { allVisitTypes } from '../queries';
import type { Column } from '../../../shell/rows';
import { VisitTypeFields } from './visit-type-fields';
import { visitTypeResource } from './visit-type-resource';
import { minutesWords } from '../../../format/words';

export const visitTypes = createLazyRoute('/admin/visit-types')({ component: VisitTypes });

function VisitTypes() {
  const { t } = useTranslation(['admin', 'common']);
  const list = useInfiniteQuery(allVisitTypes);
  const dialog = useEditDialog<VisitType>();
  const used = useMemo(
    () => list.data?.pages.flatMap((page) => page.items.flatMap(({ fee }) => fee?.currency ?? [])) ?? [],
    [list.data],
  );
  const resource = useMemo(() => visitTypeResource(used[0] ?? ''), [used]);
  const columns: Column<VisitType>[] = [
    { label: t('visitTypes.duration'), cell: (type) => <Duration type={type} /> },
    { label: t('visitTypes.fee'), cell: ({ fee }) => (fee ? moneyOf(fee) : t('visitTypes.noFee')) },
    { label: t('visitTypes.mode'), cell: (type) => <Mode type={type} /> },
    { label: t('visitTypes.approval'), cell: ({ approval }) => t(`visitTypes.approvals.${approval}`) },
  ];
  return (
    <CataloguePage
      title={t('visitTypes.title')}
      lead={t('visitTypes.lead')}
      addTitle={t('visitTypes.add')}
      emptyTitle={t('visitTypes.empty')}
      icon={CalendarClock}
      list={list}
      columns={columns}
      onAdd={dialog.add}
      onChange={dialog.change}
    >
      <EditDialog resource={resource} dialog={dialog} addTitle={t('visitTypes.add')}>
        {(form) => <VisitTypeFields form={form} used={used} />}
      </EditDialog>
    </CataloguePage>
  );
}

function Duration({ type: { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } }: { type: VisitType }) {
  const { t } = useTranslation('admin');
  const buffers = [
    ...(bufferBeforeMinutes > 0 ? [t('visitTypes.before', { time: minutesWords(bufferBeforeMinutes) })] : []),
    ...(bufferAfterMinutes > 0 ? [t('visitTypes.after', { time: minutesWords(bufferAfterMinutes) })] : []),
  ];
  return (
    <>
      {minutesWords(durationMinutes)}
      {buffers.length > 0 && (
        <Text c="dimmed" size="sm">
          {buffers.join(', ')}
        </Text>
      )}
    </>
  );
}

function Mode({ type: { mode, capacity } }: { type: VisitType }) {
  const { t } = useTranslation(['admin', 'common']);
  return (
    <>
      {t(`common:mode.${mode}`)}
      {capacity > 1 && (
        <Text c="dimmed" size="sm">
          {t('visitTypes.group', { count: capacity })}
        </Text>
      )}
    </>
  );
}
