import { Anchor, Button, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MedicalHistory, Patient } from '../../api/schema';
import { EmergencyContacts } from '../../parts/record/emergency-contacts';
import { HistoryEditor } from './history-editor';
import { HistoryView } from '../../parts/record/history-view';
import { PatientPhoto } from '../../parts/record/patient-photo';
import { PrescriptionCard } from '../../parts/record/prescription-card';
import { prescriptionsQuery } from '../../parts/record/queries';
import { readersZone, shortDayOf } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import { Page } from '../../shell/page';
import classes from './consultation.module.css';
import { AddDocument } from './add-document';
import { Documents } from './documents';
import { EarlierVisits } from './earlier-visits';
import { OpenUntil } from './open-until';
import { usePersonWords } from './person-words';
import { Section } from '../../shell/section';

/** What a practitioner in care sees of a patient: who it is, what is known, what happened. */
export function PatientView({ patient, history }: { patient: Patient; history: MedicalHistory }) {
  const { t } = useTranslation(['consultation', 'record']);
  const words = usePersonWords();
  const [editing, setEditing] = useState(false);
  // Not for who opened the record in an emergency.
  const mayWrite = history.allowedActions.includes('write');
  return (
    <Page title={patient.fullName} lead={words(patient)} actions={<PatientPhoto patient={patient} />}>
      {!mayWrite && <OpenUntil patientId={patient.id} />}
      <div className={classes.columns}>
        <Stack gap="lg">
          <Section
            title={t('history.title')}
            action={
              mayWrite &&
              !editing && (
                <Button
                  variant="default"
                  leftSection={<Pencil size={18} aria-hidden />}
                  onClick={() => setEditing(true)}
                >
                  {t('history.edit')}
                </Button>
              )
            }
          >
            {editing ? (
              <HistoryEditor patientId={patient.id} onClose={() => setEditing(false)} />
            ) : (
              <HistoryRead history={history} />
            )}
          </Section>
          <EarlierVisits patientId={patient.id} />
          <Prescribed patientId={patient.id} />
          <Section title={t('documents.title')}>
            <Stack gap="lg">
              <Documents patientId={patient.id} />
              {mayWrite && <AddDocument patientId={patient.id} />}
            </Stack>
          </Section>
        </Stack>
        <Stack gap="lg" component="aside" aria-label={t('record.person')}>
          <Section title={t('record.person')}>
            <PersonFacts patient={patient} />
          </Section>
          <Section title={t('contacts.title')}>
            <EmergencyContacts patientId={patient.id} />
          </Section>
        </Stack>
      </div>
    </Page>
  );
}

function PersonFacts({ patient }: { patient: Patient }) {
  const { t } = useTranslation('consultation');
  const { phone, email, address } = patient;
  const where =
    address && [address.line1, address.postalCode, address.city, address.country].filter(Boolean).join(', ');
  const facts = [
    [t('record.phone'), phone && <Anchor href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</Anchor>],
    [t('record.email'), email && <Anchor href={`mailto:${email}`}>{email}</Anchor>],
    [t('record.address'), where],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? t('record.unknown')}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The allergies before all else, then everything, and how old it is. */
function HistoryRead({ history }: { history: MedicalHistory }) {
  const { t } = useTranslation('consultation');
  const { updatedAt, updatedBy } = history;
  if (updatedAt === null) return <Text c="dimmed">{t('history.never')}</Text>;
  const when = shortDayOf(updatedAt, readersZone());
  return (
    <Stack gap="md">
      <HistoryView history={history} titleLevel={3} />
      <Text size="sm" c="dimmed">
        {t(updatedBy === 'patient' ? 'history.byPatient' : 'history.byPractitioner', { when })}
      </Text>
    </Stack>
  );
}

/** What the reader has prescribed: other practitioners' prescriptions are theirs. */
function Prescribed({ patientId }: { patientId: string }) {
  const { t } = useTranslation(['consultation', 'common']);
  const read = useInfiniteQuery(prescriptionsQuery(patientId));
  const all = read.data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={t('record.prescribed')}>
      <Stack gap="md">
        {read.error && <Failure error={read.error} retry={() => void read.refetch()} />}
        {read.isPending && <Skeleton h={96} />}
        {all?.length === 0 && <Text c="dimmed">{t('prescription.none')}</Text>}
        {all?.map((prescription) => (
          <PrescriptionCard key={prescription.id} prescription={prescription} titleLevel={3} />
        ))}
        {read.hasNextPage && (
          <div>
            <Button variant="default" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
              {t('common:more')}
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  );
}
