import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { once } from '../../api/once';
import { fieldErrors } from '../../api/problem';
import type { Visit } from '../../api/schema';
import { Allergies } from './allergies';
import { medicalHistoryQuery, visitPrescriptionsQuery } from '../../parts/record/queries';
import { checkLater } from '../../shell/check-later';
import { Failure } from '../../shell/failure';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { emptyMedicine, MedicineFields, requiredFields, type Medicine } from './medicine-fields';

const mostItems = 20;

/** A prescription while it is written. The allergies stand above it: here they matter most. */
export function PrescriptionForm({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation(['consultation', 'common']);
  const queries = useQueryClient();
  const history = useQuery(medicalHistoryQuery(visit.patientId)).data;
  const required = (value: string) => (value.trim() === '' ? t('common:required') : null);
  const form = useForm<{ items: Medicine[] }>({
    mode: 'controlled',
    initialValues: { items: [emptyMedicine()] },
    validate: { items: Object.fromEntries(requiredFields.map((field) => [field, required])) },
  });
  const { items } = form.values;

  const saving = useMutation({
    mutationFn: (medicines: readonly Medicine[]) => {
      const body = {
        items: medicines.map(({ key: _key, instructions, ...item }) => ({
          ...item,
          ...(instructions.trim() === '' ? {} : { instructions: instructions.trim() }),
        })),
      };
      return once(['prescribe', visit.id, body], (key) =>
        answered(
          api.POST('/api/v1/appointments/{id}/prescriptions', {
            params: { path: { id: visit.id }, header: { 'Idempotency-Key': key } },
            body,
          }),
        ),
      );
    },
    onSuccess: async () => {
      notifications.show({ message: t('prescription.drafted') });
      await queries.invalidateQueries({ queryKey: visitPrescriptionsQuery(visit.id).queryKey });
      onClose();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const unsaved = form.isDirty() && !saving.isSuccess;
  const atFields = Object.keys(fieldErrors(saving.error)).length > 0;

  return (
    <form
      noValidate
      onBlur={checkLater(form)}
      onSubmit={form.onSubmit(
        ({ items: medicines }) => saving.mutate(medicines),
        (errors) => document.querySelector<HTMLElement>(`[data-path="${Object.keys(errors)[0]}"]`)?.focus(),
      )}
    >
      <UnsavedGuard unsaved={() => unsaved} />
      <Stack gap="md">
        {history && <Allergies history={history} />}
        {items.map((item, index) => (
          <MedicineFields
            key={item.key}
            index={index}
            form={form}
            onRemove={items.length > 1 ? () => form.removeListItem('items', index) : undefined}
          />
        ))}
        <div>
          <Button
            variant="subtle"
            px="xs"
            leftSection={<Plus size={18} aria-hidden />}
            disabled={items.length >= mostItems}
            onClick={() => form.insertListItem('items', emptyMedicine())}
          >
            {t('prescription.another')}
          </Button>
        </div>
        {saving.error && !atFields && <Failure error={saving.error} />}
        <Group gap="sm">
          <Button type="submit" loading={saving.isPending}>
            {t('prescription.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
