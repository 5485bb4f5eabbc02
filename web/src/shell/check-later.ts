import type { FocusEvent } from 'react';

/**
 * Checks what was typed when its field is left: not at once, or the words would move a button away from under the pointer
 * that is just pressing it. An empty field is no mistake before the form is sent, and a right one keeps what the server has said of
it in the meantime. For a form's onBlur:
 *
 *   <form onBlur={checkLater(form)} …>
 */
export function checkLater(form: { isValid: (path: string) => unknown; validateField: (path: string) => unknown }) {
  return ({ target }: FocusEvent<HTMLFormElement, HTMLElement>): void => {
    const path = target.dataset.path;
    if (path === undefined || !(target instanceof HTMLInputElement) || target.value === '') return;
    setTimeout(() => form.isValid(path) !== true && form.validateField(path), 200);
  };
}
