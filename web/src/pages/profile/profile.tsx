import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/session';
import { Section } from '../../shell/section';
import { Failure } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { Credentials } from './credentials';
import { OfferedTypes } from './offered-types';
import { ProfileForm } from './profile-form';
import { ProfilePhoto } from './profile-photo';
import { profileQuery } from './queries';

export const profile = createLazyRoute('/desk/profile')({ component: ProfilePage });

/** How a practitioner appears to patients, what they offer, and what proves their licence. */
function ProfilePage() {
  const { t } = useTranslation('profile');
  const id = useAccount().practitionerId ?? '';
  const read = useQuery(profileQuery(id));
  const { data } = read;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      width="text"
      actions={
        <ButtonLink to="/practitioners/$practitionerId" params={{ practitionerId: id }} variant="default">
          {t('asPatients')}
        </ButtonLink>
      }
    >
      {read.error && <Failure error={read.error} retry={() => void read.refetch()} />}
      {data ? (
        <Stack gap="lg">
          <Section title={t('photo.title')}>
            <ProfilePhoto profile={data.profile} />
          </Section>
          <Section title={t('about.title')}>
            <ProfileForm key={data.version} read={data} />
          </Section>
          <Section title={t('types.title')}>
            <OfferedTypes key={data.version} read={data} />
          </Section>
          <Section title={t('credentials.title')}>
            <Credentials profile={data.profile} />
          </Section>
        </Stack>
      ) : (
        !read.error && (
          <Stack gap="lg" aria-hidden>
            <Skeleton h={140} />
            <Skeleton h={420} />
          </Stack>
        )
      )}
    </Page>
  );
}
