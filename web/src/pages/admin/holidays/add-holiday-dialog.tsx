import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../../api/catalogue';
import { fieldErrors } from '../../../api/problem';
import { Failure } from '../../../shell/failure';
import { Dialog } from '../../../shell/dialog';
import { ImpactDialog } from '../../../parts/hours/impact';
import { required } from '../../../parts/forms/checks';
import { useAddHoliday } from './use-add-holiday';

interface AddHolidayDialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Closes a day; the visits that it hits are shown before, and somebody decides what becomes of them. */
export function AddHolidayDialog(props: AddHolidayDialogProps) {
  const { t } = useTranslation('admin');
  return (
    <Dialog roomy opened={props.opened} onClose={props.onClose} title={t('holidays.add')}>
      <AddHolidayForm onClose={props.onClose} />
    </Dialog>
  );
}

function AddHolidayForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['admin', 'common']);
  const sites = useSites();
  const form = useForm({
    initialValues: { date: '', name: '', siteId: '' },
    validate: ({ date, name }) => required({ date, name }),
  });
  const { adding, settling } = useAddHoliday(onClose);
  const errors = { ...fieldErrors(adding.error), ...form.errors };
  const unplaced = adding.error && Object.keys(fieldErrors(adding.error)).length === 0;

  return (
    <>
      <form
        noValidate
        onSubmit={form.onSubmit(
          ({ date, name, siteId }) => adding.mutate({ date, name: name.trim(), ...(siteId ? { siteId } : {}) }),
          (wrong) => form.getInputNode(Object.keys(wrong)[0] ?? '')?.focus(),
        )}
      >
        <Stack gap="md">
          <TextInput
            type="date"
            label={t('holidays.date')}
            required
            data-autofocus
            {...form.getInputProps('date')}
            error={errors.date}
          />
          <TextInput
            label={t('name')}
            description={t('holidays.nameHint')}
            required
            {...form.getInputProps('name')}
            error={errors.name}
          />
          <NativeSelect
            label={t('holidays.site')}
            data={[
              { value: '', label: t('holidays.all') },
              ...(sites.data ?? []).map(({ id: value, name }) => ({ value, label: name })),
            ]}
            {...form.getInputProps('siteId')}
            error={errors.siteId}
          />
          {sites.error && <Failure error={sites.error} retry={() => void sites.refetch()} />}
          {unplaced && <Failure error={adding.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={adding.isPending}>
              {t('holidays.check')}
            </Button>
          </Group>
        </Stack>
      </form>
      <ImpactDialog decision={settling.decision} onClose={settling.giveUp} />
    </>
  );
}
