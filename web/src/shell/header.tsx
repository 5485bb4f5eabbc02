import { Box, Burger, Container, Drawer, Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { NavLinks } from './nav-links';

/** Brand, navigation and account: in a row where there is room, behind one button on phones. */
export function Header() {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(close, [path, close]);
  const restoring = useSession().status === 'restoring';
  return (
    <Box component="header" style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
      <Container size={1088} px="md">
        <Group h={64} justify="space-between" wrap="nowrap">
          <Brand />
          <Group component="nav" aria-label={t('nav.label')} gap={4} visibleFrom="sm" wrap="nowrap" flex={1} ms="lg">
            {restoring ? <Skeleton w={200} h={20} /> : <NavLinks />}
          </Group>
          <Group gap="xs" wrap="nowrap">
            {restoring ? <Skeleton w={96} h={36} /> : <AccountMenu />}
            <Burger
              hiddenFrom="sm"
              size="md"
              opened={opened}
              onClick={open}
              aria-label={t('nav.menu')}
              aria-expanded={opened}
              style={{ minWidth: 44, minHeight: 44 }}
            />
          </Group>
        </Group>
      </Container>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size={300}
        title={t('nav.menu')}
        closeButtonProps={{ 'aria-label': t('close'), size: 44 }}
      >
        <Stack component="nav" aria-label={t('nav.label')} gap={4}>
          <NavLinks />
        </Stack>
      </Drawer>
    </Box>
  );
}
