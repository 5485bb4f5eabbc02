import { Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { Pill } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PrescriptionCard } from '../../parts/record/prescription-card';
import { prescriptionsQuery } from '../../parts/record/queries';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { TextLink } from '../../shell/links';
import { More } from '../../shell/more';
import { MePage } from './me-page';
import { usePatientId } from './use-patient-id';

export const prescriptions = createLazyRoute('/me/prescriptions')({ component: PrescriptionsPage });

/** What was prescribed at all visits, the latest first. */
function PrescriptionsPage() {
  const { t } = useTranslation('me');
  const list = useInfiniteQuery(prescriptionsQuery(usePatientId()));
  const found = list.data?.pages.flatMap(({ items }) => items);
  return (
    <MePage title={t('prescriptions.title')} lead={t('prescriptions.lead')}>
      {list.isPending && (
        <Stack>
          <Skeleton h={220} />
          <Skeleton h={220} />
        </Stack>
      )}
      {list.error && !found && <Failure error={list.error} retry={() => void list.refetch()} />}
      {found?.length === 0 && (
        <Empty icon={Pill} title={t('prescriptions.none')}>
          {t('prescriptions.noneText')}
        </Empty>
      )}
      {found?.map((prescription) => (
        <PrescriptionCard key={prescription.id} prescription={prescription}>
          <TextLink to="/visits/$visitId" params={{ visitId: prescription.appointmentId }} className="target">
            {t('prescriptions.visit')}
          </TextLink>
        </PrescriptionCard>
      ))}
      <More list={list} />
    </MePage>
  );
}
