import type { KeyboardEvent } from 'react';

const steps: Record<string, -1 | 1> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** The arrows, J and K go from card to card, through all columns. */
export function useBoardKeys() {
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = steps[event.key] ?? steps[event.key.toLowerCase()];
      const card = event.target as HTMLElement;
      if (step === undefined || card.dataset.boardCard === undefined) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-board-card]')];
      const next = cards[cards.indexOf(card) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
  };
}
