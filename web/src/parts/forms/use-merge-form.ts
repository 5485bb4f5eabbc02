import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { merged, type Merged, type OnlyOf } from '../../api/merge';
import { fieldErrors, Problem } from '../../api/problem';
import { checkLater } from '../../shell/check-later';

export interface Read<View> {
  readonly data: View;
  readonly version: string;
}

type Fields = Record<string, unknown>;

/** How what a form shows is read and written. `Values` is what people type. */
export interface FormPart<View, Values extends Fields, Saved = Read<View>> {
  readonly valuesOf: (view: View) => OnlyOf<View, Values>;
  readonly read: () => Promise<Read<View>>;
  /** Writes the values; `before` is what was read, for who sends differences only. */
  readonly write: (values: Values, before: Values, version: string) => Promise<Saved>;
  /** What is worth saying before it is sent, by field. The rules are the server's. */
  readonly checks: (values: Values) => Record<string, string>;
  /** Both have changed the same: what the other wrote, in words for its field. */
  readonly conflictWords: (theirs: unknown) => string;
  readonly merge?: (start: Values, mine: Values, theirs: Values) => Merged<Values>;
}

interface Options<View, Saved> {
  /** The form is where it starts, now with what was saved. */
  readonly onSaved: (saved: Saved, beginAt: (read: Read<View>) => void) => Promise<void> | void;
  readonly onCaughtUp?: () => void;
  /** Whether people are asked before the change of another comes in. */
  readonly asksFirst?: boolean;
}

/**
 * A form over what was read, or over nothing yet. When somebody else saved first (412), their change comes in where nothing
 * was typed, what was typed stays, and the form is looked at once more before it is saved.
 */
export function useMergeForm<View, Values extends Fields, Saved>(
  part: FormPart<View, Values, Saved>,
  from: Read<View> | { readonly empty: Values },
  { onSaved, onCaughtUp, asksFirst = false }: Options<View, Saved>,
) {
  const [start, setStart] = useState(() =>
    'empty' in from
      ? { values: from.empty, version: '*' }
      : { values: part.valuesOf(from.data) as Values, version: from.version },
  );
  const form = useForm<Values>({ initialValues: start.values, validate: (values) => part.checks(values) });

  function startAt({ data, version }: Read<View>): Values {
    const values = part.valuesOf(data);
    setStart({ values, version });
    form.setInitialValues(values);
    form.resetDirty(values);
    return values;
  }

  const saving = useMutation({
    mutationFn: (values: Values) => part.write(values, start.values, start.version),
    // What failed before it is no failure of this one.
    onMutate: () => catchingUp.reset(),
    onSuccess: (saved) => onSaved(saved, (read) => form.setValues(startAt(read))),
    onError: (error) => {
      if (isStale(error) && !asksFirst) return catchingUp.mutate();
      form.setErrors(fieldErrors(error));
      focusFirst(form, Object.keys(fieldErrors(error)));
    },
  });

  const catchingUp = useMutation({
    mutationFn: part.read,
    onSuccess: (newest) => {
      const mine = form.getValues();
      const { values, both } = (part.merge ?? merged)(start.values, mine, part.valuesOf(newest.data));
      startAt(newest);
      form.setValues(values);
      form.setErrors(Object.fromEntries(both.map(({ path, theirs }) => [path, part.conflictWords(theirs)])));
      saving.reset();
      onCaughtUp?.();
    },
  });

  const stale = isStale(saving.error);
  const placed = Object.keys(fieldErrors(saving.error)).some((path) =>
    Object.hasOwn(start.values, path.split('.')[0]!),
  );

  return {
    form,
    saving: saving.isPending || (!asksFirst && catchingUp.isPending),
    saved: saving.isSuccess,
    /** Somebody else saved first: their change waits to be brought in. */
    stale,
    catchingUp,
    /** Somebody else's change has just come in. */
    caughtUp: catchingUp.isSuccess && saving.isIdle,
    /** A refusal that belongs to no field. */
    failure: stale ? (asksFirst ? null : catchingUp.error) : placed ? null : saving.error,
    unsaved: () => form.isDirty(),
    checkLater: checkLater(form),
    submit: form.onSubmit(
      (values) => saving.mutate(values),
      (errors) => focusFirst(form, Object.keys(errors)),
    ),
  };
}

export type MergeForm<Values extends Fields> = UseFormReturnType<Values>;

const isStale = (error: unknown): boolean => error instanceof Problem && error.status === 412;

function focusFirst<Values extends Fields>(form: UseFormReturnType<Values>, paths: string[]): void {
  const path = paths[0];
  if (path !== undefined) form.getInputNode(path)?.focus();
}
