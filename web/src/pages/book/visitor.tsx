import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../shell/links';

/** Two ways in; both lead back to this time. */
export function Visitor() {
  const { t } = useTranslation('book');
  const next = useLocation({ select: ({ href }) => href });
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2}>{t('visitor.title')}</Title>
        <Text>{t('visitor.text')}</Text>
        <Group gap="sm">
          <ButtonLink to="/sign-in" search={{ next }}>
            {t('visitor.signIn')}
          </ButtonLink>
          <ButtonLink to="/sign-up" search={{ next }} variant="default">
            {t('visitor.signUp')}
          </ButtonLink>
        </Group>
      </Stack>
    </Card>
  );
}
