import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changesOf } from '../../../api/merge';
import { once } from '../../../api/once';
import { useMergeForm, type Read } from '../../../parts/forms/use-merge-form';
import type { Resource } from './resource';

/** One attempt to add a thing, or to change it from what was `read`. */
export function useEditing<
  View extends { id: string; name: string },
  Values extends Record<string, unknown>,
  Body extends object,
>(resource: Resource<View, Values, Body>, read: Read<View> | undefined, onDone: () => void) {
  const { t } = useTranslation('admin');
  const queries = useQueryClient();
  const refresh = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['admin', resource.key] }),
      queries.invalidateQueries({ queryKey: [resource.key] }),
    ]);
  };
  return useMergeForm(
    {
      valuesOf: resource.valuesOf,
      read: () => resource.read(read!.data.id),
      write: async (values: Values, before: Values, version: string) => {
        const body = resource.bodyOf(values);
        if (!read) return once([resource.key, body], (key) => resource.add(body, key));
        const changes = (resource.changes ?? changesOf)(resource.bodyOf(before), body);
        return Object.keys(changes).length === 0 ? read.data : resource.change(read.data.id, changes, version);
      },
      checks: (values) => resource.checks?.(values) ?? {},
      conflictWords: (theirs) =>
        typeof theirs === 'string' && theirs !== '' ? t('edit.conflictWith', { value: theirs }) : t('edit.conflict'),
    },
    read ?? { empty: resource.empty },
    {
      asksFirst: true,
      onCaughtUp: () => void refresh(),
      onSaved: async ({ name }: View) => {
        notifications.show({ message: t(read ? 'edit.changed' : 'edit.added', { name }) });
        onDone();
        await refresh();
      },
    },
  );
}
