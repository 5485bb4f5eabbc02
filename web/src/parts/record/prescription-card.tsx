import { Button, Card, Code, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import { Check, CircleCheck, CircleX, Copy, PencilLine, QrCode, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prescription } from '../../api/schema';
import { localDayOf } from '../../format/moment';
import { readersZone } from '../../format/zoned';
import { PrescriptionItems } from './prescription-items';
import { PrescriptionPdfButton } from './prescription-pdf-button';
import { PharmacyDialog } from './pharmacy-dialog';

const icons: Record<Prescription['status'], LucideIcon> = { draft: PencilLine, issued: CircleCheck, void: CircleX };
const colours: Partial<Record<Prescription['status'], string>> = {
  issued: 'var(--mantine-color-anchor)',
  void: 'var(--mantine-color-error)',
};

/** A prescription: what it says, whether it counts, its paper, and what a pharmacy checks it by. */
export function PrescriptionCard({
  prescription,
  titleLevel = 2,
  children,
}: {
  prescription: Prescription;
  titleLevel?: 2 | 3;
  /** Stands below: what can be done to it, or where it comes from. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('record');
  const { number, status, items, particulars, issuedAt, createdAt, voidReason, verificationCode } = prescription;
  const zone = particulars?.site.timeZone ?? readersZone();
  const title = number === null ? t('prescription.draft') : t('prescription.title', { number });
  const from = particulars?.practitioner.name;
  const day = localDayOf(issuedAt ?? createdAt, zone);
  return (
    <Card component="article" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={titleLevel} size="h3">
            {title}
          </Title>
          <PrescriptionStatus status={status} />
        </Group>
        <Text c="dimmed">{[day, from].filter(Boolean).join(' · ')}</Text>
        {status === 'void' && <Text>{t('prescription.voidText', { reason: voidReason ?? '' })}</Text>}
        <PrescriptionItems items={items} />
        {status === 'issued' && verificationCode !== null && <PharmacyCode code={verificationCode} />}
        <Group gap="sm">
          {status !== 'draft' && <PrescriptionPdfButton prescription={prescription} />}
          {children}
        </Group>
      </Stack>
    </Card>
  );
}

/** Whether it counts, by an icon and by words. */
function PrescriptionStatus({ status }: { status: Prescription['status'] }) {
  const { t } = useTranslation('record');
  const Icon = icons[status];
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <Icon size={18} aria-hidden color={colours[status]} />
      <Text span fw={600} c={colours[status]}>
        {t(`prescription.status.${status}`)}
      </Text>
    </Group>
  );
}

function PharmacyCode({ code }: { code: string }) {
  const { t } = useTranslation('record');
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Text size="sm" c="dimmed">
        {t('prescription.code')}
      </Text>
      <Group gap="sm">
        <Code fz="md" bg="transparent" px={0} style={{ letterSpacing: '0.04em' }}>
          {code}
        </Code>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="sm"
              leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
              onClick={copy}
            >
              <span role="status">{t(copied ? 'prescription.copied' : 'prescription.copy')}</span>
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          size="sm"
          leftSection={<QrCode size={16} aria-hidden />}
          onClick={() => setShown(true)}
        >
          {t('prescription.show')}
        </Button>
      </Group>
      <PharmacyDialog code={code} opened={shown} onClose={() => setShown(false)} />
    </div>
  );
}
