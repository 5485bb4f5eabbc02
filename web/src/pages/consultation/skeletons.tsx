import { Skeleton, Stack } from '@mantine/core';
import classes from './consultation.module.css';

/** The shape of a consultation: who beside what is written. */
export function ConsultationSkeleton() {
  return (
    <div className={classes.columns} aria-hidden>
      <Skeleton h={320} />
      <Stack gap="lg">
        <Skeleton h={92} />
        <Skeleton h={280} />
        <Skeleton h={140} />
      </Stack>
    </div>
  );
}

/** The shape of a record. */
export function RecordSkeleton() {
  return (
    <Stack gap="lg" aria-hidden>
      <Skeleton h={96} />
      <Skeleton h={240} />
      <Skeleton h={160} />
    </Stack>
  );
}
