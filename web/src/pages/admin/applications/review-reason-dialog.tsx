import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../../api/problem';
import type { Application } from '../../../api/schema';
import { Failure } from '../../../shell/failure';
import { Dialog } from '../../../shell/dialog';
import { required } from '../../../parts/forms/checks';
import { useReview } from './use-review';

interface ReasonDialogProps {
  application: Application;
  action: 'request-info' | 'reject';
  opened: boolean;
  onClose: () => void;
}

/** A decision that the applicant gets to read the reason of. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation('admin');
  const words = props.action === 'reject' ? 'review.reject' : 'review.requestInfo';
  return (
    <Dialog
      roomy
      opened={props.opened}
      onClose={props.onClose}
      title={t(`${words}.title`, { name: props.application.fullName })}
    >
      <ReasonForm {...props} words={words} />
    </Dialog>
  );
}

function ReasonForm({
  application: { id, fullName, allowedActions },
  action,
  words,
  onClose,
}: ReasonDialogProps & { words: 'review.reject' | 'review.requestInfo' }) {
  const { t } = useTranslation(['admin', 'common']);
  const form = useForm({ initialValues: { reason: '' }, validate: required });
  const review = useReview(id, t(`${words}.done`, { name: fullName }), onClose);
  const atField = fieldErrors(review.error).reason;
  const send = ({ reason }: { reason: string }) => review.mutate({ action, reason: reason.trim() });
  return (
    <form noValidate onSubmit={form.onSubmit(send, () => form.getInputNode('reason')?.focus())}>
      <Stack gap="md">
        <Text>{t(`${words}.text`)}</Text>
        <Textarea
          label={t(`${words}.reason`)}
          required
          minRows={4}
          data-autofocus
          {...form.getInputProps('reason')}
          error={form.errors.reason ?? atField}
        />
        {review.error && !atField && <Failure error={review.error} />}
        {review.error && !allowedActions.includes(action) && <Text role="status">{t('review.moved')}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            type="submit"
            color={action === 'reject' ? 'red.9' : undefined}
            loading={review.isPending}
            disabled={!allowedActions.includes(action)}
          >
            {t(`${words}.confirm`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
