import { Group, Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isPassing } from '../../api/problem';
import type { Me } from '../../api/schema';
import { dateOf } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import { TextLink } from '../../shell/links';
import type { Chosen } from './chosen';
import { ChosenFacts } from './chosen-facts';
import { Countdown } from './countdown';
import { Refused } from './refused';
import { Step } from '../../shell/step';
import { useBooking } from './use-booking';
import { useKeptTime } from './use-kept-time';
import { WhoAndConfirm } from './who-and-confirm';

/** Three steps on one page: the time (kept while one types), who and why, and the confirmation. */
export function Steps({ chosen, me }: { chosen: Chosen; me: Me }) {
  const { t } = useTranslation('book');
  const { kept, renewing } = useKeptTime(chosen.wish);
  const booking = useBooking(chosen);
  const refusal = [booking.error, kept.error].find((error) => error !== null && !isPassing(error));
  const { wish, site } = chosen;
  return (
    <>
      <Step number={1} title={t('steps.time')}>
        <ChosenFacts chosen={chosen} />
        {!refusal && kept.isPending && <Skeleton h={28} aria-hidden />}
        {!refusal && kept.data?.hold && (
          <Countdown hold={kept.data.hold} renewing={renewing} onAgain={() => void kept.refetch()} />
        )}
        {!refusal && kept.data && !kept.data.hold && (
          <Text c="dimmed">{t(kept.data.why === 'group' ? 'hold.group' : 'hold.notKept')}</Text>
        )}
        {kept.error && !refusal && <Failure error={kept.error} retry={() => void kept.refetch()} />}
        <Group>
          <TextLink
            to="/practitioners/$practitionerId"
            params={{ practitionerId: wish.practitionerId }}
            search={{ siteId: wish.siteId, visitTypeId: wish.visitTypeId, from: dateOf(wish.start, site.timeZone) }}
          >
            {t('otherTime')}
          </TextLink>
        </Group>
      </Step>
      {refusal ? (
        <Refused error={refusal} chosen={chosen} me={me} />
      ) : (
        <WhoAndConfirm chosen={chosen} me={me} booking={booking} holdId={kept.data?.hold?.id} ready={!kept.isPending} />
      )}
    </>
  );
}
