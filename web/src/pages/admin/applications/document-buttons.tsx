import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shell/failure';
import { useDocument, type DocumentQuery } from './use-document';

/** Looks at a file or saves it. The buttons stand in a row, what went wrong stands below. */
export function useDocumentButtons(query: DocumentQuery, name: string) {
  const { t } = useTranslation('admin');
  const file = useDocument(query);
  const opening = useMutation({
    mutationFn: async () => {
      const opened = await file.open();
      if (!opened) await file.save(name);
      return opened;
    },
  });
  const saving = useMutation({ mutationFn: () => file.save(name) });
  const buttons = (
    <>
      <Button
        variant="default"
        fw={500}
        aria-label={t('documents.openNamed', { name })}
        leftSection={<ExternalLink size={18} aria-hidden />}
        loading={opening.isPending}
        onClick={() => opening.mutate()}
      >
        {t('documents.open')}
      </Button>
      <Button
        variant="default"
        fw={500}
        aria-label={t('documents.downloadNamed', { name })}
        leftSection={<Download size={18} aria-hidden />}
        loading={saving.isPending}
        onClick={() => saving.mutate()}
      >
        {t('documents.download')}
      </Button>
      <Text role="status">{opening.data === false && t('documents.noTab')}</Text>
    </>
  );
  const failures = (
    <>
      {opening.error && <Failure error={opening.error} retry={() => opening.mutate()} />}
      {saving.error && <Failure error={saving.error} retry={() => saving.mutate()} />}
    </>
  );
  return { buttons, failures };
}
