import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useNow } from '../api/clock';
import { once } from '../api/once';
import { isPassing, Problem } from '../api/problem';
import type { Patient, Slot, Visit } from '../api/schema';
import { perform } from '../desk/commands';
import { localMomentOf } from '../format/moment';
import { dateOf } from '../format/zoned';
import { Failure } from '../shell/failure';

/** The deed: what is booked for whom, and for who stands at the desk the check-in at once. */
export function BookConfirm({
  patient,
  slot,
  onTaken,
  onDone,
}: {
  patient: Patient | undefined;
  slot: Slot | undefined;
  onTaken: () => void;
  onDone: (visit: Visit) => void;
}) {
  const { t } = useTranslation('board');
  const queries = useQueryClient();
  const now = useNow(60_000);
  const [reason, setReason] = useState('');
  const [overlapReason, setOverlapReason] = useState('');
  const [here, setHere] = useState(false);
  const today = slot !== undefined && dateOf(slot.start, slot.timeZone) === dateOf(now, slot.timeZone);
  const booking = useMutation({
    mutationFn: async (wish: { patient: Patient; slot: Slot }) => {
      const visit = await book(wish, reason.trim(), overlapReason.trim());
      return here && today ? perform({ visit, action: 'check-in' }) : visit;
    },
    onSuccess: (visit) => {
      notifications.show({
        message: t('booking.done', {
          patient: patient?.fullName,
          moment: localMomentOf(visit.start, visit.timeZone),
        }),
      });
      onDone(visit);
    },
    onError: (error) => error instanceof Problem && error.code === 'SLOT_TAKEN' && onTaken(),
    onSettled: (_visit, error) => {
      if (isPassing(error)) return;
      for (const stale of ['appointments', 'slots', 'next-free-date'])
        void queries.invalidateQueries({ queryKey: [stale] });
    },
  });
  const overlaps = booking.error instanceof Problem && booking.error.code === 'PATIENT_OVERLAP';
  const ready = patient !== undefined && slot !== undefined;
  return (
    <Stack gap="md">
      <Text fw={600} role="status">
        {ready
          ? t('booking.what', { patient: patient.fullName, moment: localMomentOf(slot.start, slot.timeZone) })
          : t(patient ? 'booking.chooseTime' : 'booking.choosePatient')}
      </Text>
      <Textarea
        label={t('booking.reason')}
        maxLength={2000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {today && (
        <Checkbox
          size="md"
          label={t('booking.here')}
          checked={here}
          onChange={({ currentTarget }) => setHere(currentTarget.checked)}
        />
      )}
      {booking.error && <Failure error={booking.error} />}
      {overlaps && (
        <Textarea
          label={t('booking.overlap')}
          description={t('booking.overlapHint')}
          maxLength={2000}
          value={overlapReason}
          onChange={({ currentTarget }) => setOverlapReason(currentTarget.value)}
        />
      )}
      <Button
        disabled={!ready || (overlaps && overlapReason.trim() === '')}
        loading={booking.isPending}
        onClick={() => ready && booking.mutate({ patient, slot })}
      >
        {t(overlaps ? 'booking.actionNevertheless' : 'booking.action')}
      </Button>
    </Stack>
  );
}

function book({ patient, slot }: { patient: Patient; slot: Slot }, reason: string, overlapReason: string) {
  const { practitionerId, siteId, visitTypeId, start } = slot;
  const body = {
    ...{ practitionerId, siteId, visitTypeId, start, patientId: patient.id },
    ...(reason === '' ? {} : { reason }),
    ...(overlapReason === '' ? {} : { overlapReason }),
  };
  return once(['book', body], (key) =>
    answered(api.POST('/api/v1/appointments', { params: { header: { 'Idempotency-Key': key } }, body })),
  );
}
