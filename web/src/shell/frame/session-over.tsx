import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { session } from '../../api/session';
import { Failure } from '../failure';

/**
 * The server has ended the session while something was typed or sent. The page stays as it is, unreadable under this, and
 * goes on with the password of the same account.
 */
export function SessionOver({ email }: { email: string }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const entering = useMutation({ mutationFn: () => session.signIn(email, password) });
  const wrong = entering.error instanceof Problem && entering.error.status === 401;

  function submit(event: FormEvent): void {
    event.preventDefault();
    // The dialog may stand inside of a form of the page, as far as React knows.
    event.stopPropagation();
    if (password !== '') entering.mutate();
  }

  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={1000}
      title={t('sessionOver.title')}
      overlayProps={{ backgroundOpacity: 1, color: 'var(--mantine-color-body)' }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Text style={{ overflowWrap: 'anywhere' }}>{t('sessionOver.text', { email })}</Text>
          {/* For password managers, which look for whose password it is. */}
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            data-autofocus
            label={t('sessionOver.password')}
            autoComplete="current-password"
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            error={wrong && t('sessionOver.wrong')}
          />
          {entering.error && !wrong && <Failure error={entering.error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => session.forget()}>
              {t('sessionOver.leave')}
            </Button>
            <Button type="submit" loading={entering.isPending}>
              {t('sessionOver.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
