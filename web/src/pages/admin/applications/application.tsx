import { Grid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import type { Application } from '../../../api/schema';
import { momentOf, readersZone } from '../../../format/zoned';
import { Failure } from '../../../shell/failure';
import { TextLink } from '../../../shell/links';
import { NotFound } from '../../../shell/not-found';
import { AdminPage } from '../admin-page';
import { ApplicationDocuments } from './application-documents';
import { ApplicationFacts } from './application-facts';
import { ApplicationStatus } from './application-status';
import { Notice } from '../../../shell/notice';
import { applicationQuery } from '../queries';
import { ReviewActions } from './review-actions';

export const application = createLazyRoute('/admin/applications/$applicationId')({ component: ApplicationPage });

/** Everything that an application says, its documents beside it, and what can be decided now. */
function ApplicationPage() {
  const { t } = useTranslation('admin');
  const { applicationId } = application.useParams();
  const { data, error, refetch } = useQuery(applicationQuery(applicationId));
  if (error instanceof Problem && (error.status === 404 || error.status === 400)) return <NotFound />;
  if (!data) {
    return (
      <AdminPage title={t('nav.applications')}>
        {error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton height={420} />}
      </AdminPage>
    );
  }
  return (
    <AdminPage title={[data.title, data.fullName].filter(Boolean).join(' ')} lead={<Standing application={data} />}>
      <ReviewWords application={data} />
      <ReviewActions application={data} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <ApplicationFacts application={data} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <ApplicationDocuments application={data} />
        </Grid.Col>
      </Grid>
      <div>
        <TextLink to="/admin/applications">{t('application.back')}</TextLink>
      </div>
    </AdminPage>
  );
}

function Standing({ application: { status, submittedAt, createdAt, decidedAt } }: { application: Application }) {
  const { t } = useTranslation('admin');
  const when = (at: string) => momentOf(at, readersZone());
  return (
    <Stack gap={4} align="flex-start">
      <ApplicationStatus status={status} />
      <span>
        {submittedAt
          ? t('application.handedInAt', { when: when(submittedAt) })
          : t('application.begunAt', { when: when(createdAt) })}
      </span>
      {decidedAt && <span>{t('application.decidedAt', { when: when(decidedAt) })}</span>}
    </Stack>
  );
}

/** What the review said last, and where the approved practitioner is found. */
function ReviewWords({ application: { status, reason, practitionerId } }: { application: Application }) {
  const { t } = useTranslation('admin');
  const kind = status === 'needs_info' || status === 'rejected' ? status : 'other';
  return (
    <>
      {reason && (
        <Notice color="gray" title={t(`application.reason.${kind}`)}>
          <Text style={{ whiteSpace: 'pre-line' }}>{reason}</Text>
        </Notice>
      )}
      {practitionerId && (
        <div>
          <TextLink to="/practitioners/$practitionerId" params={{ practitionerId }}>
            {t('application.practitioner')}
          </TextLink>
        </div>
      )}
    </>
  );
}
