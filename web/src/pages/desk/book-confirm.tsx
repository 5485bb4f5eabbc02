import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { useNow } from '../../api/clock';
import { once } from '../../api/once';
import { isPassing, Problem } from '../../api/problem';
import type { Patient, Slot, Visit } from '../../api/schema';
import { perform } from '../../parts/appointment/commands';
import { localMomentOf } from '../../format/moment';
import { dateOf } from '../../format/zoned';
import { moneyOf } from '../../format/money';
import { Failure } from '../../shell/failure';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import type { DeskChoice } from './book-time';

/** The deed: what is booked for whom, and for who stands at the desk the check-in at once. */
export function BookConfirm({
  patient,
  choice,
  site,
  onTaken,
  onDone,
}: {
  patient: Patient | undefined;
  choice: DeskChoice | undefined;
  /** What the site is called. */
  site: string;
  onTaken: () => void;
  onDone: (visit: Visit) => void;
}) {
  const { t } = useTranslation('desk');
  const slot = choice?.slot;
  const booked = useRef(false);
  const queries = useQueryClient();
  const now = useNow(60_000);
  const [reason, setReason] = useState('');
  const [overlapReason, setOverlapReason] = useState('');
  const [here, setHere] = useState(false);
  const today = slot !== undefined && dateOf(slot.start, slot.timeZone) === dateOf(now, slot.timeZone);
  const booking = useMutation({
    mutationFn: async (wish: { patient: Patient; slot: Slot }) => {
      const visit = await book(wish, reason.trim(), overlapReason.trim());
      return here && today ? perform(visit, { action: 'check-in' }) : visit;
    },
    onSuccess: (visit) => {
      booked.current = true;
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
  return (
    <Stack gap="md">
      <div role="status">
        {patient && choice ? (
          <ReadBack patient={patient} choice={choice} site={site} />
        ) : (
          <Text fw={600}>{t(patient ? 'booking.chooseTime' : 'booking.choosePatient')}</Text>
        )}
      </div>
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
        disabled={!patient || !slot || (overlaps && overlapReason.trim() === '')}
        loading={booking.isPending}
        onClick={() => patient && slot && booking.mutate({ patient, slot })}
      >
        {t(overlaps ? 'booking.actionNevertheless' : 'booking.action')}
      </Button>
      <UnsavedGuard unsaved={() => !booked.current && (reason.trim() !== '' || overlapReason.trim() !== '')} />
    </Stack>
  );
}

/** Everything that the caller hears once more before it is booked, and where they are called back. */
function ReadBack({ patient, choice, site }: { patient: Patient; choice: DeskChoice; site: string }) {
  const { t } = useTranslation('desk');
  const { slot, practitioner, visitType, fee } = choice;
  const moment = localMomentOf(slot.start, slot.timeZone);
  return (
    <>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {t('booking.what', { visitType, patient: patient.fullName, practitioner, moment, site })}
      </Text>
      <Text c="dimmed">
        {fee ? t('booking.fee', { fee: moneyOf(fee) }) : t('booking.noFee')} {t('booking.atOnce')}{' '}
        {patient.phone ? t('booking.callBack', { phone: patient.phone }) : t('booking.noPhone')}
      </Text>
    </>
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
