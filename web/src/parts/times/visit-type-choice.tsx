import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { BadgeCheck, Clock, MapPin, Users, Video, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Practitioner, Site, VisitType } from '../../api/schema';
import { moneyOf } from '../../format/money';
import { ownFee, siteName } from '../practitioner/words';

/** What kind of visit, and what that means: how long, where, what it costs, when it is certain. */
export function VisitTypeChoice({
  practitioner,
  offered,
  visitType,
  approval = visitType.approval,
  onChoose,
}: {
  practitioner: Practitioner;
  offered: readonly VisitType[];
  visitType: VisitType;
  /** Who has to agree, where that is not for the visit type to say. */
  approval?: VisitType['approval'];
  onChoose: (visitTypeId: string) => void;
}) {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation();
  const feeOf = (type: VisitType) => ownFee(practitioner.fee, offered) ?? type.fee;
  const wordsOf = (type: VisitType) => {
    const fee = feeOf(type);
    const length = common('minutes', { count: type.durationMinutes });
    return [type.name, length, fee && moneyOf(fee)].filter(Boolean).join(' · ');
  };
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('visit.type')}
        value={visitType.id}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={offered.map((type) => ({ value: type.id, label: wordsOf(type) }))}
      />
      <Group gap="4px 8px" c="dimmed">
        <Fact icon={visitType.mode === 'video' ? Video : MapPin}>{common(`mode.${visitType.mode}`)}</Fact>
        {visitType.capacity > 1 && <Fact icon={Users}>{t('visit.group', { count: visitType.capacity })}</Fact>}
        <Fact icon={approval === 'automatic' ? BadgeCheck : Clock}>{t(`visit.${approval}`)}</Fact>
      </Group>
    </Stack>
  );
}

/** At which of their sites; at any of them to begin with. */
export function SiteChoice({
  places,
  siteId,
  onChoose,
}: {
  places: readonly Site[];
  siteId: string | undefined;
  onChoose: (siteId: string | undefined) => void;
}) {
  const { t } = useTranslation('search');
  return (
    <NativeSelect
      label={t('visit.site')}
      value={siteId ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: t('visit.anySite') },
        ...places.map((site) => ({ value: site.id, label: siteName(site) })),
      ]}
    />
  );
}

function Fact({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <Group gap={6} wrap="nowrap" me="sm">
      <Icon size={18} aria-hidden style={{ flexShrink: 0 }} />
      <Text span>{children}</Text>
    </Group>
  );
}
