import { Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../../api/schema';
import { Status } from '../../../parts/appointment/status';
import { patientOf } from '../../../parts/appointment/words';
import { localMomentOf } from '../../../format/moment';
import { TextLink } from '../../../shell/links';

/** The visits of a group, each with its own page. */
export function GroupDialog({ visits, onClose }: { visits: readonly Visit[] | undefined; onClose: () => void }) {
  const { t } = useTranslation(['week', 'common']);
  const [first] = visits ?? [];
  return (
    <Modal
      opened={visits !== undefined}
      onClose={onClose}
      title={first?.names?.visitType ?? t('groupTitle')}
      closeButtonProps={{ 'aria-label': t('common:close'), size: 44 }}
    >
      <Stack gap="xs">
        {first && <Text c="dimmed">{localMomentOf(first.start, first.timeZone)}</Text>}
        {visits?.map((visit) => (
          <Group key={visit.id} justify="space-between" gap="xs" mih={44}>
            <TextLink to="/desk/visits/$visitId" params={{ visitId: visit.id }} fw={600}>
              {patientOf(visit)}
            </TextLink>
            <Status status={visit.status} />
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
