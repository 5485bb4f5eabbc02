import { Stack } from '@mantine/core';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient, Slot } from '../api/schema';
import { Step } from '../book/step';
import { Page } from '../shell/page';
import { TextLink } from '../shell/links';
import { BookConfirm } from './book-confirm';
import { BookTime } from './book-time';
import { ChosenPatient, PatientPicker } from './patient-picker';

export const boardBook = createLazyRoute('/board/book')({ component: BoardBook });

/** The front desk books for anybody: who, when, why; the way a telephone call goes. */
function BoardBook() {
  const { t } = useTranslation('board');
  const { siteId } = boardBook.useSearch();
  const navigate = useNavigate();
  const [patient, setPatient] = useState<Patient>();
  const [slot, setSlot] = useState<Slot>();
  return (
    <Page title={t('booking.title')} width="text">
      <TextLink to="/board" search={{ siteId }}>
        {t('booking.back')}
      </TextLink>
      <Stack gap="lg">
        <Step number={1} title={t('booking.who')}>
          {patient ? (
            <ChosenPatient patient={patient} onOther={() => setPatient(undefined)} />
          ) : (
            <PatientPicker onChoose={setPatient} />
          )}
        </Step>
        <Step number={2} title={t('booking.when')}>
          <BookTime siteId={siteId} chosen={slot} onChoose={setSlot} />
        </Step>
        <Step number={3} title={t('booking.confirm')}>
          <BookConfirm
            patient={patient}
            slot={slot}
            onTaken={() => setSlot(undefined)}
            onDone={(booked) => void navigate({ to: '/board', search: { siteId: booked.siteId } })}
          />
        </Step>
      </Stack>
    </Page>
  );
}
