import { useForm, type UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { merged, type Merged, type OnlyOf } from '../../api/merge';
import { fieldErrors, Problem } from '../../api/problem';
import { checkLater } from '../../shell/check-later';

export interface Read<View> {
  readonly data: View;
  readonly version: string;
}

/** How one part of a record is read and written. `Values` is what people type. */
export interface RecordPart<View, Values extends Record<string, unknown>> {
  readonly valuesOf: (view: View) => OnlyOf<View, Values>;
  readonly read: () => Promise<Read<View>>;
  /** Writes the values; `before` is what was read, for who sends differences only. */
  readonly write: (values: Values, before: Values, version: string) => Promise<Read<View>>;
  readonly checks: (values: Values) => Record<string, string>;
  /** Both have changed the same: what the other wrote, in words for its field. */
  readonly conflictWords: (theirs: unknown) => string;
  readonly merge?: (start: Values, mine: Values, theirs: Values) => Merged<Values>;
}

/**
 * A form over a part of the record. When somebody else was faster, their change comes in where nothing was typed, what was
 * typed stays, and `caughtUp` asks to look once more before it is saved.
 */
export function useRecordForm<View, Values extends Record<string, unknown>>(
  part: RecordPart<View, Values>,
  read: Read<View>,
  onSaved: (read: Read<View>) => void,
) {
  const [start, setStart] = useState(() => ({ values: part.valuesOf(read.data), version: read.version }));
  const form = useForm<Values>({ initialValues: start.values, validate: (values) => part.checks(values) });

  function beginAt({ data, version }: Read<View>): Values {
    const values = part.valuesOf(data);
    setStart({ values, version });
    form.setInitialValues(values);
    form.resetDirty(values);
    return values;
  }

  const saving = useMutation({
    mutationFn: async (values: Values): Promise<Read<View> | 'stale'> => {
      try {
        return await part.write(values, start.values, start.version);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 412) throw error;
        const newest = await part.read();
        const { values: both, both: clashes } = (part.merge ?? merged)(
          start.values,
          values,
          part.valuesOf(newest.data),
        );
        beginAt(newest);
        form.setValues(both);
        form.setErrors(Object.fromEntries(clashes.map(({ path, theirs }) => [path, part.conflictWords(theirs)])));
        return 'stale';
      }
    },
    onSuccess: (result) => {
      if (result === 'stale') return;
      form.setValues(beginAt(result));
      onSaved(result);
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error));
      focusFirst(form, Object.keys(fieldErrors(error)));
    },
  });
  const placed = Object.keys(fieldErrors(saving.error)).some((path) =>
    Object.hasOwn(start.values, path.split('.')[0]!),
  );

  return {
    form,
    saving: saving.isPending,
    /** Somebody else's change has just come in. */
    caughtUp: saving.data === 'stale' && !saving.isPending,
    /** A refusal that belongs to no field. */
    failure: placed ? null : saving.error,
    unsaved: () => form.isDirty(),
    checkLater: checkLater(form),
    submit: form.onSubmit(
      (values) => saving.mutate(values),
      (errors) => focusFirst(form, Object.keys(errors)),
    ),
  };
}

export type RecordForm<Values extends Record<string, unknown>> = UseFormReturnType<Values>;

/** Says in a corner that it is saved. */
export function tellSaved(message: string): void {
  notifications.show({ message });
}

function focusFirst<Values extends Record<string, unknown>>(form: UseFormReturnType<Values>, paths: string[]): void {
  const path = paths[0];
  if (path !== undefined) form.getInputNode(path)?.focus();
}
