import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { once } from '../../api/once';
import { fieldErrors, Problem } from '../../api/problem';
import type { Patient } from '../../api/schema';
import { checkLater } from '../../shell/check-later';
import { Dialog } from '../../shell/dialog';
import { Failure } from '../../shell/failure';
import { PatientFacts } from './patient-facts';

interface Values {
  fullName: string;
  birthDate: string;
  phone: string;
  email: string;
}

/** A file for somebody without an account: what the desk asks at the telephone. */
export function NewPatient({
  name,
  opened,
  onClose,
  onChoose,
}: {
  /** What was searched for in vain. */
  name: string;
  opened: boolean;
  onClose: () => void;
  onChoose: (patient: Patient) => void;
}) {
  const { t } = useTranslation(['desk', 'common']);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('patients.new')}>
      <NewPatientForm name={name} onClose={onClose} onChoose={onChoose} />
    </Dialog>
  );
}

function NewPatientForm({ name, onClose, onChoose }: Omit<Parameters<typeof NewPatient>[0], 'opened'>) {
  const { t } = useTranslation(['desk', 'common']);
  const form = useForm<Values>({
    initialValues: { fullName: name, birthDate: '', phone: '', email: '' },
    validate: { fullName: (value) => (value.trim() === '' ? t('common:required') : null) },
  });
  const adding = useMutation({
    mutationFn: ({ force, ...values }: Values & { force: boolean }) => {
      const given = Object.entries(values).map(([field, value]) => [field, value.trim()] as const);
      const body = {
        fullName: values.fullName.trim(),
        ...Object.fromEntries(given.filter(([, value]) => value !== '')),
        ...(force ? { force } : {}),
      };
      return once(['patient', body], (key) =>
        answered(api.POST('/api/v1/patients', { params: { header: { 'Idempotency-Key': key } }, body })),
      );
    },
    onSuccess: (patient) => {
      onClose();
      onChoose(patient);
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const alike = candidatesOf(adding.error);
  const placed = Object.keys(fieldErrors(adding.error)).length > 0;
  return (
    <form
      noValidate
      onBlur={checkLater(form)}
      onSubmit={form.onSubmit(
        (values) => adding.mutate({ ...values, force: false }),
        (errors) => form.getInputNode(Object.keys(errors)[0]!)?.focus(),
      )}
    >
      <Stack gap="md">
        <TextInput label={t('patients.fullName')} required data-autofocus {...form.getInputProps('fullName')} />
        <TextInput label={t('patients.birthDate')} type="date" {...form.getInputProps('birthDate')} />
        <TextInput label={t('patients.phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput
          label={t('patients.email')}
          description={t('patients.emailHint')}
          type="email"
          {...form.getInputProps('email')}
        />
        {alike && (
          <Stack gap="xs" role="alert">
            <Text fw={600}>{t('patients.alike')}</Text>
            {alike.map((patient) => (
              <Group key={patient.id} justify="space-between" gap="xs">
                <div style={{ flex: '1 1 200px', minWidth: 0 }}>
                  <Text style={{ overflowWrap: 'anywhere' }}>{patient.fullName}</Text>
                  <PatientFacts patient={patient} />
                </div>
                <Button
                  style={{ flexShrink: 0 }}
                  onClick={() => {
                    onClose();
                    onChoose(patient);
                  }}
                >
                  {t('patients.take')}
                </Button>
              </Group>
            ))}
            <Button
              variant="default"
              h="auto"
              py={8}
              styles={{ label: { whiteSpace: 'normal' } }}
              onClick={() => adding.mutate({ ...form.getValues(), force: true })}
            >
              {t('patients.another')}
            </Button>
          </Stack>
        )}
        {adding.error && !alike && !placed && <Failure error={adding.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          {/* Somebody like this is known: to take that file is what is most often right. */}
          <Button type="submit" variant={alike ? 'default' : 'filled'} loading={adding.isPending}>
            {t('patients.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** People who may be the same: somebody looks before there are two files of one patient. */
function candidatesOf(error: unknown): Patient[] | undefined {
  const alike = error instanceof Problem && error.code === 'POSSIBLE_DUPLICATE' ? error.members.candidates : undefined;
  return Array.isArray(alike) && alike.length > 0 ? (alike as Patient[]) : undefined;
}
