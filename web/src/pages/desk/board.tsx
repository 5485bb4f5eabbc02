import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { Printer, QrCode, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayBar } from '../../parts/day/day-bar';
import { SiteChoice } from '../../parts/day/site-choice';
import { longDateOf } from '../../format/days';
import { timeOf } from '../../format/zoned';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';
import { useOnline } from '../../shell/frame/offline';
import { Notice } from '../../shell/notice';
import { BoardColumns, BoardSkeleton } from './board-columns';
import classes from './board.module.css';
import { CheckInSign } from './check-in-sign';
import { DeskPage } from './desk-page';
import { boardQuery } from './queries';
import { useLiveBoard } from './use-live-board';
import { useOwnSites } from './use-own-sites';

export const board = createLazyRoute('/board')({ component: Board });

/** The day of one site: who is expected, here, with the doctor, done. It changes by itself. */
function Board() {
  const { t } = useTranslation(['desk', 'practice']);
  const search = board.useSearch();
  const navigate = useNavigate();
  const own = useOwnSites();
  const { sites } = own;
  const site = sites?.find(({ id }) => id === search.siteId) ?? sites?.[0];
  const live = useLiveBoard(site?.id);
  const online = useOnline();
  const day = useQuery({ ...boardQuery(site?.id ?? '', search.date), enabled: site !== undefined });
  const today = useQuery({ ...boardQuery(site?.id ?? '', undefined), enabled: site !== undefined }).data?.date;
  const [sign, setSign] = useState(false);
  const go = (change: { date?: string; siteId?: string }) =>
    navigate({ to: '/board', search: { ...search, ...change }, replace: true });
  const { data } = day;
  const error = own.error ?? day.error;
  return (
    <DeskPage
      title={t('title')}
      lead={data && t('lead', { day: longDateOf(data.date), site: data.siteName })}
      actions={
        <Group gap="xs" className={classes.tools}>
          <Button variant="default" leftSection={<QrCode size={18} aria-hidden />} onClick={() => setSign(true)}>
            {t('sign.open')}
          </Button>
          <Button variant="default" leftSection={<Printer size={18} aria-hidden />} onClick={() => print()}>
            {t('print')}
          </Button>
          {site && (
            <ButtonLink to="/board/book" search={{ siteId: site.id }} leftSection={<UserPlus size={18} aria-hidden />}>
              {t('book')}
            </ButtonLink>
          )}
        </Group>
      }
    >
      <Group align="end" gap="md" className={classes.tools}>
        {today && (
          <DayBar
            date={data?.date ?? today}
            today={today}
            onChange={(date) => void go({ date: date === today ? undefined : date })}
          />
        )}
        {sites && <SiteChoice sites={sites} value={site?.id} all={false} onChange={(siteId) => void go({ siteId })} />}
        {data && (
          <Text size="sm" c="dimmed" role="status" className="tabular">
            {t(!online ? 'away' : live ? 'live' : 'notLive', { time: timeOf(data.now, data.timeZone) })}
          </Text>
        )}
      </Group>
      {error && !data && <Failure error={error} retry={() => void day.refetch()} />}
      {sites?.length === 0 && <Empty icon={QrCode} title={t('noSite')} />}
      {!data && !error && sites?.length !== 0 && <BoardSkeleton />}
      {data?.truncated && <Notice color="yellow">{t('truncated')}</Notice>}
      {data && <BoardColumns board={data} />}
      {site && <CheckInSign site={site} opened={sign} onClose={() => setSign(false)} />}
    </DeskPage>
  );
}
