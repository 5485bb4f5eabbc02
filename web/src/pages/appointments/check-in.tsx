import { Button, Card, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { CalendarX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { useNow } from '../../api/clock';
import { once } from '../../api/once';
import { useAccount } from '../../api/session';
import type { Visit } from '../../api/schema';
import { localMomentOf } from '../../format/moment';
import { dateOf } from '../../format/zoned';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { namesOf } from '../../parts/appointment/names';
import { comingQuery } from '../../parts/appointment/queries';

export const checkIn = createLazyRoute('/check-in')({ component: CheckIn });

/** Where the sign at the door of a site leads: patients say that they are here. */
function CheckIn() {
  const { t } = useTranslation('appointment');
  const { site, code } = checkIn.useSearch();
  const { patientId } = useAccount();
  const now = useNow(60_000);
  const coming = useQuery({ ...comingQuery(patientId ?? ''), enabled: patientId !== undefined });
  const [typed, setTyped] = useState(code ?? '');
  const isToday = ({ start, timeZone }: Visit) => dateOf(start, timeZone) === dateOf(now, timeZone);
  const visits = coming.data?.filter(
    (visit) =>
      isToday(visit) &&
      (site === undefined || visit.siteId === site) &&
      (visit.status === 'confirmed' || visit.status === 'checked_in'),
  );
  return (
    <Page title={t('checkIn.title')} lead={t('checkIn.lead')} width="form">
      {coming.error && <Failure error={coming.error} retry={() => void coming.refetch()} />}
      {!visits && !coming.error && <Skeleton height={160} />}
      {visits?.length === 0 && (
        <Empty icon={CalendarX} title={t('checkIn.none')}>
          {t('checkIn.noneText')}
          <div style={{ marginTop: 12 }}>
            <ButtonLink to="/visits" variant="light">
              {t('title')}
            </ButtonLink>
          </div>
        </Empty>
      )}
      {visits && visits.length > 0 && (
        <Stack gap="md">
          {code === undefined && (
            <TextInput
              label={t('checkIn.code')}
              description={t('checkIn.codeHint')}
              autoComplete="off"
              maxLength={20}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value.toUpperCase())}
            />
          )}
          {visits.map((visit) => (
            <TodaysVisit key={visit.id} visit={visit} code={typed.trim()} />
          ))}
        </Stack>
      )}
    </Page>
  );
}

function TodaysVisit({ visit, code }: { visit: Visit; code: string }) {
  const { t } = useTranslation('appointment');
  const queries = useQueryClient();
  const arriving = useMutation({
    mutationFn: () =>
      once(['check-in', visit.id, code], (key) =>
        answered(
          api.POST('/api/v1/appointments/{id}/check-in', {
            params: { path: { id: visit.id }, header: { 'Idempotency-Key': key } },
            body: { code },
          }),
        ),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['appointments'] }),
  });
  return (
    <Card>
      <Stack gap="sm">
        <div>
          <Text fw={600}>{localMomentOf(visit.start, visit.timeZone)}</Text>
          <Text>{namesOf(visit).practitioner}</Text>
        </div>
        {arriving.error && <Failure error={arriving.error} />}
        <div role="status">{visit.status === 'checked_in' && <Text fw={600}>{t('checkIn.done')}</Text>}</div>
        {visit.status === 'confirmed' && (
          <Button disabled={code === ''} loading={arriving.isPending} onClick={() => arriving.mutate()}>
            {t('checkIn.action')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
