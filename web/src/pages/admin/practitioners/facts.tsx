import { Card, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../../../api/schema';
import { offeredBy, ownFee } from '../../../parts/practitioner/words';
import { moneyOf } from '../../../format/money';
import { Facts } from '../../../shell/facts';
import { TextLink } from '../../../shell/links';
import { LicenceExpiry } from '../applications/licence';
import { allVisitTypes } from '../queries';
import { useSiteName } from '../use-site-name';
import { languageWords } from '../../../format/words';
import { NextFree } from './next-free';

/** Who somebody is, and where else they are found. */
export function PersonCard({ practitioner }: { practitioner: Practitioner }) {
  const { t } = useTranslation(['practitioners', 'admin']);
  const siteName = useSiteName();
  const none = <Text c="dimmed">{t('admin:application.notGiven')}</Text>;
  const { id, specialties, siteIds, languages, qualifications, accountId } = practitioner;
  return (
    <Card component="section" aria-labelledby="person">
      <Title order={2} id="person" mb="md">
        {t('admin:application.person')}
      </Title>
      <Facts
        facts={[
          [t('admin:applications.specialties'), specialties.map(({ name }) => name).join(', ') || none],
          [t('sites'), siteIds.map(siteName).join(', ') || none],
          [t('admin:application.languages'), languages.map(languageWords).join(', ') || none],
          [t('admin:application.qualifications'), qualifications || none],
          [t('admin:visitTypes.fee'), <Fee key="fee" practitioner={practitioner} />],
          [t('next.label'), <NextFree key="next" practitioner={practitioner} />],
          [
            t('profile'),
            <TextLink key="profile" to="/practitioners/$practitionerId" params={{ practitionerId: id }}>
              {t('admin:application.practitioner')}
            </TextLink>,
          ],
          ...(accountId
            ? ([
                [
                  t('account'),
                  <TextLink key="account" to="/admin/accounts/$accountId" params={{ accountId }}>
                    {t('toAccount')}
                  </TextLink>,
                ],
              ] as const)
            : []),
        ]}
      />
    </Card>
  );
}

/** Their own fee; else that of the visit type counts. */
function Fee({ practitioner }: { practitioner: Practitioner }) {
  const { t } = useTranslation('practitioners');
  const types = useInfiniteQuery(allVisitTypes).data?.pages.flatMap((page) => page.items) ?? [];
  const own = ownFee(practitioner.fee, offeredBy(practitioner, types));
  return own ? moneyOf(own) : t('feeOfType');
}

/** What somebody is allowed to practise by. */
export function LicenceCard({ practitioner: { licence } }: { practitioner: Practitioner }) {
  const { t } = useTranslation(['practitioners', 'admin']);
  const none = <Text c="dimmed">{t('admin:application.notGiven')}</Text>;
  return (
    <Card component="section" aria-labelledby="licence">
      <Title order={2} id="licence" mb="md">
        {t('admin:application.licence')}
      </Title>
      <Facts
        facts={[
          [t('admin:application.number'), licence?.number ?? none],
          [t('admin:application.issuingBody'), licence?.issuingBody ?? none],
          [t('valid'), <LicenceExpiry key="until" expiresOn={licence?.expiresOn ?? null} />],
        ]}
      />
    </Card>
  );
}
