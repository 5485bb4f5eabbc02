import { Button, Card, NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../api/problem';
import type { Site } from '../../api/schema';
import { checkLater } from '../../shell/check-later';
import { Failure } from '../../shell/failure';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { ImpactDialog } from './impact';
import { firstDayBack, rangeWords } from './leave-dates';
import { useFormFocus } from '../forms/use-form-focus';
import { useAddLeave } from './use-leave';

/** Adds leave by whole days. */
export function LeaveForm({
  practitionerId,
  sites,
  today,
  timeZone,
}: {
  practitionerId: string;
  sites: readonly Site[];
  today: string;
  timeZone: string;
}) {
  const { t } = useTranslation(['practice', 'common']);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { first: '', last: '', siteId: '', reason: '' },
    validate: {
      first: (value) => (value === '' ? t('common:required') : null),
      last: (value, { first }) => (value === '' ? t('common:required') : value < first ? t('leave.backwards') : null),
    },
  });
  const adding = useAddLeave(practitionerId, () => form.reset());
  const { form: place, regain } = useFormFocus(adding.asking !== undefined);
  const server = fieldErrors(adding.askingError);
  const field = (name: 'first' | 'last' | 'siteId' | 'reason', pointer: string) => ({
    ...form.getInputProps(name),
    error: form.errors[name] ?? server[pointer],
  });
  const send = form.onSubmit(
    ({ first, last, siteId, reason }) =>
      adding.ask({
        from: first,
        to: firstDayBack(last),
        ...(siteId === '' ? {} : { siteId }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }),
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? 'first')?.focus(),
  );
  return (
    <Card component="section" aria-labelledby="add-leave">
      <form noValidate ref={place} onBlur={checkLater(form)} onSubmit={send}>
        <Stack gap="md">
          <Title order={2} size="h3" id="add-leave">
            {t('leave.add')}
          </Title>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              type="date"
              min={today}
              label={t('leave.first')}
              key={form.key('first')}
              {...field('first', 'from')}
            />
            <TextInput
              type="date"
              min={today}
              label={t('leave.last')}
              key={form.key('last')}
              {...field('last', 'to')}
            />
          </SimpleGrid>
          {sites.length > 1 && (
            <NativeSelect
              label={t('leave.where')}
              data={[
                { value: '', label: t('leave.everywhere') },
                ...sites.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              key={form.key('siteId')}
              {...field('siteId', 'siteId')}
            />
          )}
          <TextInput
            label={t('leave.reason')}
            description={t('leave.reasonHint')}
            maxLength={500}
            key={form.key('reason')}
            {...field('reason', 'reason')}
          />
          {adding.askingError && Object.keys(server).length === 0 && <Failure error={adding.askingError} />}
          <div>
            <Button type="submit" loading={adding.asking !== undefined}>
              {t('leave.check')}
            </Button>
          </div>
        </Stack>
        <UnsavedGuard unsaved={() => form.isDirty()} />
      </form>
      <ImpactDialog
        onClose={adding.close}
        onClosed={regain}
        decision={
          adding.question && {
            title: t('leave.addTitle', { what: rangeWords(adding.question.input, timeZone) }),
            action: t('leave.addAction'),
            ...adding.question.impact,
            hits: t('impact.hit', { count: adding.question.impact.affectedTotal }),
            handedOverBy: practitionerId,
            later: true,
            busy: adding.deciding,
            error: adding.decidingError,
            onDecide: adding.decide,
          }
        }
      />
    </Card>
  );
}
