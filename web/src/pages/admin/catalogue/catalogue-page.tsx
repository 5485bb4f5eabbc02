import { Button, Stack } from '@mantine/core';
import { Plus, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../shell/empty';
import { Failure } from '../../../shell/failure';
import { AdminPage } from '../admin-page';
import { More } from '../../../shell/more';
import { Rows, RowsSkeleton, type Column } from '../../../shell/rows';
import { State } from './state';

interface Listed {
  id: string;
  name: string;
  active: boolean;
}

interface CataloguePageProps<Row extends Listed> {
  title: string;
  lead: string;
  addTitle: string;
  emptyTitle: string;
  icon: LucideIcon;
  list: Parameters<typeof More>[0]['list'] & {
    data?: { pages: { items: Row[] }[] };
    refetch: () => unknown;
  };
  columns: readonly Column<Row>[];
  onAdd: () => void;
  onChange: (row: Row) => void;
  children: ReactNode;
}

/** A catalogue of the clinic: its rows by name, one button to add, one in each row to change. */
export function CataloguePage<Row extends Listed>(props: CataloguePageProps<Row>) {
  const { title, lead, addTitle, emptyTitle, icon, list, columns, onAdd, onChange, children } = props;
  const { t } = useTranslation(['admin', 'common']);
  const rows = list.data?.pages.flatMap((page) => page.items);
  const state: Column<Row> = { label: t('state.label'), cell: (row) => <State active={row.active} /> };
  const add = (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={onAdd}>
      {addTitle}
    </Button>
  );
  return (
    <AdminPage title={title} lead={lead} actions={add}>
      {list.error && !rows ? <Failure error={list.error} retry={() => void list.refetch()} /> : null}
      {!rows && !list.error && <RowsSkeleton />}
      {rows?.length === 0 && <Empty icon={icon} title={emptyTitle} />}
      {rows && rows.length > 0 && (
        <Stack>
          <Rows
            label={title}
            titleLabel={t('name')}
            rows={rows}
            titleOf={(row) => row.name}
            columns={[...columns, state]}
            actions={(row) => (
              <Button
                variant="default"
                fw={500}
                aria-label={t('edit.title', { name: row.name })}
                onClick={() => onChange(row)}
              >
                {t('common:change')}
              </Button>
            )}
          />
          <More list={list} />
        </Stack>
      )}
      {children}
    </AdminPage>
  );
}
