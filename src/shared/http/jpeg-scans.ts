const startOfScan = 0xda;
const endOfImage = 0xd9;

/**
 * How many scans a JPEG draws its picture in. A progressive one may go over all its pixels thousands of times within the
 * rules, and a decoder cannot be stopped while it does: a small file would cost minutes. Cameras and programs write about
 * ten.
 */
export function scansOf(jpeg: Buffer): number {
  let scans = 0;
  for (let at = nextMarker(jpeg, 2); at >= 0;) {
    const marker = jpeg[at + 1]!;
    if (marker === endOfImage) break;
    if (marker === startOfScan) scans++;
    const length = at + 3 < jpeg.length ? jpeg.readUInt16BE(at + 2) : 0;
    at = nextMarker(jpeg, at + 2 + length);
  }
  return scans;
}

/** Where the next marker begins. Within a scan 0xFF is followed by 0 where it is data, and by 0xD0 to 0xD7 to go on. */
function nextMarker(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0 && at + 1 < jpeg.length; at = jpeg.indexOf(0xff, at + 1)) {
    const code = jpeg[at + 1]!;
    if (code > 0x01 && code < 0xff && (code < 0xd0 || code > 0xd7)) return at;
  }
  return -1;
}
