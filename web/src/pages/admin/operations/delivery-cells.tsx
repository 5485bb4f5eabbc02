import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import { once } from '../../../api/once';
import { Problem } from '../../../api/problem';
import type { Delivery } from '../../../api/schema';
import { dateOf, readersZone, timeOf } from '../../../format/zoned';
import { Failure } from '../../../shell/failure';
import { TextLink } from '../../../shell/links';
import { shortDate } from '../../../format/words';

export function writtenAt(at: string): string {
  return `${shortDate(dateOf(at, readersZone()))}, ${timeOf(at, readersZone())}`;
}

/** Whom it is for: never who that is, which the visit tells those who may know. */
export function Recipient({ delivery: { recipient, appointmentId } }: { delivery: Delivery }) {
  const { t } = useTranslation('admin');
  return (
    <>
      {t(`messages.recipients.${recipient.kind}`)}
      {appointmentId && (
        <div>
          <TextLink to="/visits/$visitId" params={{ visitId: appointmentId }}>
            {t('messages.visit')}
          </TextLink>
        </div>
      )}
    </>
  );
}

/** What went wrong at the last attempt. */
export function Trouble({ delivery: { lastError, attempts } }: { delivery: Delivery }) {
  const { t } = useTranslation('admin');
  return (
    <>
      <span style={{ overflowWrap: 'anywhere' }}>{lastError ?? '–'}</span>
      <Text c="dimmed" size="sm">
        {t('messages.attempts', { count: attempts })}
      </Text>
    </>
  );
}

/** Tries a parked message again. `onGone`: its row is not there any more, so the keyboard needs another place. */
export function Retry({ delivery: { id, kind, createdAt }, onGone }: { delivery: Delivery; onGone: () => void }) {
  const { t } = useTranslation('admin');
  const queryClient = useQueryClient();
  const refresh = async () => {
    await queryClient.invalidateQueries({ queryKey: ['admin', 'deliveries'] });
    onGone();
  };
  const retrying = useMutation({
    mutationFn: () =>
      once(['retry', id], (key) => {
        const params = { path: { id }, header: { 'Idempotency-Key': key } };
        return answered(api.POST('/api/v1/notification-deliveries/{id}/retry', { params }));
      }),
    onSuccess: async () => {
      notifications.show({ message: t('messages.retried') });
      await refresh();
    },
    // It is not parked any more: somebody else has tried it again.
    onError: (error) => (error instanceof Problem && error.status === 409 ? refresh() : undefined),
  });
  const named = { message: t(`messages.kinds.${kind}`), when: writtenAt(createdAt) };
  return (
    <Stack gap="xs" align="inherit">
      <Button
        variant="default"
        fw={500}
        aria-label={t('messages.retryNamed', named)}
        loading={retrying.isPending}
        onClick={() => retrying.mutate()}
      >
        {t('messages.retry')}
      </Button>
      {retrying.error && <Failure error={retrying.error} />}
    </Stack>
  );
}
