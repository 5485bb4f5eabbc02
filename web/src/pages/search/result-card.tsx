import { Box, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Banknote, Languages, MapPin, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites, useVisitTypes } from '../../api/catalogue';
import type { FoundPractitioner } from '../../api/schema';
import { moneyOf } from '../../format/money';
import type { Filters } from './filters';
import { TextLink } from '../../shell/links';
import { NextTimes } from './next-times';
import { PractitionerPhoto } from '../../parts/practitioner/practitioner-photo';
import classes from './result-card.module.css';
import { distanceWords, languageName, nameOf, offeredBy, ownFee, siteName } from '../../parts/practitioner/words';

/** One practitioner of the directory: who, where, how much, and the next free times. */
export function ResultCard({ practitioner, filters }: { practitioner: FoundPractitioner; filters: Filters }) {
  const { t } = useTranslation('search');
  const { id, specialties, siteIds, languages, fee, distanceKm } = practitioner;
  const sites = useSites().data?.filter((site) => siteIds.includes(site.id)) ?? [];
  const offered = offeredBy(practitioner, useVisitTypes().data ?? []);
  const asked = offered.find((type) => type.id === filters.visitTypeId);
  const exact = ownFee(fee, offered) ?? asked?.fee;
  const { visitTypeId, siteId, from } = filters;
  return (
    <Card component="article">
      <div className={classes.card}>
        <Group gap="md" wrap="nowrap" align="flex-start">
          <PractitionerPhoto practitioner={practitioner} size={56} />
          <Box miw={0}>
            <Title order={2} size="h3">
              <TextLink
                to="/practitioners/$practitionerId"
                params={{ practitionerId: id }}
                search={{ visitTypeId, siteId, from }}
                inherit
                className={classes.name}
              >
                {nameOf(practitioner)}
              </TextLink>
            </Title>
            <Text>{specialties.map(({ name }) => name).join(', ')}</Text>
            <Stack gap={4} mt="xs" c="dimmed">
              {sites.length > 0 && (
                <Fact icon={MapPin}>
                  {sites.map(siteName).join(' · ')}
                  {distanceKm !== undefined && `, ${distanceWords(distanceKm)}`}
                </Fact>
              )}
              {languages.length > 0 && <Fact icon={Languages}>{languages.map(languageName).join(', ')}</Fact>}
              {(exact ?? fee) && (
                <Fact icon={Banknote}>{exact ? moneyOf(exact) : t('results.feeFrom', { fee: moneyOf(fee!) })}</Fact>
              )}
            </Stack>
          </Box>
        </Group>
        <NextTimes practitioner={practitioner} filters={filters} />
      </div>
    </Card>
  );
}

function Fact({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <Icon size={18} aria-hidden style={{ flexShrink: 0, marginTop: 3 }} />
      <Text span>{children}</Text>
    </Group>
  );
}
