import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useVisitTypes } from '../../api/catalogue';
import { ImpactDialog } from '../../parts/hours/impact';
import { HoursTypes } from '../../parts/hours/hours-types';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import type { ReadProfile } from './queries';
import { SaveRefused } from './save-refused';
import { useSaveProfile } from './use-save-profile';

/** Which visits can be booked with the practitioner: all of the clinic's, or what is ticked. */
export function OfferedTypes({ read }: { read: ReadProfile }) {
  const { t } = useTranslation(['profile', 'common', 'practice']);
  const { visitTypeIds } = read.profile;
  const types = useVisitTypes().data?.filter(({ active }) => active);
  const [all, setAll] = useState(visitTypeIds.length === 0);
  const [chosen, setChosen] = useState<readonly string[]>(visitTypeIds);
  const [wrong, setWrong] = useState<string>();
  const saving = useSaveProfile(read);

  const offered = all ? [] : [...chosen];
  const changed = !saving.isSuccess && offered.toSorted().join() !== visitTypeIds.toSorted().join();

  function submit(event: FormEvent): void {
    event.preventDefault();
    // The API takes an empty list for "all": nothing ticked is rather a slip.
    const none = !all && chosen.length === 0;
    setWrong(none ? t('practice:hours.chooseType') : undefined);
    if (!none) saving.mutate({ visitTypeIds: offered });
  }

  if (!types) return <Skeleton h={88} />;
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <Text c="dimmed">{t('types.lead')}</Text>
        <HoursTypes
          types={types}
          all={all}
          chosen={chosen}
          error={wrong}
          allLabel={t('types.all')}
          onChange={(change) => {
            if (change.allTypes !== undefined) setAll(change.allTypes);
            if (change.visitTypeIds !== undefined) setChosen(change.visitTypeIds);
          }}
        />
        {saving.error && <SaveRefused error={saving.error} />}
        <div>
          <Button type="submit" variant="light" loading={saving.isPending}>
            {t('types.save')}
          </Button>
        </div>
        <UnsavedGuard unsaved={() => changed} />
        <ImpactDialog decision={saving.settling.decision} onClose={saving.settling.giveUp} />
      </Stack>
    </form>
  );
}
