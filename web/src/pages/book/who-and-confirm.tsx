import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../api/problem';
import type { Me } from '../../api/schema';
import { useSettings } from '../../api/settings';
import { localMomentOf } from '../../format/moment';
import { Failure } from '../../shell/failure';
import type { Chosen } from './chosen';
import { keepReason, keptReason } from './kept-reasons';
import { Step } from '../../shell/step';
import type { useBooking } from './use-booking';

const longestReason = 2000;

/** The second and the third step: for whom and why, and then the deed with what follows from it. */
export function WhoAndConfirm({
  chosen: { wish, practitioner, site, visitType },
  me,
  booking,
  holdId,
  ready,
}: {
  chosen: Chosen;
  me: Me;
  booking: ReturnType<typeof useBooking>;
  holdId: string | undefined;
  /** Whether it is known if the time is kept. */
  ready: boolean;
}) {
  const { t } = useTranslation('book');
  const policies = useSettings()?.policies;
  const approval = visitType.approval === 'required';
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { reason: keptReason(wish.practitionerId) },
    onValuesChange: ({ reason }) => keepReason(wish.practitionerId, reason),
  });
  const send = (reason: string) =>
    booking.mutate({ reason, holdId }, { onError: (error) => form.setErrors(fieldErrors(error)) });
  const submit = form.onSubmit(({ reason }) => send(reason.trim()));
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg">
        <Step number={2} title={t('steps.whoAndWhy')}>
          <div>
            <Text size="sm" c="dimmed">
              {t('who.patient')}
            </Text>
            <Text fw={600}>{me.fullName}</Text>
            <Text c="dimmed">{t('who.self')}</Text>
          </div>
          <Textarea
            label={t('who.reason')}
            description={t('who.hint')}
            maxLength={longestReason}
            maxRows={8}
            key={form.key('reason')}
            {...form.getInputProps('reason')}
          />
        </Step>
        <Step number={3} title={t('steps.confirm')}>
          <Text fw={600}>
            {localMomentOf(wish.start, site.timeZone)}
            <br />
            {practitioner.fullName}, {visitType.name}
          </Text>
          <Stack gap={4}>
            <Text>
              {approval && policies && t('next.approval', { count: policies.approvalDeadlineHours })}
              {!approval && t('next.automatic')}
            </Text>
            <Text>{t('next.mail', { email: me.email })}</Text>
            {policies && (
              <Text c="dimmed">
                {t('next.change', { count: policies.cancellationCutOffHours })}{' '}
                {policies.cancellationCutOffHours > 0 && t(`next.late.${policies.lateCancellation}`)}
              </Text>
            )}
          </Stack>
          {booking.error && <Failure error={booking.error} retry={() => void submit()} />}
          <Button type="submit" loading={booking.isPending} disabled={!ready}>
            {t(approval ? 'next.request' : 'next.book')}
          </Button>
        </Step>
      </Stack>
    </form>
  );
}
