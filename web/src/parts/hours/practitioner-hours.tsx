import { NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sitesQuery, visitTypesQuery } from '../../api/catalogue';
import { useNow } from '../../api/clock';
import type { WorkingHours } from '../../api/schema';
import { dateOf, dateWords } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import { LeaveQuestion } from '../../shell/leave-question';
import { draftOf, emptyDraft, nameOf } from './hours-draft';
import { HoursEditor } from './hours-editor';
import { HoursPreview } from './hours-preview';
import { practitionerQuery, workingHoursQuery } from './queries';
import { mondayAfter } from '../../format/days';

const another = 'another';

/** When a practitioner works, by the week; one set of hours at a time. */
export function PractitionerHours({ practitionerId: id }: { practitionerId: string }) {
  const reads = [
    useQuery(workingHoursQuery(id)),
    useQuery(practitionerQuery(id)),
    useQuery(sitesQuery),
    useQuery(visitTypesQuery),
  ] as const;
  const [own, practitioner, sites, types] = reads;
  const failed = reads.find(({ error }) => error !== null);
  return (
    <>
      {failed && <Failure error={failed.error} retry={() => reads.forEach((read) => void read.refetch())} />}
      {own.data && practitioner.data && sites.data && types.data ? (
        <HoursOf
          practitionerId={id}
          {...own.data}
          homeSiteId={practitioner.data.siteIds[0]}
          sites={sites.data.filter(({ active }) => active)}
          types={types.data.filter(({ id, active }) => {
            const offered = practitioner.data.visitTypeIds;
            return active && (offered.length === 0 || offered.includes(id));
          })}
        />
      ) : (
        !failed && <Skeleton h={520} />
      )}
    </>
  );
}

type Editor = Parameters<typeof HoursEditor>[0];

function HoursOf({
  sets,
  version,
  homeSiteId,
  sites,
  types,
  practitionerId,
}: { sets: readonly WorkingHours[]; homeSiteId: string | undefined } & Pick<
  Editor,
  'version' | 'sites' | 'types' | 'practitionerId'
>) {
  const { t } = useTranslation('practice');
  const now = useNow(60_000);
  const preview = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState<string>();
  const [changed, setChanged] = useState(false);
  /** Another set, while this one has changes that are not saved. */
  const [asked, setAsked] = useState<string>();
  const set = chosen === another ? undefined : (sets.find((each) => nameOf(each) === chosen) ?? sets[0]);
  const name = set ? nameOf(set) : another;
  const home = sites.find(({ id }) => id === homeSiteId) ?? sites[0];
  const site = sites.find(({ id }) => id === set?.siteId) ?? home;
  const offered = set && set.visitTypeIds.length > 0 ? types.filter(({ id }) => set.visitTypeIds.includes(id)) : types;
  const monday = site && mondayAfter(dateOf(now, site.timeZone));
  const labelOf = useSetLabel(sites);
  if (!site || !monday || !home) return null;
  return (
    <Stack gap="xl">
      {sets.length > 0 && (
        <NativeSelect
          maw={460}
          label={t('hours.which')}
          value={name}
          onChange={({ currentTarget: { value } }) => (changed ? setAsked(value) : setChosen(value))}
          data={[
            ...sets.map((each) => ({ value: nameOf(each), label: labelOf(each) })),
            { value: another, label: t('hours.another') },
          ]}
        />
      )}
      {sets.length === 0 && <Text>{t('hours.none')}</Text>}
      <HoursEditor
        // What is typed belongs to one set of one version.
        key={`${name} ${version}`}
        practitionerId={practitionerId}
        version={version}
        initial={set ? draftOf(set) : emptyDraft(home.id)}
        isNew={!set}
        sites={sites}
        types={types}
        onChanged={setChanged}
        onSaved={(draft) => {
          setChosen(nameOf({ ...draft, validFrom: draft.validFrom || null, validTo: draft.validTo || null }));
          requestAnimationFrame(() => preview.current?.focus());
        }}
      />
      <LeaveQuestion
        opened={asked !== undefined}
        onStay={() => setAsked(undefined)}
        onLeave={() => {
          setChosen(asked);
          setAsked(undefined);
        }}
      />
      {set && (
        <HoursPreview
          practitionerId={practitionerId}
          site={site}
          types={offered}
          from={set.validFrom !== null && set.validFrom > monday ? set.validFrom : monday}
          // Hours of every other week show themselves in a fortnight only.
          length={set.weekly.some(({ everyWeeks = 1 }) => everyWeeks > 1) ? 14 : 7}
          numbered={set.mode === 'session'}
          heading={preview}
        />
      )}
    </Stack>
  );
}

/** `Colombo clinic, always`: which hours, in words. */
function useSetLabel(sites: Editor['sites']) {
  const { t } = useTranslation('practice');
  return ({ siteId, validFrom, validTo, mode }: WorkingHours): string => {
    const from = validFrom === null ? '' : dateWords(validFrom, long);
    const to = validTo === null ? '' : dateWords(validTo, long);
    const period =
      from && to
        ? t('hours.between', { from, to })
        : from
          ? t('hours.from', { from })
          : to
            ? t('hours.until', { to })
            : t('hours.always');
    const site = sites.find(({ id }) => id === siteId)?.name ?? '';
    const set = t('hours.set', { site, period });
    return mode === 'session' ? `${set}, ${t('hours.numbered')}` : set;
  };
}

const long = { day: 'numeric', month: 'short', year: 'numeric' } as const;
