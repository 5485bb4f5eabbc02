import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoAnswer, Problem } from '../api/problem';
import { Failure } from './failure';
import { NotFound } from './not-found';
import { useOnline } from './frame/offline';
import { Page } from './page';

/** A page that could not be shown at all. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const known = error instanceof Problem || error instanceof NoAnswer;
  const online = useOnline();
  const [cutOff] = useState(!online);
  // A part of the page could not be loaded without a network: with one it can.
  useEffect(() => {
    if (cutOff && online) location.reload();
  }, [cutOff, online]);
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  return (
    <Page title={t('failure.title')} width="text">
      <Failure error={cutOff ? new NoAnswer('Offline') : error} retry={known ? reset : undefined} />
      {!known && !cutOff && (
        <div>
          <Button onClick={() => location.reload()}>{t('failure.reload')}</Button>
        </div>
      )}
    </Page>
  );
}
