import { Box, Container, Group, Skeleton } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { ButtonLink } from '../links';
import { NavLinks } from './nav-links';

/** Brand, navigation and account: in a row where there is room; on phones the menu holds the navigation too. */
export function Header() {
  const { t } = useTranslation();
  const { status } = useSession();
  // Whoever has chosen a time comes back to it.
  const next = useRouterState({
    select: ({ location }) => (location.pathname.startsWith('/book/') ? location.href : undefined),
  });
  return (
    <Box component="header" style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
      <Container size={1088} px="md">
        <Group h={64} justify="space-between" wrap="nowrap" gap="xs">
          <Brand />
          <Group component="nav" aria-label={t('nav.label')} gap={4} visibleFrom="sm" wrap="nowrap" flex={1} ms="lg">
            {status === 'restoring' ? <Skeleton w={200} h={20} /> : <NavLinks />}
          </Group>
          {/* A clinic's name may be long: it gives way, what people press does not. */}
          <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
            {status === 'restoring' && <Skeleton w={96} h={36} />}
            {status === 'signed-out' && (
              <>
                <ButtonLink to="/sign-up" search={{ next }} variant="subtle" visibleFrom="sm">
                  {t('nav.signUp')}
                </ButtonLink>
                <ButtonLink to="/sign-in" search={{ next }} variant="light" px={{ base: 'sm', sm: 'lg' }}>
                  {t('nav.signIn')}
                </ButtonLink>
              </>
            )}
            <AccountMenu />
          </Group>
        </Group>
      </Container>
    </Box>
  );
}
