import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

const steps: Record<string, -1 | 1> = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 };
const elementOf = (id: string | undefined) => (id === undefined ? null : document.getElementById(`request-${id}`));

/**
 * One stop of the tabulator for a list of cards: the arrows, J and K go from card to card. When the card that had the
 * focus leaves the list, the next one has it, then `whenEmpty`.
 */
export function useCardKeys(ids: readonly string[], whenEmpty: () => void) {
  const [chosen, setChosen] = useState<string>();
  const current = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
  const heir = useRef<{ of: string; ids: readonly string[] }>(undefined);

  useEffect(() => {
    const left = heir.current;
    if (left === undefined || ids.includes(left.of)) return;
    heir.current = undefined;
    const after = left.ids.slice(left.ids.indexOf(left.of) + 1);
    const before = left.ids.slice(0, left.ids.indexOf(left.of)).toReversed();
    const next = [...after, ...before].find((id) => ids.includes(id)) ?? ids[0];
    if (next === undefined) return whenEmpty();
    setChosen(next);
    // After the dialog has given the focus back to where it came from.
    const frame = requestAnimationFrame(() => elementOf(next)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [ids, whenEmpty]);

  return {
    current,
    /** The card will leave: its neighbour inherits the focus. */
    leaves: (id: string) => void (heir.current = { of: id, ids }),
    list: {
      onFocus: (event: { target: EventTarget }) => {
        const card = event.target instanceof Element && event.target.closest('[id^="request-"]');
        if (card) setChosen(card.id.slice('request-'.length));
      },
      onKeyDown: (event: KeyboardEvent) => {
        const step = steps[event.key];
        // Keys of an opened dialog come here too, although it stands elsewhere in the page.
        const inList = event.currentTarget.contains(event.target as Node);
        if (step === undefined || current === undefined || !inList) return;
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        elementOf(ids[ids.indexOf(current) + step])?.focus();
      },
    },
  };
}
