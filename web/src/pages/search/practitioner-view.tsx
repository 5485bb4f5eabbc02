import { Grid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSites, useVisitTypes } from '../../api/catalogue';
import type { Practitioner } from '../../api/schema';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { About } from './about';
import { Times } from '../../parts/times/times';
import { SiteChoice, VisitTypeChoice } from '../../parts/times/visit-type-choice';
import { nameOf, offeredBy } from '../../parts/practitioner/words';

export interface ProfileSearch {
  visitTypeId?: string;
  siteId?: string;
  from?: string;
}

export function PractitionerView({
  practitioner,
  search,
  onSearch,
}: {
  practitioner: Practitioner;
  search: ProfileSearch;
  onSearch: (changed: ProfileSearch) => void;
}) {
  const { t } = useTranslation('search');
  const sites = useSites();
  const visitTypes = useVisitTypes();
  const name = nameOf(practitioner);
  const specialties = practitioner.specialties.map((specialty) => specialty.name).join(', ');
  const places = sites.data?.filter((site) => practitioner.siteIds.includes(site.id)) ?? [];
  const offered = offeredBy(practitioner, visitTypes.data ?? []);
  // A link may be old: what is not offered any more is not chosen.
  const likely = practitioner.nextStarts[0]?.visitTypeId;
  const visitType =
    offered.find((type) => type.id === search.visitTypeId) ??
    offered.find((type) => type.id === likely) ??
    offered.find((type) => type.capacity === 1) ??
    offered[0];
  const siteId = places.length === 1 ? places[0]!.id : places.find((site) => site.id === search.siteId)?.id;
  const others = (
    <ButtonLink to="/practitioners" search={{ specialtyId: practitioner.specialties[0]?.id }} variant="light">
      {t('profile.others', { specialty: practitioner.specialties[0]?.name ?? '' })}
    </ButtonLink>
  );

  return (
    <Page title={name} lead={specialties}>
      <Grid gap={{ base: 'xl', md: 48 }}>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg" component="section" aria-label={t('profile.book')}>
            <Title order={2}>{t('profile.book')}</Title>
            {practitioner.listed && visitType ? (
              <>
                <VisitTypeChoice
                  {...{ practitioner, offered, visitType }}
                  onChoose={(visitTypeId) => onSearch({ visitTypeId })}
                />
                {places.length > 1 && (
                  <SiteChoice {...{ places, siteId }} onChoose={(chosen) => onSearch({ siteId: chosen })} />
                )}
                <Times
                  practitionerId={practitioner.id}
                  practitionerName={name}
                  visitTypeId={visitType.id}
                  {...{ siteId }}
                  from={search.from}
                  onDate={(from) => onSearch({ from })}
                  otherwise={others}
                />
              </>
            ) : (
              <>
                <Text>{t('profile.notListed', { name })}</Text>
                <div>{others}</div>
              </>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <About practitioner={practitioner} places={places} />
        </Grid.Col>
      </Grid>
    </Page>
  );
}
