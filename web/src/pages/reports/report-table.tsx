import { Card, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dateWords } from '../../format/zoned';
import { figures } from './figures';
import { figureWords } from '../../format/figures';
import type { Asked, Line } from './kinds';
import type { Report } from './queries';

/** All numbers of a report, with the total first. */
export function ReportTable({ asked: { kind, groupBy }, report }: { asked: Asked; report: Report }) {
  const { t } = useTranslation(['reports', 'common']);
  const shown = figures[kind];
  const label = (line: Line) => {
    if (groupBy === 'day') return dateWords(line.key);
    if (groupBy === 'status') return t(`common:status.${line.key as 'pending'}`);
    return line.label;
  };
  return (
    <Card padding={0}>
      <Table.ScrollContainer
        minWidth={120 + shown.length * 100}
        type="native"
        // What scrolls sideways is reached by the keyboard.
        tabIndex={0}
        role="region"
        aria-label={t(`kinds.${kind}`)}
      >
        <Table aria-label={t(`kinds.${kind}`)} verticalSpacing="xs" horizontalSpacing="md" className="tabular">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t(`groups.${groupBy}`)}</Table.Th>
              {shown.map(([name]) => (
                <Table.Th key={name} scope="col" ta="end">
                  {t(`figures.${name as 'visits'}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Table.Tr fw={650}>
              <Table.Th scope="row">{t('total')}</Table.Th>
              {shown.map(([name, style]) => (
                <Table.Td key={name} ta="end">
                  {figureWords(report.total[name], style)}
                </Table.Td>
              ))}
            </Table.Tr>
            {report.items.map((line) => (
              <Table.Tr key={line.key}>
                <Table.Th scope="row" fw={400}>
                  {label(line)}
                </Table.Th>
                {shown.map(([name, style]) => (
                  <Table.Td key={name} ta="end">
                    {figureWords(line[name], style)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
