import { Card, Group, Kbd, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Visit } from '../../api/schema';
import { localMomentOf, minutesOf } from '../../format/moment';
import { StepDialog } from '../../parts/appointment/step-dialog';
import { Status } from '../../parts/appointment/status';
import { useSteps } from '../../parts/appointment/use-steps';
import { AppointmentActions } from '../../parts/appointment/actions';
import { patientOf } from '../../parts/appointment/words';
import { medicalHistoryQuery } from '../../parts/record/queries';
import { Failure } from '../../shell/failure';
import { TextLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { Meeting } from '../../parts/appointment/meeting';
import classes from './consultation.module.css';
import { AddDocument } from './add-document';
import { Documents } from './documents';
import { NoteSection } from './note-section';
import { PatientSummary } from './patient-summary';
import { isMissing } from '../../parts/record/patient-queries';
import { PrescriptionsSection } from './prescriptions-section';
import { Section } from '../../shell/section';

/** Notes and prescriptions belong to visits that take place. */
const written: readonly string[] = ['confirmed', 'checked_in', 'in_consultation', 'completed'];

/** Function keys, because letters are typed here all the time. */
const keys: Record<string, string> = {
  F2: '[data-key="note"]',
  F4: '[data-key="prescribe"]',
  F8: '[data-key="step"] button',
};

export function ConsultationView({ visit }: { visit: Visit }) {
  const { t } = useTranslation(['consultation', 'common', 'record']);
  const page = useRef<HTMLDivElement>(null);
  const history = useQuery(medicalHistoryQuery(visit.patientId));
  // Closed, or opened in an emergency for reading alone.
  const readOnly = isMissing(history.error) || history.data?.allowedActions.length === 0;
  const writable = written.includes(visit.status) && !readOnly;

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = keys[event.key];
      if (!target || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      // Not behind a dialog that is open.
      if (document.querySelector('[aria-modal="true"]')) return;
      event.preventDefault();
      page.current?.querySelector<HTMLElement>(target)?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  const { names = {} } = visit;
  const facts = [names.visitType, t('common:minutes', { count: minutesOf(visit) }), names.site].filter(Boolean);
  return (
    <Page
      title={patientOf(visit)}
      lead={
        <>
          <time dateTime={visit.start}>{localMomentOf(visit.start, visit.timeZone)}</time>
          {' · '}
          {facts.join(' · ')}
        </>
      }
    >
      <div className={classes.columns} ref={page}>
        <aside className={classes.aside} aria-label={t('visit.patient')}>
          <PatientSummary patientId={visit.patientId} />
        </aside>
        <Stack gap="lg">
          <Steps visit={visit} />
          <Meeting visit={visit} />
          {visit.hasReason && (
            <Section title={t('visit.reason')}>
              <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{visit.reason}</Text>
            </Section>
          )}
          <NoteSection visit={visit} writable={writable} />
          <PrescriptionsSection visit={visit} writable={writable} />
          <Section title={t('documents.title')}>
            <Stack gap="lg">
              <Documents patientId={visit.patientId} appointmentId={visit.id} />
              {writable && <AddDocument patientId={visit.patientId} appointmentId={visit.id} />}
            </Stack>
          </Section>
          <Text size="sm" c="dimmed" visibleFrom="md">
            <Trans
              t={t}
              i18nKey="visit.keys"
              components={[1, 2, 3, 4].map((nth) => (
                <Kbd key={nth} className={classes.kbd} />
              ))}
            />
          </Text>
          <TextLink to="/desk">{t('visit.toDay')}</TextLink>
        </Stack>
      </div>
    </Page>
  );
}

/** Where the visit stands, and the step that comes next. */
function Steps({ visit }: { visit: Visit }) {
  const { t } = useTranslation('consultation');
  const steps = useSteps(visit);
  return (
    <Card component="section" aria-label={t('visit.standing')} padding="md">
      <Group justify="space-between" gap="sm">
        <div role="status">
          <Status status={visit.status} />
        </div>
        <Group gap="xs" wrap="nowrap" data-key="step">
          <AppointmentActions layout="menu" visit={visit} steps={steps} prominent here />
        </Group>
      </Group>
      {steps.error && steps.asked === undefined && <Failure error={steps.error} retry={steps.retry} />}
      <StepDialog visit={visit} steps={steps} />
    </Card>
  );
}
