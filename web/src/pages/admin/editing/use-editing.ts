import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changesOf } from '../../../api/merge';
import { once } from '../../../api/once';
import { useMergeForm, type Read } from '../../../parts/forms/use-merge-form';
import { useSettling } from '../../../parts/hours/use-settling';
import type { Resource } from './resource';

/** One attempt to add a thing, or to change it from what was `read`. */
export function useEditing<
  View extends { id: string; name: string },
  Values extends Record<string, unknown>,
  Body extends object,
>(resource: Resource<View, Values, Body>, read: Read<View> | undefined, onDone: () => void) {
  const { t } = useTranslation(['admin', 'common']);
  const queries = useQueryClient();
  const settling = useSettling({
    title: t('edit.title', { name: read?.data.name }),
    action: t('common:save'),
    // Those of one practitioner can be given to a colleague.
    handedOverBy: resource.key === 'practitioners' ? read?.data.id : undefined,
    later: resource.key !== 'practitioners',
  });
  const refresh = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['admin', resource.key] }),
      queries.invalidateQueries({ queryKey: [resource.key] }),
    ]);
  };
  const editing = useMergeForm(
    {
      valuesOf: resource.valuesOf,
      read: () => resource.read(read!.data.id),
      write: async (values: Values, before: Values, version: string) => {
        const body = resource.bodyOf(values);
        if (!read) return once([resource.key, body], (key) => resource.add(body, key));
        const changes = (resource.changes ?? changesOf)(resource.bodyOf(before), body);
        if (Object.keys(changes).length === 0) return read.data;
        return settling.settle((resolution) =>
          resource.change(read.data.id, { ...changes, ...(resolution === undefined ? {} : { resolution }) }, version),
        );
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
  return { ...editing, settling };
}
