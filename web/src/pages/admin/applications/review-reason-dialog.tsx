import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../../api/schema';
import { ReasonDialog } from '../../../parts/forms/reason-dialog';
import { useReview } from './use-review';

/** A decision that the applicant gets to read the reason of. */
export function ReviewReasonDialog({
  application: { id, fullName: name, allowedActions },
  action,
  opened,
  onClose,
}: {
  application: Application;
  action: 'request-info' | 'reject';
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation(['admin', 'common']);
  const words = action === 'reject' ? 'review.reject' : 'review.requestInfo';
  const review = useReview(id, t(`${words}.done`, { name }), onClose);
  const possible = allowedActions.includes(action);
  return (
    <ReasonDialog
      roomy
      opened={opened}
      title={t(`${words}.title`, { name })}
      label={t(`${words}.reason`)}
      required
      autoFocus
      minRows={4}
      keep={t('common:cancel')}
      action={t(`${words}.confirm`)}
      destructive={action === 'reject'}
      disabled={!possible}
      error={review.error}
      busy={review.isPending}
      onKeep={() => {
        review.reset();
        onClose();
      }}
      onSend={(reason) => review.mutate({ action, reason })}
    >
      <Text>{t(`${words}.text`)}</Text>
      {review.error && !possible && <Text role="status">{t('review.moved')}</Text>}
    </ReasonDialog>
  );
}
