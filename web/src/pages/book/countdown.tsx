import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import type { Hold } from '../../api/schema';
import { Failure } from '../../shell/failure';

const minute = 60;

/** How long the time is still kept. Said aloud only when it matters: with a minute left, and at the end. */
export function Countdown({
  hold,
  renewing,
  onAgain,
}: {
  hold: Hold;
  renewing: UseMutationResult<Hold, Error, Hold>;
  /** Keeps the time anew, once it is over. */
  onAgain: () => void;
}) {
  const { t } = useTranslation('book');
  const left = Math.max(0, Math.ceil((Date.parse(hold.expiresAt) - useNow()) / 1000));
  const over = left === 0;
  const near = left <= minute;
  const aloud = over ? t('hold.over') : near ? t('hold.minute') : renewing.isSuccess ? t('hold.longerDone') : '';
  return (
    <>
      <Group gap="sm" justify="space-between">
        <Group gap={8} wrap="nowrap" component="span">
          <Clock size={18} aria-hidden style={{ flexShrink: 0 }} />
          <Text span role="timer" className="tabular" fw={near ? 600 : undefined}>
            {over ? t('hold.over') : t('hold.kept', { left: clockOf(left) })}
          </Text>
        </Group>
        {over && (
          <Button variant="default" onClick={onAgain}>
            {t('hold.again')}
          </Button>
        )}
        {!over && near && hold.renewable && (
          <Button variant="default" loading={renewing.isPending} onClick={() => renewing.mutate(hold)}>
            {t('hold.longer')}
          </Button>
        )}
      </Group>
      <VisuallyHidden role="status">{aloud}</VisuallyHidden>
      {renewing.error && <Failure error={renewing.error} />}
    </>
  );
}

/** `4:32` */
function clockOf(seconds: number): string {
  return `${Math.floor(seconds / minute)}:${String(seconds % minute).padStart(2, '0')}`;
}
