import { Badge, Card, Group, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import type { SystemStatus } from '../../../api/schema';
import { momentOf, readersZone } from '../../../format/zoned';
import { Failure } from '../../../shell/failure';
import { AdminPage } from '../admin-page';
import { Fine } from '../fine';
import { Notice } from '../../../shell/notice';
import { RequestChart } from './request-chart';
import { Facts } from '../../../shell/facts';
import { figureWords } from '../../../format/figures';
import { factWords } from './status-facts';
import { componentName, sentenceOf, standingOf, type Standing } from './status-words';

export const status = createLazyRoute('/admin/status')({ component: Status });

const statusQuery = queryOptions({
  queryKey: ['admin', 'status'],
  queryFn: () => answered(api.GET('/api/v1/system/status')),
  refetchInterval: 15_000,
});

/** What an administrator asks first: does everything work, and what is to be done. */
function Status() {
  const { t } = useTranslation('admin');
  const reading = useQuery(statusQuery);
  const { data } = reading;
  return (
    <AdminPage title={t('status.title')} lead={data && <Lead status={data} />}>
      {reading.error && <Failure error={reading.error} retry={() => void reading.refetch()} />}
      {!data && !reading.error && <Skeleton height={360} />}
      {data && (
        <Stack gap="xl">
          <Attention sentences={attentionOf(data)} />
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
            {data.components.map((component) => (
              <Component key={component.name} component={component} />
            ))}
          </SimpleGrid>
          <Requests requests={data.requests} />
        </Stack>
      )}
    </AdminPage>
  );
}

function Lead({ status: { version, process } }: { status: SystemStatus }) {
  const { t } = useTranslation('admin');
  const since = momentOf(process.startedAt, readersZone());
  return t('status.lead', { version, name: process.name, since });
}

function Attention({ sentences }: { sentences: readonly string[] }) {
  const { t } = useTranslation('admin');
  if (sentences.length === 0) return <Fine>{t('status.fine')}</Fine>;
  return (
    <Notice color="yellow" title={t('status.attention')}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** What failed, then our own faults, then what to look at: a sentence each. */
function attentionOf({ components, attention, requests }: SystemStatus): string[] {
  const sentences = (standing: Standing) =>
    components
      .filter((component) => standingOf(component) === standing)
      .map((component) => `${componentName(component)}: ${sentenceOf(component)}`);
  const messages = components.map(({ message }) => message);
  const faults = attention.filter((sentence) => !messages.includes(sentence));
  const rate = figureWords(requests.serverErrorRate, 'share');
  return [
    ...sentences('failed'),
    ...faults.map(() => i18next.t('admin:status.faults', { rate })),
    ...sentences('attention'),
  ];
}

const colours: Record<Standing, string> = { works: 'teal', attention: 'yellow', off: 'gray', failed: 'red' };

function Component({ component }: { component: SystemStatus['components'][number] }) {
  const { t } = useTranslation('admin');
  const standing = standingOf(component);
  return (
    <Card component="section" aria-label={componentName(component)}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h3">
            {componentName(component)}
          </Title>
          <Badge size="lg" miw="max-content" color={colours[standing]} variant="default">
            <span aria-hidden style={{ color: `var(--mantine-color-${colours[standing]}-6)` }}>
              ●{' '}
            </span>
            {t(`status.states.${standing}`)}
          </Badge>
        </Group>
        <Text>{sentenceOf(component)}</Text>
        <Facts
          facts={Object.entries(component.facts)
            .filter(([, value]) => value !== null)
            .map(([fact, value]) => [
              t(`status.facts.${fact as 'version'}`, { defaultValue: plain(fact) }),
              factWords(fact, value),
            ])}
        />
      </Stack>
    </Card>
  );
}

/** `oldestWaitingSeconds` as words, for facts that have none of their own. */
const plain = (fact: string): string =>
  fact
    .replace(/(Ms|Seconds|Bytes|Days)$/, '')
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (letter) => letter.toUpperCase());

function Requests({ requests }: { requests: SystemStatus['requests'] }) {
  const { t } = useTranslation('admin');
  const number = (value: number | null, options: Intl.NumberFormatOptions = {}) =>
    value === null
      ? '–'
      : new Intl.NumberFormat(i18next.language, { maximumFractionDigits: 1, ...options }).format(value);
  const milliseconds = { style: 'unit', unit: 'millisecond' } as const;
  return (
    <Stack component="section" gap="md" aria-labelledby="requests">
      <Title order={2} id="requests">
        {t('status.requests')}
      </Title>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
        <Figure label={t('status.perMinute')} value={number(requests.perMinute)} />
        <Figure label={t('status.p50')} value={number(requests.p50Ms, milliseconds)} />
        <Figure label={t('status.p95')} value={number(requests.p95Ms, milliseconds)} />
        <Figure
          label={t('status.errors')}
          value={number(requests.serverErrorRate, { style: 'percent', maximumFractionDigits: 2 })}
        />
      </SimpleGrid>
      <RequestChart minutes={requests.minutes} />
      {requests.slowest.length > 0 && (
        <Card padding={0}>
          <Table.ScrollContainer
            minWidth={360}
            type="native"
            // What scrolls sideways is reached by the keyboard.
            tabIndex={0}
            role="region"
            aria-label={t('status.slowest')}
          >
            <Table aria-label={t('status.slowest')} horizontalSpacing="md" className="tabular">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('status.slowest')}</Table.Th>
                  <Table.Th scope="col" ta="end">
                    {t('status.p95')}
                  </Table.Th>
                  <Table.Th scope="col" ta="end">
                    {t('status.count')}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {requests.slowest.map(({ route, p95Ms, count }) => (
                  <Table.Tr key={route}>
                    <Table.Th scope="row" fw={400} style={{ overflowWrap: 'anywhere' }}>
                      {route}
                    </Table.Th>
                    <Table.Td ta="end">{number(p95Ms, milliseconds)}</Table.Td>
                    <Table.Td ta="end">{number(count)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
    </Stack>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <Card padding="md">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={24} fw={650} className="tabular">
        {value}
      </Text>
    </Card>
  );
}
