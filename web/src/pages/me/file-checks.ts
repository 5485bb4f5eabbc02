import i18next from 'i18next';
import { sizeWords } from '../../format/size';

// What can be said before the upload saves it. The server looks at the content; these look at the name and the size.

/** Why a file is of a wrong kind, in words; undefined when it looks right, or when the device does not know. */
export function wrongType(file: File, types: readonly string[], words: string): string | undefined {
  return file.type === '' || types.includes(file.type) ? undefined : words;
}

/** Why a file is too large, in words. The clinic's megabytes are the larger ones of 1024 kilobytes. */
export function tooLarge(file: File, mostMegabytes: number): string | undefined {
  if (file.size === 0) return i18next.t('me:upload.empty');
  if (file.size <= mostMegabytes * 1024 * 1024) return undefined;
  return i18next.t('me:upload.tooLarge', { size: sizeWords(file.size), most: sizeWords(mostMegabytes * 1e6) });
}
