/** Puts a file that was fetched into the reader's downloads. What only the signed-in may read has no address to link. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // Browsers read it after the click; it must live a little longer.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
