import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../api/schema';
import { PrescriptionCard } from '../../parts/record/prescription-card';
import { visitPrescriptionsQuery } from '../../parts/record/queries';
import { Failure } from '../../shell/failure';
import { PrescriptionActions } from './prescription-actions';
import { PrescriptionForm } from './prescription-form';
import { Section } from '../../shell/section';

/** What is prescribed at the visit: written, checked as a draft, issued. */
export function PrescriptionsSection({ visit, writable }: { visit: Visit; writable: boolean }) {
  const { t } = useTranslation(['consultation', 'record']);
  const read = useQuery(visitPrescriptionsQuery(visit.id));
  const [writing, setWriting] = useState(false);
  return (
    <Section title={t('prescription.title')}>
      <Stack gap="md">
        {read.error && <Failure error={read.error} retry={() => void read.refetch()} />}
        {read.isPending && <Skeleton h={80} />}
        {read.data?.length === 0 && !writing && <Text c="dimmed">{t('prescription.none')}</Text>}
        {read.data?.map((prescription) => (
          <PrescriptionCard key={prescription.id} prescription={prescription} titleLevel={3}>
            <PrescriptionActions prescription={prescription} />
          </PrescriptionCard>
        ))}
        {writing && <PrescriptionForm visit={visit} onClose={() => setWriting(false)} />}
        {writable && !writing && (
          <div>
            <Button
              data-key="prescribe"
              variant="light"
              aria-keyshortcuts="F4"
              leftSection={<Plus size={18} aria-hidden />}
              onClick={() => setWriting(true)}
            >
              {t('prescription.write')}
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  );
}
