import { ActionIcon, Group, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Check, CircleUser, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { session, useSession } from '../api/session';
import { ButtonLink } from './links';

const schemes = [
  ['light', 'nav.light', Sun],
  ['dark', 'nav.dark', Moon],
  ['auto', 'nav.automatic', Monitor],
] as const;

/** Who is signed in, how it looks, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const state = useSession();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const account = state.status === 'signed-in' ? state.account : undefined;

  async function signOut() {
    await session.signOut();
    await navigate({ to: '/' });
  }

  return (
    <Group gap="xs" wrap="nowrap">
      {!account && (
        <>
          <ButtonLink to="/sign-up" variant="subtle" visibleFrom="sm">
            {t('nav.signUp')}
          </ButtonLink>
          <ButtonLink to="/sign-in" variant="light">
            {t('nav.signIn')}
          </ButtonLink>
        </>
      )}
      <Menu position="bottom-end" width={260} transitionProps={{ duration: 100 }}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            aria-label={account ? t('nav.account') : t('nav.appearance')}
          >
            {account ? <CircleUser aria-hidden /> : <Sun aria-hidden />}
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {account && (
            <Text px="sm" py="xs" fw={600} truncate>
              {account.email}
            </Text>
          )}
          <Menu.Label>{t('nav.appearance')}</Menu.Label>
          {schemes.map(([scheme, words, Icon]) => (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={18} aria-hidden />}
              rightSection={colorScheme === scheme && <Check size={18} aria-hidden />}
              onClick={() => setColorScheme(scheme)}
              aria-current={colorScheme === scheme}
            >
              {t(words)}
            </Menu.Item>
          ))}
          {account && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<LogOut size={18} aria-hidden />} onClick={() => void signOut()}>
                {t('nav.signOut')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
