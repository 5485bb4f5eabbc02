import { Alert, Button, Group, Text } from '@mantine/core';
import i18next from 'i18next';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NoAnswer, Problem } from '../api/problem';

/** What went wrong, in words that help: the server's sentence names the rule, ours says what to do. */
export function useFailureWords(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof NoAnswer) return t('failure.noAnswer');
    if (!(error instanceof Problem)) return t('failure.unexpected');
    if (error.status === 401) return t('failure.signedOut');
    if (error.status === 403 && error.code === 'FORBIDDEN') return t('failure.forbidden');
    if (error.status === 412) return t('failure.stale');
    if (error.code === 'TOO_MANY_REQUESTS') return t('failure.limited');
    if (error.status >= 500) return t('failure.unavailable');
    return refusalWords(error);
  };
}

/** The server says its rules in English; other languages have words of their own for its codes. */
export function refusalWords({ code, detail }: Problem): string {
  const known: string = `refusals:${code}`;
  return i18next.exists(known) ? (i18next.t as (key: string) => string)(known) : detail;
}

/** An error beside what it concerns. What was typed stays; `retry` offers another try. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const words = useFailureWords();
  const id = error instanceof Problem && error.status >= 500 ? error.members.requestId : undefined;
  return (
    <Alert role="alert" color="red" icon={<TriangleAlert aria-hidden />} title={t('failure.title')}>
      <Text>{words(error)}</Text>
      {typeof id === 'string' && (
        <Text size="sm" c="dimmed">
          {t('failure.requestId', { id })}
        </Text>
      )}
      {retry && (
        <Group mt="sm">
          <Button variant="light" color="red" onClick={retry}>
            {t('again')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
