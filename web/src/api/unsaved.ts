const forms = new Set<() => boolean>();

/** Notes a form that may hold something unsaved; `unsaved` is asked when it matters. Answers how to forget it. */
export function watchUnsaved(unsaved: () => boolean): () => void {
  forms.add(unsaved);
  return () => forms.delete(unsaved);
}

/** Whether a form on the screen holds something that is not saved. */
export function isAnythingUnsaved(): boolean {
  return [...forms].some((unsaved) => unsaved());
}
