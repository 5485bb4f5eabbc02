import { Group, Text } from '@mantine/core';
import { Eye, PencilLine, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccessLogEntry } from '../../api/schema';
import { readersZone, timeOf } from '../../format/zoned';
import classes from './list.module.css';

const icons: Record<string, LucideIcon> = { read: Eye, write: PencilLine, 'break-glass': TriangleAlert };
const resources = [
  'medical-history',
  'emergency-contacts',
  'note',
  'prescription',
  'document',
  'photo',
  'file',
  'appointment',
  'appointment-history',
  'audit',
  'record',
] as const;
const lists = ['appointment', 'file', 'prescription', 'audit'] as const;
const roles = ['practitioner', 'staff', 'admin'] as const;

/** A look at the record as a sentence, with its time; the same several times in a row is one, the latest first. */
export function AccessLine({ looks }: { looks: readonly AccessLogEntry[] }) {
  const entry = looks[0]!;
  const { t } = useTranslation('me');
  const Icon = icons[entry.action] ?? Eye;
  const emergency = entry.action === 'break-glass';
  const name = entry.name ?? t('log.somebody');
  const who = entry.own ? t('log.you') : t('log.who', { name, role: t(`log.roles.${roleOf(entry)}`) });
  const what = entry.inList ? t(`log.lists.${listOf(entry)}`) : t(`log.resources.${resourceOf(entry)}`);
  return (
    <li className={classes.line}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Icon
          size={20}
          aria-hidden
          color={emergency ? 'var(--mantine-color-error)' : 'var(--mantine-color-dimmed)'}
          style={{ flexShrink: 0, marginTop: 3 }}
        />
        <div>
          <Text fw={emergency ? 600 : undefined}>{t(`log.sentences.${sentenceOf(entry)}`, { who, what })}</Text>
          <Text c="dimmed" size="sm">
            <time dateTime={entry.at}>{timesOf(looks)}</time>
            {looks.length > 1 && ` · ${t('log.times', { count: looks.length })}`}
          </Text>
        </div>
      </Group>
    </li>
  );
}

/** `10:55`, or `10:40 – 10:55`. */
function timesOf(looks: readonly AccessLogEntry[]): string {
  const [first, last] = [looks.at(-1)!, looks[0]!].map(({ at }) => timeOf(at, readersZone()));
  return first === last ? first! : `${first} – ${last}`;
}

function sentenceOf({ action, inList }: AccessLogEntry): 'read' | 'write' | 'list' | 'breakGlass' {
  if (inList) return 'list';
  if (action === 'break-glass') return 'breakGlass';
  return action === 'write' ? 'write' : 'read';
}

function resourceOf({ resource }: AccessLogEntry): 'record' {
  // What is not known here is a part of the record all the same.
  return (resources.find((known) => known === resource) ?? 'record') as 'record';
}

function listOf({ resource }: AccessLogEntry): (typeof lists)[number] | 'other' {
  return lists.find((known) => known === resource) ?? 'other';
}

function roleOf({ actingAs }: AccessLogEntry): (typeof roles)[number] | 'other' {
  return roles.find((known) => known === actingAs) ?? 'other';
}
