import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shell/failure';
import { Notice } from '../../../shell/notice';
import type { useEditing } from './use-editing';

type Editing = Pick<ReturnType<typeof useEditing>, 'stale' | 'catchingUp'>;

/** Somebody saved in the meantime: their changes are brought in beside what was typed, which stays. */
export function StaleNotice({
  editing: { stale, catchingUp },
  onCaughtUp,
}: {
  editing: Editing;
  onCaughtUp?: () => void;
}) {
  const { t } = useTranslation('admin');
  return (
    <>
      {stale && (
        <Notice role="alert" color="yellow" title={t('edit.staleTitle')}>
          <Text>{t('edit.staleText')}</Text>
          <Button
            mt="sm"
            variant="default"
            loading={catchingUp.isPending}
            onClick={() => catchingUp.mutate(undefined, { onSuccess: onCaughtUp })}
          >
            {t('edit.catchUp')}
          </Button>
        </Notice>
      )}
      {catchingUp.error && <Failure error={catchingUp.error} />}
      <Text role="status">{catchingUp.isSuccess && !stale && t('edit.caughtUp')}</Text>
    </>
  );
}
