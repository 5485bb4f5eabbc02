import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSpecialties } from '../../api/catalogue';
import { languageName } from '../../parts/practitioner/words';
import { plainDate } from '../../format/as-known';
import { Notice } from '../../shell/notice';
import { Failure } from '../../shell/failure';
import { ButtonLink, TextLink } from '../../shell/links';
import { DocumentList } from './documents-step';
import type { ReadApplication } from './queries';
import { isFilled, steps } from './steps';
import { useSubmit } from './use-application';

/** Everything once more, then the deed. What is missing is said before the server has to. */
export function ReviewStep({ read }: { read: ReadApplication }) {
  const { t } = useTranslation('apply');
  const { application } = read;
  const submit = useSubmit(read);
  const specialties = useSpecialties().data ?? [];
  const missing = steps.filter((step) => step !== 'review' && !isFilled(step, application));
  const { licence, fullName, title, languages, specialtyIds, qualifications, yearsOfExperience, bio } = application;
  const facts = [
    [t('fields.fullName'), [title, fullName].filter(Boolean).join(' ')],
    [t('fields.languages'), languages.map(languageName).join(', ')],
    [t('fields.specialties'), specialtyIds.map((id) => specialties.find((one) => one.id === id)?.name).join(', ')],
    [t('fields.qualifications'), qualifications],
    [t('fields.years'), yearsOfExperience?.toString()],
    [t('fields.number'), licence.number],
    [t('fields.issuingBody'), licence.issuingBody],
    [t('fields.expiresOn'), licence.expiresOn && plainDate(licence.expiresOn)],
    [t('fields.bio'), bio],
  ] as const;
  return (
    <Stack gap="md">
      <Title order={2}>{t('steps.review')}</Title>
      <dl style={{ margin: 0 }}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ paddingBlock: 4 }}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
              {value || t('fields.notSaid')}
            </Text>
          </div>
        ))}
      </dl>
      <Title order={3}>{t('documents.label')}</Title>
      <DocumentList documents={application.documents} />
      {missing.length > 0 && (
        <Notice color="yellow" title={t('missing')}>
          <List>
            {missing.map((step) => (
              <List.Item key={step}>
                <TextLink to="/apply" search={{ step }} inherit c="inherit" underline="always">
                  {t(`missingOf.${step as 'about'}`)}
                </TextLink>
              </List.Item>
            ))}
          </List>
        </Notice>
      )}
      {submit.error && <Failure error={submit.error} />}
      <Group gap="sm">
        <Button loading={submit.isPending} disabled={missing.length > 0} onClick={() => submit.mutate()}>
          {t(application.status === 'needs_info' ? 'submitAgain' : 'submit')}
        </Button>
        <ButtonLink to="/apply" search={{ step: 'documents' }} variant="default">
          {t('back')}
        </ButtonLink>
      </Group>
    </Stack>
  );
}
