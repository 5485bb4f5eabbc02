import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NoAnswer, Problem } from '../api/problem';
import { Failure } from './failure';
import { NotFound } from './not-found';
import { Page } from './page';

/** A page that could not be shown at all. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  const known = error instanceof Problem || error instanceof NoAnswer;
  return (
    <Page title={t('failure.title')} width="text">
      <Failure error={error} retry={known ? reset : undefined} />
      {!known && (
        <div>
          <Button onClick={() => location.reload()}>{t('failure.reload')}</Button>
        </div>
      )}
    </Page>
  );
}
