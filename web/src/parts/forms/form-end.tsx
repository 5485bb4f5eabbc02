import { Button, Flex, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../shell/failure';
import { Notice } from '../../shell/notice';

/** The end of a form of the record: what went wrong, what came in meanwhile, and the way to save. */
export function FormEnd({
  caughtUp,
  failure,
  saving,
  children,
}: {
  caughtUp: boolean;
  failure: unknown;
  saving: boolean;
  /** The way back. */
  children?: ReactNode;
}) {
  const { t } = useTranslation(['me', 'common']);
  return (
    <>
      {caughtUp && (
        <Notice role="alert" color="yellow" title={t('stale.title')}>
          <Text>{t('stale.text')}</Text>
        </Notice>
      )}
      {failure !== null && <Failure error={failure} />}
      <Flex direction={{ base: 'column', xs: 'row' }} gap="sm">
        <Button type="submit" loading={saving}>
          {t(caughtUp ? 'stale.save' : 'common:save')}
        </Button>
        {children}
      </Flex>
    </>
  );
}
