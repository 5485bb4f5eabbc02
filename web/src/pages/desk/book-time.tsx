import { NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { useVisitTypes } from '../../api/catalogue';
import type { Money, Slot } from '../../api/schema';
import { Times } from '../../parts/times/times';
import { VisitTypeChoice } from '../../parts/times/visit-type-choice';
import { nameOf, offeredBy, ownFee } from '../../parts/practitioner/words';
import { Failure } from '../../shell/failure';

/** A free time, with the names that are read back to the caller. */
export interface DeskChoice {
  readonly slot: Slot;
  readonly practitioner: string;
  readonly visitType: string;
  readonly fee: Money | null;
}

/** With whom, for what, and one of the free times. */
export function BookTime({
  siteId,
  chosen,
  onChoose,
}: {
  siteId: string | undefined;
  chosen: Slot | undefined;
  onChoose: (choice: DeskChoice | undefined) => void;
}) {
  const { t } = useTranslation('desk');
  const visitTypes = useVisitTypes();
  const found = useQuery({
    queryKey: ['practitioners', 'board', siteId],
    queryFn: async () =>
      (await answered(api.GET('/api/v1/practitioners', { params: { query: { siteId, sort: 'name', limit: 100 } } })))
        .items,
    staleTime: 60_000,
  });
  const [practitionerId, setPractitionerId] = useState<string>();
  const [visitTypeId, setVisitTypeId] = useState<string>();
  const practitioner = found.data?.find(({ id }) => id === practitionerId) ?? found.data?.[0];
  const offered = practitioner ? offeredBy(practitioner, visitTypes.data ?? []) : [];
  const visitType =
    offered.find(({ id }) => id === visitTypeId) ?? offered.find(({ capacity }) => capacity === 1) ?? offered[0];
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || !visitTypes.data) return <Skeleton height={220} />;
  if (!practitioner || !visitType) return <Text>{t('booking.nobody')}</Text>;
  return (
    <Stack gap="md">
      <NativeSelect
        label={t('booking.practitioner')}
        value={practitioner.id}
        data={found.data.map((one) => ({
          value: one.id,
          label: [nameOf(one), one.specialties.map(({ name }) => name).join(', ')].filter(Boolean).join(' · '),
        }))}
        onChange={({ currentTarget }) => {
          setPractitionerId(currentTarget.value);
          onChoose(undefined);
        }}
      />
      <VisitTypeChoice
        // Chosen from the list, which has all that the choice asks for.
        practitioner={practitioner as Parameters<typeof VisitTypeChoice>[0]['practitioner']}
        offered={offered}
        visitType={visitType}
        // What the desk books is certain.
        approval="automatic"
        onChoose={(id) => {
          setVisitTypeId(id);
          onChoose(undefined);
        }}
      />
      <Times
        practitionerId={practitioner.id}
        practitionerName={nameOf(practitioner)}
        visitTypeId={visitType.id}
        siteId={siteId}
        chosen={chosen?.start}
        onChoose={(slot) =>
          onChoose({
            slot,
            practitioner: nameOf(practitioner),
            visitType: visitType.name,
            fee: ownFee(practitioner.fee, offered) ?? visitType.fee,
          })
        }
      />
    </Stack>
  );
}
