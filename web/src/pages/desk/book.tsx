import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../api/schema';
import { Step } from '../../shell/step';
import { patientQuery } from '../../parts/record/patient-queries';
import { SiteChoice } from '../../parts/day/site-choice';
import { Page } from '../../shell/page';
import { TextLink } from '../../shell/links';
import { BookConfirm } from './book-confirm';
import { BookTime, type DeskChoice } from './book-time';
import { ChosenPatient, PatientPicker } from './patient-picker';
import { useOwnSites } from './use-own-sites';

export const boardBook = createLazyRoute('/board/book')({ component: BoardBook });

/** The front desk books for anybody: who, when, why; the way a telephone call goes. */
function BoardBook() {
  const { t } = useTranslation('desk');
  const search = boardBook.useSearch();
  const { patientId } = search;
  const { sites } = useOwnSites();
  const site = sites?.find(({ id }) => id === search.siteId) ?? sites?.[0];
  const siteId = site?.id;
  const navigate = useNavigate();
  const fromFile = useQuery({ ...patientQuery(patientId ?? ''), enabled: patientId !== undefined }).data;
  // Somebody else than the file that the page was opened from: null until they are chosen.
  const [chosen, setPatient] = useState<Patient | null>();
  const patient = chosen === undefined ? fromFile : (chosen ?? undefined);
  const [choice, setChoice] = useState<DeskChoice>();
  return (
    <Page title={t('booking.title')} width="text">
      <TextLink to="/board" search={{ siteId }}>
        {t('booking.back')}
      </TextLink>
      <Stack gap="lg">
        <Step number={1} title={t('booking.who')}>
          {patient ? (
            <ChosenPatient patient={patient} onOther={() => setPatient(null)} />
          ) : (
            <PatientPicker onChoose={setPatient} />
          )}
        </Step>
        <Step number={2} title={t('booking.when')}>
          {sites && (
            <SiteChoice
              sites={sites}
              value={siteId}
              all={false}
              onChange={(at) => {
                setChoice(undefined);
                void navigate({ to: '/board/book', search: { ...search, siteId: at }, replace: true });
              }}
            />
          )}
          <BookTime key={siteId} siteId={siteId} chosen={choice?.slot} onChoose={setChoice} />
        </Step>
        <Step number={3} title={t('booking.confirm')}>
          <BookConfirm
            patient={patient}
            choice={choice}
            site={site?.name ?? ''}
            onTaken={() => setChoice(undefined)}
            onDone={(booked) => void navigate({ to: '/board', search: { siteId: booked.siteId } })}
          />
        </Step>
      </Stack>
    </Page>
  );
}
