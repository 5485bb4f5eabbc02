import { Card, Stack, Title, VisuallyHidden } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './step.module.css';

/** One of the steps of a page. */
export function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const { t } = useTranslation('book');
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id}>
      <Stack gap="md">
        <div className={classes.head}>
          <span className={classes.number} aria-hidden>
            {number}
          </span>
          <Title order={2} id={id}>
            <VisuallyHidden>{t('steps.number', { number })}: </VisuallyHidden>
            {title}
          </Title>
        </div>
        {children}
      </Stack>
    </Card>
  );
}
