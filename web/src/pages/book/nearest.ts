/** The free times nearest to a start, in the order of the day; not that start itself. */
export function nearestTo<Slot extends { readonly start: string }>(
  start: string,
  slots: readonly Slot[],
  count = 3,
): Slot[] {
  const wanted = Date.parse(start);
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.start) - wanted);
  return slots
    .filter((slot) => distance(slot) > 0)
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, count)
    .sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
}
