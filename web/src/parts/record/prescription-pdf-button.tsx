import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { Prescription } from '../../api/schema';
import { useFailureWords } from '../../shell/failure';
import { saveFile } from '../../shell/files/save-file';

/** The prescription as a file to print. */
export function PrescriptionPdfButton({ prescription: { id, number } }: { prescription: Prescription }) {
  const { t } = useTranslation('record');
  const words = useFailureWords();
  const fetching = useMutation({
    mutationFn: async () =>
      (await answered(
        api.GET('/api/v1/prescriptions/{id}/pdf', { params: { path: { id } }, parseAs: 'blob' }),
      )) as unknown as Blob,
    onSuccess: (file) => {
      saveFile(file, `${number}.pdf`);
      notifications.show({ message: t('prescription.saved', { number }) });
    },
    onError: (error) => notifications.show({ color: 'red', message: words(error) }),
  });
  return (
    <Button
      variant="default"
      leftSection={<FileDown size={18} aria-hidden />}
      loading={fetching.isPending}
      aria-label={t('prescription.pdfOf', { number })}
      onClick={() => fetching.mutate()}
    >
      {t('prescription.pdf')}
    </Button>
  );
}
