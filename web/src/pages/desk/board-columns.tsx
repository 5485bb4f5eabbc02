import { Skeleton, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../api/schema';
import { BoardCard } from './board-card';
import classes from './board.module.css';
import { useBoardKeys } from './use-board-keys';

const columns = ['requested', 'expected', 'here', 'withDoctor', 'done'] as const;

/** The columns a visit goes through, side by side; on phones below each other. */
export function BoardColumns({ board }: { board: Board }) {
  const { t } = useTranslation('desk');
  const keys = useBoardKeys();
  const ofColumn = (column: (typeof columns)[number]) => board.items.filter((item) => item.column === column);
  return (
    <>
      <Text size="sm" c="dimmed" className={classes.keys}>
        {t('keys')}
      </Text>
      <div className={classes.board} {...keys}>
        {columns.map((column) => (
          <section key={column} className={classes.column} aria-labelledby={`column-${column}`}>
            <Title order={2} size="h3" id={`column-${column}`} className={classes.heading}>
              {t(`columns.${column}`)}
              <Text
                span
                c="dimmed"
                fw={400}
                className="tabular"
                aria-label={t('count', { count: board.counts[column] })}
              >
                {board.counts[column]}
              </Text>
            </Title>
            <ul className={classes.cards}>
              {ofColumn(column).map((item) => (
                <BoardCard key={item.id} item={item} timeZone={board.timeZone} />
              ))}
            </ul>
            {board.counts[column] === 0 && (
              <Text size="sm" c="dimmed">
                {t(`none.${column}`)}
              </Text>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

/** The shape of a board that is still on its way. */
export function BoardSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.board} role="status" aria-label={t('loading')}>
      {columns.map((column) => (
        <Skeleton key={column} height={280} />
      ))}
    </div>
  );
}
