import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSlotName } from '../../parts/times/slot-name';
import { dayOf } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import { ButtonLink, TextLink } from '../../shell/links';
import type { Chosen } from './chosen';
import { nearestTo } from './nearest';
import { aroundQuery } from './queries';

/** The three free times nearest to the one that is not free: same practitioner, same type of visit. */
export function NearestTimes({ chosen: { wish, practitioner, site } }: { chosen: Chosen }) {
  const { t } = useTranslation('book');
  const slots = useQuery(aroundQuery(wish, site.timeZone));
  const nameOf = useSlotName();
  const nearest = slots.data && nearestTo(wish.start, slots.data);
  return (
    <Stack gap="sm">
      <Title order={3}>{t('refused.nearest')}</Title>
      {slots.error && <Failure error={slots.error} retry={() => void slots.refetch()} />}
      {slots.isPending && <Skeleton h={44} aria-label={t('refused.looking')} />}
      {nearest?.length === 0 && <Text>{t('refused.none')}</Text>}
      {nearest && nearest.length > 0 && (
        <Group gap="sm">
          {nearest.map((slot) => {
            const { time, name } = nameOf(slot, practitioner.fullName);
            const { siteId, visitTypeId, start } = slot;
            return (
              <ButtonLink
                key={start}
                variant="light"
                className="tabular"
                to="/book/$practitionerId"
                params={{ practitionerId: practitioner.id }}
                search={{ siteId, visitTypeId, start }}
                replace
                aria-label={name}
              >
                {dayOf(start, slot.timeZone)}, {time}
              </ButtonLink>
            );
          })}
        </Group>
      )}
      <Group gap="md">
        <TextLink
          to="/practitioners/$practitionerId"
          params={{ practitionerId: practitioner.id }}
          search={{ siteId: wish.siteId, visitTypeId: wish.visitTypeId }}
        >
          {t('refused.all', { practitioner: practitioner.fullName })}
        </TextLink>
        <TextLink to="/practitioners" search={{ visitTypeId: wish.visitTypeId }}>
          {t('refused.others')}
        </TextLink>
      </Group>
    </Stack>
  );
}
