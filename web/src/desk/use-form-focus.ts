import { useCallback, useEffect, useRef } from 'react';

/**
 * Keeps the focus in a form whose button is switched off while it is sent: after a refusal the first wrong field has it,
 * or the button when the refusal is about no field.
 */
export function useFormFocus(error: unknown) {
  const form = useRef<HTMLFormElement>(null);

  /** For the moment after a dialog of the form, too. */
  const regain = useCallback(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (isLost) (wrong ?? form.current?.querySelector<HTMLElement>('[type="submit"]'))?.focus();
  }, []);

  useEffect(() => {
    if (!error) return undefined;
    // The fields are marked and the button works again in the next frame.
    const frame = requestAnimationFrame(regain);
    return () => cancelAnimationFrame(frame);
  }, [error, regain]);

  return { form, regain };
}
