import { useTranslation } from 'react-i18next';
import type { VisitStatus } from '../../api/schema';
import classes from './status.module.css';

/** What needs somebody has a dot before its words. */
const marked: Partial<Record<VisitStatus, string | undefined>> = {
  pending: classes.waiting,
  checked_in: classes.here,
  in_consultation: classes.here,
};

/** The status in words. */
export function Status({ status }: { status: VisitStatus }) {
  const { t } = useTranslation();
  const dot = marked[status];
  return (
    <span className={classes.status}>
      {dot && <span aria-hidden className={`${classes.dot} ${dot}`} />}
      {t(`status.${status}`)}
    </span>
  );
}
