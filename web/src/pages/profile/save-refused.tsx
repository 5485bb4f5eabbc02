import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../shell/notice';
import { Problem } from '../../api/problem';
import { Failure, useFailureWords } from '../../shell/failure';

/** Of a profile that was changed elsewhere, the newest is shown on request: what was typed goes then. */
export function SaveRefused({ error }: { error: Error }) {
  const { t } = useTranslation('profile');
  const words = useFailureWords();
  const queries = useQueryClient();
  if (!(error instanceof Problem) || error.status !== 412) return <Failure error={error} />;
  return (
    <Notice role="alert" color="yellow">
      <Text mb="sm">{words(error)}</Text>
      <Button variant="default" onClick={() => void queries.invalidateQueries({ queryKey: ['practitioners', 'own'] })}>
        {t('newest')}
      </Button>
    </Notice>
  );
}
