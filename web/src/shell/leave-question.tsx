import { Button, Flex, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Asks whether what is not saved may be lost. */
export function LeaveQuestion({
  opened,
  ofDialog = false,
  onStay,
  onLeave,
}: {
  opened: boolean;
  /** Whether it is a dialog that is left, and not the page. */
  ofDialog?: boolean;
  onStay: () => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={t(ofDialog ? 'unsaved.closeTitle' : 'unsaved.title')}
      // Above the dialog that it asks about.
      zIndex={250}
      closeButtonProps={{ 'aria-label': t('close'), size: 44 }}
    >
      <Stack gap="md">
        <Text>{t('unsaved.text')}</Text>
        <Flex direction={{ base: 'column', xs: 'row' }} justify="flex-end" gap="sm">
          <Button variant="default" onClick={onLeave}>
            {t(ofDialog ? 'unsaved.close' : 'unsaved.leave')}
          </Button>
          <Button data-autofocus onClick={onStay}>
            {t(ofDialog ? 'unsaved.goOn' : 'unsaved.stay')}
          </Button>
        </Flex>
      </Stack>
    </Modal>
  );
}
