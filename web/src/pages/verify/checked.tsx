import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, CircleX, SearchX, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedPrescription } from '../../api/schema';
import { plainDate } from '../../format/as-known';
import { dateOf, readersZone } from '../../format/zoned';
import { Facts } from '../../shell/facts';
import { PrescriptionItems } from '../../parts/record/prescription-items';

/** What the clinic says about a prescription: first whether it counts, then what to compare it with. */
export function Checked({ prescription }: { prescription: CheckedPrescription }) {
  const { t } = useTranslation('record');
  const { valid, number, issuedAt, practitionerName, licenceNumber, patientInitials, patientBirthYear, items } =
    prescription;
  const patient =
    patientBirthYear === null
      ? patientInitials
      : t('verify.born', { initials: patientInitials, year: patientBirthYear });
  return (
    <Stack gap="md">
      {valid ? (
        <Verdict icon={CircleCheck} colour="var(--mantine-color-anchor)" title={t('verify.valid')}>
          {t('verify.validText')}
        </Verdict>
      ) : (
        <Verdict icon={CircleX} colour="var(--mantine-color-error)" title={t('verify.void')}>
          {t('verify.voidText')}
        </Verdict>
      )}
      <Card component="section" aria-label={t('verify.facts')}>
        <Stack gap="md">
          <Facts
            facts={[
              [t('verify.number'), number],
              [t('verify.issued'), plainDate(dateOf(issuedAt, readersZone()))],
              [t('verify.by'), practitionerName],
              [t('verify.licence'), licenceNumber],
              [t('verify.patient'), patient],
            ]}
          />
          {items.length > 0 && <PrescriptionItems items={items} />}
        </Stack>
      </Card>
    </Stack>
  );
}

export function Unknown() {
  const { t } = useTranslation('record');
  return (
    <Verdict icon={SearchX} colour="var(--mantine-color-error)" title={t('verify.unknown')}>
      {t('verify.unknownText')}
    </Verdict>
  );
}

function Verdict({
  icon: Icon,
  colour,
  title,
  children,
}: {
  icon: LucideIcon;
  colour: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <Card padding="md" style={{ borderInlineStart: `4px solid ${colour}` }}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Icon size={28} color={colour} aria-hidden style={{ flexShrink: 0 }} />
        <div>
          <Title order={2}>{title}</Title>
          <Text>{children}</Text>
        </div>
      </Group>
    </Card>
  );
}
