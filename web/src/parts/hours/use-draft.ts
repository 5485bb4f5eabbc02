import { useState } from 'react';
import { nextKey, type Draft, type Stretch } from './hours-draft';

const workdays = [2, 3, 4, 5];

/** The hours under the pen. */
export function useDraft(initial: Draft) {
  // Only the first render's counts: what is typed later is compared with it.
  const [start] = useState(initial);
  const [draft, setDraft] = useState(start);
  const [added, setAdded] = useState<number>();
  const change = (values: Partial<Draft>) => setDraft((before) => ({ ...before, ...values }));
  const reshape = (make: (stretches: readonly Stretch[]) => readonly Stretch[]) =>
    setDraft((before) => ({ ...before, stretches: make(before.stretches) }));

  return {
    draft,
    change,
    added,
    changed: JSON.stringify(draft) !== JSON.stringify(start),
    /** The first stretch of a day is a whole one, as most are; what comes after is for the person to say. */
    add(weekday: number): void {
      const key = nextKey();
      const first = !draft.stretches.some((stretch) => stretch.weekday === weekday);
      const times = first ? { from: '09:00', to: '17:00' } : { from: '', to: '' };
      reshape((stretches) => [...stretches, { key, weekday, ...times }]);
      setAdded(key);
    },
    edit(key: number, times: Partial<Pick<Stretch, 'from' | 'to' | 'everyWeeks'>>): void {
      reshape((stretches) => stretches.map((each) => (each.key === key ? { ...each, ...times } : each)));
    },
    remove(key: number): void {
      reshape((stretches) => stretches.filter((each) => each.key !== key));
    },
    copyMonday(): void {
      reshape((stretches) => [
        ...stretches.filter(({ weekday }) => !workdays.includes(weekday)),
        ...workdays.flatMap((weekday) =>
          stretches.filter((each) => each.weekday === 1).map((each) => ({ ...each, weekday, key: nextKey() })),
        ),
      ]);
    },
  };
}
