import { Button, Flex, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { PatientDocument } from '../../api/schema';
import { Failure } from '../../shell/failure';
import { tellSaved } from '../../shell/tell';

/** Deleting cannot be taken back: it is asked once. */
export function DeleteDocument({
  document: { id, patientId },
  title,
  opened,
  onClose,
  onDeleted,
}: {
  document: PatientDocument;
  title: string;
  opened: boolean;
  onClose: () => void;
  onDeleted: () => Promise<void>;
}) {
  const { t } = useTranslation(['me', 'common']);
  const deleting = useMutation({
    mutationFn: () =>
      answered(
        api.DELETE('/api/v1/patients/{id}/documents/{documentId}', {
          params: { path: { id: patientId, documentId: id } },
        }),
      ),
    onSuccess: async () => {
      tellSaved(t('documents.deleted', { title }));
      onClose();
      await onDeleted();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('documents.deleteTitle')}
      returnFocus={!deleting.isSuccess}
      closeButtonProps={{ 'aria-label': t('common:close'), size: 44 }}
    >
      <Stack gap="md">
        <Text fw={600} className="wrap">
          {title}
        </Text>
        <Text>{t('documents.deleteText')}</Text>
        {deleting.error && <Failure error={deleting.error} />}
        <Flex direction={{ base: 'column', xs: 'row' }} justify="flex-end" gap="sm">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('documents.keep')}
          </Button>
          <Button color="red.8" loading={deleting.isPending} onClick={() => deleting.mutate()}>
            {t('documents.delete')}
          </Button>
        </Flex>
      </Stack>
    </Modal>
  );
}
