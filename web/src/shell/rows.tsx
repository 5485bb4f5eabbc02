import { Card, SimpleGrid, Skeleton, Stack, Table, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from './facts';
import classes from './rows.module.css';

/** What a list tells of each row beside its title. */
export interface Column<Row> {
  label: string;
  cell: (row: Row) => ReactNode;
}

interface RowsProps<Row> {
  /** What is listed, for those who cannot see the heading beside it. */
  label: string;
  /** The heading of the first column. */
  titleLabel: string;
  rows: readonly Row[];
  titleOf: (row: Row) => ReactNode;
  /** The level of the rows' headings on phones: one below the list's. */
  titleLevel?: 2 | 3;
  columns: readonly Column<Row>[];
  actions?: (row: Row) => ReactNode;
}

/** The same rows as a table where there is room, as cards on phones. */
export function Rows<Row extends { id: string }>(props: RowsProps<Row>) {
  const roomy = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  return roomy ? <RowsTable {...props} /> : <RowsCards {...props} />;
}

function RowsTable<Row extends { id: string }>({ label, titleLabel, rows, titleOf, columns, actions }: RowsProps<Row>) {
  const { t } = useTranslation();
  return (
    <Card padding={0}>
      <Table aria-label={label} verticalSpacing="sm" horizontalSpacing="md" fz="md">
        <Table.Thead>
          <Table.Tr>
            {[titleLabel, ...columns.map((column) => column.label)].map((words) => (
              <Table.Th key={words} scope="col">
                {words}
              </Table.Th>
            ))}
            {actions && (
              <Table.Th scope="col">
                <span className={classes.unseen}>{t('actions')}</span>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Th scope="row" fw={600}>
                {titleOf(row)}
              </Table.Th>
              {columns.map(({ label: name, cell }) => (
                <Table.Td key={name}>{cell(row)}</Table.Td>
              ))}
              {actions && <Table.Td ta="end">{actions(row)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function RowsCards<Row extends { id: string }>({
  label,
  rows,
  titleOf,
  titleLevel = 2,
  columns,
  actions,
}: RowsProps<Row>) {
  return (
    <SimpleGrid component="ul" cols={{ base: 1, sm: 2 }} spacing="md" aria-label={label} className={classes.cards}>
      {rows.map((row) => (
        <Card component="li" key={row.id} padding="md">
          <Stack gap="sm" h="100%">
            <Title order={titleLevel} size="h3">
              {titleOf(row)}
            </Title>
            <Facts facts={columns.map((column) => [column.label, column.cell(row)])} />
            {actions && <div className={classes.last}>{actions(row)}</div>}
          </Stack>
        </Card>
      ))}
    </SimpleGrid>
  );
}

/** The shape of rows that are still on their way. */
export function RowsSkeleton({ count = 4 }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status" aria-label={t('loading')}>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} height={64} />
      ))}
    </Stack>
  );
}
