import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HistoryLine, Visit } from '../../api/schema';
import { useAccount } from '../../api/session';
import { localMomentOf } from '../../format/moment';
import classes from './timeline.module.css';

/** What happened to the visit, the latest first. */
export function Timeline({ visit, history }: { visit: Visit; history: readonly HistoryLine[] | undefined }) {
  const { t } = useTranslation('appointment');
  const words = useWords();
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('timeline.title')}</Title>
      {history === undefined ? (
        <Skeleton h={48} />
      ) : (
        <ol className={classes.list} reversed>
          {history.toReversed().map((line) => (
            <li key={`${line.at} ${line.action}`} className={classes.line}>
              <Text>
                <Text span fw={600}>
                  {words.what(line)}
                </Text>{' '}
                {words.who(line)}
              </Text>
              <Text c="dimmed" size="sm">
                <time dateTime={line.at}>{localMomentOf(line.at, visit.timeZone)}</time>
              </Text>
              {line.reason !== undefined && <Text mt={4}>{t('timeline.because', { reason: line.reason })}</Text>}
            </li>
          ))}
        </ol>
      )}
    </Stack>
  );
}

const known = [
  ...['approve', 'decline', 'cancel', 'reschedule', 'expire', 'edit'],
  ...['check-in', 'start', 'complete', 'no-show', 'undo', 'retract'],
] as const;

/** The history in people's words: what was done, and as what. */
function useWords() {
  const { t } = useTranslation('appointment');
  const me = useAccount().id;
  return {
    what({ action, from, to }: HistoryLine): string {
      if (action === 'book') return t(to === 'pending' ? 'timeline.asked' : 'timeline.booked');
      if (action === 'reschedule' && from === 'confirmed' && to === 'pending') return t('timeline.movedAsked');
      const name = (known as readonly string[]).includes(action) ? action : 'other';
      return t(`timeline.actions.${name as 'other'}`);
    },
    who: ({ actor, action }: HistoryLine): string => {
      // "Expired by itself" says nothing.
      if (action === 'expire') return '';
      return t(`timeline.by.${actor.accountId === me ? 'you' : actor.as}`);
    },
  };
}
