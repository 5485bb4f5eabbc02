import { useForm, type UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { once } from '../../../api/once';
import { fieldErrors, Problem } from '../../../api/problem';
import { checkLater } from '../../../shell/check-later';
import { changesOf, merged } from '../../../api/merge';
import type { Read, Resource } from './resource';

type Fields = Record<string, unknown>;

/** One attempt to add a thing, or to change it from what was `read`. */
export function useEditing<View extends { id: string; name: string }, Values extends Fields, Body extends object>(
  resource: Resource<View, Values, Body>,
  read: Read<View> | undefined,
  onDone: () => void,
) {
  const { t } = useTranslation('admin');
  const queryClient = useQueryClient();
  const [start, setStart] = useState(() => ({
    values: read ? resource.valuesOf(read.data) : resource.empty,
    version: read?.version ?? '*',
  }));
  const form = useForm<Values>({
    initialValues: start.values,
    validate: (values) => resource.checks?.(values) ?? {},
  });
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['admin', resource.key] }),
      queryClient.invalidateQueries({ queryKey: [resource.key] }),
    ]);

  const saving = useMutation({
    mutationFn: async (values: Values) => {
      const body = resource.bodyOf(values);
      if (!read) return once([resource.key, body], (key) => resource.add(body, key));
      const changes = (resource.changes ?? changesOf)(resource.bodyOf(start.values), body);
      if (Object.keys(changes).length === 0) return read.data;
      return resource.change(read.data.id, changes, start.version);
    },
    onSuccess: async ({ name }) => {
      notifications.show({ message: t(read ? 'edit.changed' : 'edit.added', { name }) });
      onDone();
      await refresh();
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error));
      focusFirst(form, Object.keys(fieldErrors(error)));
    },
  });

  const catchingUp = useMutation({
    mutationFn: () => resource.read(read!.data.id),
    onSuccess: ({ data, version }) => {
      const theirs = resource.valuesOf(data);
      const { values, both } = merged(start.values, form.getValues(), theirs);
      form.setValues(values);
      const words = both.map((field) => [field.path, conflictWords(field.theirs)]);
      form.setErrors(Object.fromEntries(words));
      setStart({ values: theirs, version });
      saving.reset();
      void refresh();
    },
  });

  function conflictWords(theirs: unknown): string {
    const plain = typeof theirs === 'string' && theirs !== '';
    return plain ? t('edit.conflictWith', { value: theirs }) : t('edit.conflict');
  }

  const stale = saving.error instanceof Problem && saving.error.status === 412;
  const placed = Object.keys(fieldErrors(saving.error)).some((path) =>
    Object.hasOwn(start.values, path.split('.')[0]!),
  );

  return {
    form,
    checkLater: checkLater(form),
    saving,
    catchingUp,
    stale,
    /** A refusal that belongs to no field. */
    failure: stale || placed ? null : saving.error,
    submit: form.onSubmit(
      (values) => saving.mutate(values),
      (errors) => focusFirst(form, Object.keys(errors)),
    ),
  };
}

function focusFirst<Values extends Fields>(form: UseFormReturnType<Values>, paths: string[]): void {
  const path = paths[0];
  if (path !== undefined) form.getInputNode(path)?.focus();
}
