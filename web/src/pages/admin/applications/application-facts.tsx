import { Card, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../../api/schema';
import { useSpecialtyNames } from './application-lists';
import { licenceState } from './licence';
import { Notice } from '../../../shell/notice';
import { Facts } from '../../../shell/facts';
import { daysWords, languageWords, longDate } from '../../../format/words';

/** Who applies, and with which licence. */
export function ApplicationFacts({ application }: { application: Application }) {
  const { t } = useTranslation('admin');
  const specialties = useSpecialtyNames();
  const given = (value: ReactNode) => value || <Text c="dimmed">{t('application.notGiven')}</Text>;
  const { title, fullName, gender, specialtyIds, languages, yearsOfExperience, qualifications, bio } = application;
  return (
    <Stack gap="lg">
      <Card component="section" aria-labelledby="person">
        <Title order={2} id="person" mb="md">
          {t('application.person')}
        </Title>
        <Facts
          facts={[
            [t('application.fullName'), [title, fullName].filter(Boolean).join(' ')],
            [t('applications.specialties'), given(specialties(specialtyIds))],
            [t('application.qualifications'), given(qualifications)],
            [
              t('application.experience'),
              given(yearsOfExperience !== null && t('application.years', { count: yearsOfExperience })),
            ],
            [t('application.languages'), given(languages.map(languageWords).join(', '))],
            [
              t('application.gender'),
              given(gender && t(`application.genders.${gender as 'female' | 'male' | 'other'}`)),
            ],
            [t('application.bio'), given(bio && <Text style={{ whiteSpace: 'pre-line' }}>{bio}</Text>)],
          ]}
        />
      </Card>
      <Licence licence={application.licence} />
    </Stack>
  );
}

function Licence({ licence: { number, issuingBody, expiresOn } }: Pick<Application, 'licence'>) {
  const { t } = useTranslation('admin');
  const { state, days } = licenceState(expiresOn);
  const none = <Text c="dimmed">{t('application.notGiven')}</Text>;
  const words = { when: daysWords(days) };
  return (
    <Card component="section" aria-labelledby="licence">
      <Title order={2} id="licence" mb="md">
        {t('application.licence')}
      </Title>
      <Facts
        facts={[
          [t('application.number'), number ?? none],
          [t('application.issuingBody'), issuingBody ?? none],
          [
            t('application.validUntil'),
            expiresOn ? (
              <>
                {longDate(expiresOn)} <Text c="dimmed">{daysWords(days)}</Text>
              </>
            ) : (
              none
            ),
          ],
        ]}
      />
      {state !== 'fine' && (
        <Notice mt="md" color={state === 'near' ? 'yellow' : 'red'} title={t(`licence.${state}`, words)}>
          {t(`licence.${state}Text`)}
        </Notice>
      )}
    </Card>
  );
}
