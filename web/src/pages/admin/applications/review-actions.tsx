import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../../api/schema';
import { useAccount } from '../../../api/session';
import { Failure } from '../../../shell/failure';
import { ApproveDialog } from './approve-dialog';
import { ReviewReasonDialog } from './review-reason-dialog';
import { useReview } from './use-review';

type Opened = 'approve' | 'request-info' | 'reject';

/** What this account may decide now; the server says it. Without any, what comes next. */
export function ReviewActions({ application }: { application: Application }) {
  const { t } = useTranslation('admin');
  const account = useAccount();
  const [opened, setOpened] = useState<Opened>();
  const { id, status, fullName: name, allowedActions } = application;
  const starting = useReview(id, t('review.started', { name }));
  const may = (action: string) => allowedActions.includes(action);
  const close = () => setOpened(undefined);
  const own = application.accountId === account.id;
  // The button that was pressed is gone after it: the keyboard goes on at what comes next.
  const next = useRef<HTMLParagraphElement>(null);
  const told = useRef(status);
  useEffect(() => {
    if (opened !== undefined || told.current === status) return;
    told.current = status;
    next.current?.focus();
  }, [opened, status]);
  const decides = ['start-review', 'approve', 'request-info', 'reject'].some(may);
  return (
    <Stack gap="sm">
      <Text ref={next} tabIndex={-1} style={{ outline: 'none' }}>
        {own ? t('application.own') : t(`application.nextStep.${status}`)}
      </Text>
      {decides && (
        <Group gap="sm">
          {may('start-review') && (
            <Button loading={starting.isPending} onClick={() => starting.mutate({ action: 'start-review' })}>
              {t('review.start')}
            </Button>
          )}
          {may('approve') && <Button onClick={() => setOpened('approve')}>{t('review.approve.action')}</Button>}
          {may('request-info') && (
            <Button variant="default" onClick={() => setOpened('request-info')}>
              {t('review.requestInfo.action')}
            </Button>
          )}
          {may('reject') && (
            <Button variant="default" c="var(--mantine-color-error)" onClick={() => setOpened('reject')}>
              {t('review.reject.action')}
            </Button>
          )}
        </Group>
      )}
      {starting.error && <Failure error={starting.error} />}
      <ApproveDialog application={application} opened={opened === 'approve'} onClose={close} />
      <ReviewReasonDialog
        application={application}
        action="request-info"
        opened={opened === 'request-info'}
        onClose={close}
      />
      <ReviewReasonDialog application={application} action="reject" opened={opened === 'reject'} onClose={close} />
    </Stack>
  );
}
