import { Anchor, Box, Container, Group, Text } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { Header } from './header';
import { TextLink } from '../links';
import { Offline } from './offline';

// Hardly ever needed.
const SessionOver = lazy(() => import('./session-over').then((loaded) => ({ default: loaded.SessionOver })));

/** What surrounds every page. */
export function Layout() {
  const { t } = useTranslation();
  const session = useSession();
  const practitioner = session.status === 'signed-in' && session.account.roles.includes('practitioner');
  if (session.status === 'left') return null;
  return (
    <Box mih="100dvh" style={{ display: 'flex', flexDirection: 'column' }}>
      <Anchor href="#content" className="skip">
        {t('skip')}
      </Anchor>
      <Header />
      <Offline />
      <main id="content" tabIndex={-1} style={{ flex: 1, outline: 'none' }}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      {session.status === 'signed-in' && session.over && (
        <Suspense>
          <SessionOver email={session.account.email} />
        </Suspense>
      )}
      <Box component="footer" py="lg">
        <Container size={1088} px="md">
          <Group justify="space-between" gap="xs">
            <Text size="sm" c="dimmed">
              {t('footer')}
            </Text>
            {practitioner || (
              <TextLink to="/apply" size="sm" c="dimmed" lh="44px">
                {t('nav.apply')}
              </TextLink>
            )}
          </Group>
        </Container>
      </Box>
    </Box>
  );
}
