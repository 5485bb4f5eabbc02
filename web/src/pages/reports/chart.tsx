import '@mantine/charts/styles.css';
import { BarChart, Heatmap, LineChart } from '@mantine/charts';
import { ScrollArea } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { weekdays } from '../../parts/hours/opening-hours-words';
import { dateWords, plusDays } from '../../format/zoned';
import { chartData, drawn, figures } from './figures';
import { figureWords } from '../../format/figures';
import { isTime, type Asked } from './kinds';
import type { Report } from './queries';

/** The table has the numbers: the keyboard does not stop at a picture that is hidden from screen readers. */
const unreached = { accessibilityLayer: false } as const;

/** The report as a picture. The table below it has the same numbers, for whoever does not see it. */
export function Chart({ asked, report }: { asked: Asked; report: Report }) {
  const { t } = useTranslation('reports');
  const roomy = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const { kind, groupBy } = asked;
  if (kind === 'utilisation' && groupBy === 'day') return <Days asked={asked} report={report} />;
  const style = figures[kind].find(([name]) => name === drawn[kind][0]![0])![1];
  const common = {
    h: 320,
    data: chartData(kind, report.items),
    dataKey: 'label',
    series: drawn[kind].map(([name, color]) => ({ name, color, label: t(`figures.${name as 'visits'}`) })),
    withLegend: drawn[kind].length > 1,
    valueFormatter: (value: number) => figureWords(value, style),
    tooltipAnimationDuration: 0,
    'aria-hidden': true,
  };
  if (kind !== 'appointments' && isTime(groupBy)) {
    return (
      <LineChart {...common} lineChartProps={unreached} curveType="monotone" withDots={report.items.length < 60} />
    );
  }
  const many = !isTime(groupBy);
  return (
    <BarChart
      {...common}
      type={kind === 'appointments' ? 'stacked' : 'default'}
      barProps={{ isAnimationActive: false }}
      barChartProps={unreached}
      // Names need room beside the bars; dates fit below them.
      {...(many && roomy
        ? { orientation: 'vertical' as const, yAxisProps: { width: 160 }, h: Math.max(200, report.items.length * 36) }
        : {})}
    />
  );
}

/** Each day as a square, the fuller the darker: weeks beside each other show their weekdays. */
function Days({ asked: { from, to }, report }: { asked: Asked; report: Report }) {
  const { t } = useTranslation('reports');
  const data = Object.fromEntries(report.items.map(({ key, utilisation }) => [key, (utilisation as number) ?? 0]));
  const days = weekdays('short');
  return (
    <ScrollArea type="auto">
      <Heatmap
        aria-hidden
        data={data}
        startDate={from}
        endDate={plusDays(to, -1)}
        domain={[0, 1]}
        withMonthLabels
        withWeekdayLabels
        withOutsideDates={false}
        monthLabels={Array.from({ length: 12 }, (_, month) =>
          dateWords(`2024-${String(month + 1).padStart(2, '0')}-01`, { month: 'short' }),
        )}
        // Mantine counts them from Sunday.
        weekdayLabels={[days[6]!, ...days.slice(0, 6)]}
        rectSize={22}
        gap={3}
        fontSize={13}
        weekdaysLabelsWidth={40}
        withTooltip
        getTooltipLabel={({ date, value }) =>
          `${dateWords(date)}: ${value === null ? t('nobodyWorked') : figureWords(value, 'share')}`
        }
        colors={[
          'var(--mantine-color-teal-2)',
          'var(--mantine-color-teal-4)',
          'var(--mantine-color-teal-6)',
          'var(--mantine-color-teal-8)',
        ]}
      />
    </ScrollArea>
  );
}
