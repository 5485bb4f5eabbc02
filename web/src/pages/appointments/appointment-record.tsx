import { Card, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../api/schema';
import { NoteView } from '../../parts/record/note-view';
import { PrescriptionCard } from '../../parts/record/prescription-card';
import { noteQuery, visitPrescriptionsQuery } from '../../parts/record/queries';
import { Failure } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';

/** What a visit left in the patient's record: what was prescribed, and the note once it is released. */
export function VisitRecord({ visit }: { visit: Visit }) {
  const { t } = useTranslation('appointment');
  const note = useQuery(noteQuery(visit.id));
  const prescriptions = useQuery(visitPrescriptionsQuery(visit.id));
  return (
    <>
      {prescriptions.error && <Failure error={prescriptions.error} retry={() => void prescriptions.refetch()} />}
      {prescriptions.data && prescriptions.data.length > 0 && (
        <Stack component="section" gap="sm">
          <Title order={2}>{t('record.prescriptions')}</Title>
          {prescriptions.data.map((prescription) => (
            <PrescriptionCard key={prescription.id} prescription={prescription} titleLevel={3} />
          ))}
        </Stack>
      )}
      {note.error && <Failure error={note.error} retry={() => void note.refetch()} />}
      {note.data && (
        <Stack component="section" gap="sm">
          <Title order={2}>{t('record.note')}</Title>
          <Card>
            <NoteView note={note.data} timeZone={visit.timeZone} />
          </Card>
        </Stack>
      )}
      <div>
        <ButtonLink to="/me/documents" search={{ visitId: visit.id }} variant="default">
          {t('record.documents')}
        </ButtonLink>
      </div>
    </>
  );
}
