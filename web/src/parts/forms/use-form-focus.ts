import { useCallback, useEffect, useRef } from 'react';

/**
 * Keeps the focus in a form whose button is switched off while it is sent. Afterwards the first field that was refused
 * has it, else the button.
 */
export function useFormFocus(busy: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const wasBusy = useRef(false);

  /** For the moment after a dialog of the form, too. */
  const regain = useCallback(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (isLost) (wrong ?? form.current?.querySelector<HTMLElement>('[type="submit"]'))?.focus();
  }, []);

  useEffect(() => {
    const isDone = wasBusy.current && !busy;
    wasBusy.current = busy;
    if (!isDone) return undefined;
    // The fields are marked and the button works again in the next frame.
    const frame = requestAnimationFrame(regain);
    return () => cancelAnimationFrame(frame);
  }, [busy, regain]);

  return { form, regain };
}
