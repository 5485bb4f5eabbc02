import { Button, Group, List, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import { once } from '../../../api/once';
import type { Practitioner, Resolution } from '../../../api/schema';
import { ImpactDialog } from '../../../parts/hours/impact';
import { useSettling } from '../../../parts/hours/use-settling';
import { nameOf } from '../../../parts/practitioner/words';
import { Failure } from '../../../shell/failure';
import { Dialog } from '../../../shell/dialog';
import { licenceState } from '../applications/licence';

type Action = 'suspend' | 'activate';

interface AccessProps {
  practitioner: Practitioner;
  version: string;
}

/** Takes somebody out of the directory and out of booking, or lets them back. */
export function Access({ practitioner, version }: AccessProps) {
  const { t } = useTranslation('practitioners');
  // The action stays what it was while the dialog fades.
  const [asked, setAsked] = useState<{ action: Action; opened: boolean }>({ action: 'suspend', opened: false });
  const possible: Action = practitioner.status === 'suspended' ? 'activate' : 'suspend';
  const close = () => setAsked({ ...asked, opened: false });
  return (
    <>
      <Button
        variant={possible === 'suspend' ? 'default' : 'filled'}
        c={possible === 'suspend' ? 'var(--mantine-color-error)' : undefined}
        onClick={() => setAsked({ action: possible, opened: true })}
      >
        {t(`${possible}.action`)}
      </Button>
      <Dialog
        roomy
        opened={asked.opened}
        onClose={close}
        title={t(`${asked.action}.title`, { name: nameOf(practitioner) })}
      >
        <AccessForm practitioner={practitioner} version={version} action={asked.action} onClose={close} />
      </Dialog>
    </>
  );
}

function AccessForm({ practitioner, version, action, onClose }: AccessProps & { action: Action; onClose: () => void }) {
  const { t } = useTranslation(['practitioners', 'common']);
  const { command, settling } = useAccessCommand(practitioner, version);
  return (
    <Stack gap="md">
      {action === 'suspend' ? <SuspendImpact /> : <ActivateImpact practitioner={practitioner} />}
      {command.error && <Failure error={command.error} />}
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          color={action === 'suspend' ? 'red.9' : undefined}
          loading={command.isPending}
          onClick={() => command.mutate(action, { onSuccess: onClose })}
        >
          {t(`${action}.action`)}
        </Button>
      </Group>
      <ImpactDialog decision={settling.decision} onClose={settling.giveUp} />
    </Stack>
  );
}

function SuspendImpact() {
  const { t } = useTranslation('practitioners');
  return (
    <List spacing={6} withPadding>
      <List.Item>{t('suspend.hidden')}</List.Item>
      <List.Item>{t('suspend.visits')}</List.Item>
      <List.Item>{t('suspend.account')}</List.Item>
    </List>
  );
}

function ActivateImpact({ practitioner: { licence } }: { practitioner: Practitioner }) {
  const { t } = useTranslation('practitioners');
  const { state } = licenceState(licence?.expiresOn ?? null);
  return (
    <List spacing={6} withPadding>
      <List.Item>{t(state === 'expired' ? 'activate.over' : 'activate.found')}</List.Item>
    </List>
  );
}

function useAccessCommand(practitioner: Practitioner, version: string) {
  const { t } = useTranslation('practitioners');
  const settling = useSettling({
    title: t('suspend.title', { name: nameOf(practitioner) }),
    action: t('suspend.action'),
    handedOverBy: practitioner.id,
    later: false,
  });
  const queryClient = useQueryClient();
  const { id } = practitioner;
  const params = (key: string) => ({ path: { id }, header: { 'Idempotency-Key': key } });
  const headers = { 'If-Match': version };
  const suspend = (resolution?: Resolution) =>
    once(['practitioner', id, version, 'suspend', resolution], (key) =>
      answered(
        api.POST('/api/v1/practitioners/{id}/suspend', {
          params: params(key),
          headers,
          body: resolution === undefined ? {} : { resolution },
        }),
      ),
    );
  const activate = () =>
    once(['practitioner', id, version, 'activate'], (key) =>
      answered(api.POST('/api/v1/practitioners/{id}/activate', { params: params(key), headers })),
    );
  const command = useMutation({
    mutationFn: (action: Action): Promise<Practitioner> =>
      action === 'suspend' ? settling.settle(suspend) : activate(),
    onSuccess: async (_, action) => {
      notifications.show({ message: t(`${action}.done`, { name: nameOf(practitioner) }) });
      // Whether somebody can be booked is shown in many places.
      await queryClient.invalidateQueries();
    },
    // Somebody else was faster: the page shows how it is now.
    onError: () => void queryClient.invalidateQueries({ queryKey: ['practitioners', 'admin', 'one', id] }),
  });
  return { command, settling };
}
