import {
  ActionIcon,
  Box,
  Divider,
  type MantineColorScheme,
  NativeSelect,
  NavLink,
  SegmentedControl,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { CircleUser, KeyRound, LogOut, Menu } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { session, useSession } from '../../api/session';
import { chooseLanguage, languages, type Language } from '../../format/language';
import classes from './account-menu.module.css';
import { NavLinks } from './nav-links';

/**
 * Who is signed in, how it looks, the way out, and on phones the navigation. A popover of the platform's own: Escape, a
 * press outside and the keyboard's order come with it.
 */
export function AccountMenu() {
  const { t, i18n } = useTranslation();
  const state = useSession();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const panel = useRef<HTMLDivElement>(null);
  const path = useRouterState({ select: ({ location }) => location.href });
  useEffect(() => panel.current?.hidePopover(), [path]);
  const account = state.status === 'signed-in' ? state.account : undefined;

  async function signOut() {
    panel.current?.hidePopover();
    await session.signOut();
    await navigate({ to: '/' });
  }

  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        aria-label={account ? t('nav.account') : t('nav.menu')}
        popoverTarget="account-menu"
      >
        {account ? <CircleUser aria-hidden /> : <Menu aria-hidden />}
      </ActionIcon>
      <Box id="account-menu" popover="auto" ref={panel} className={classes.panel}>
        <Stack gap="sm">
          {account && (
            <Text fw={600} truncate>
              {account.email}
            </Text>
          )}
          <Stack component="nav" aria-label={t('nav.menu')} gap={0} hiddenFrom="sm">
            <NavLinks />
          </Stack>
          <Divider hiddenFrom="sm" />
          <Text size="sm" c="dimmed" id="appearance">
            {t('nav.appearance')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="appearance"
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
            data={[
              { value: 'light', label: t('nav.light') },
              { value: 'dark', label: t('nav.dark') },
              { value: 'auto', label: t('nav.automatic') },
            ]}
          />
          <NativeSelect
            label={t('nav.language')}
            value={i18n.language}
            onChange={({ currentTarget }) => chooseLanguage(currentTarget.value as Language)}
            data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          />
          {account && (
            <NavLink
              component={Link}
              to="/me/security"
              mih={44}
              label={t('nav.security')}
              leftSection={<KeyRound size={18} aria-hidden />}
            />
          )}
          {account && (
            <NavLink
              component="button"
              mih={44}
              label={t('nav.signOut')}
              leftSection={<LogOut size={18} aria-hidden />}
              onClick={() => void signOut()}
            />
          )}
        </Stack>
      </Box>
    </>
  );
}
