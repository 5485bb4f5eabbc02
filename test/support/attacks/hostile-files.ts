/** Files that are more than they say. Made here, so that nothing dangerous lies in the repository. */
import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';

/** Planted into every file: it must neither come out of a picture nor stand in the database. */
export const planted = 'PLANTED-TEXT-4711';
const script = `<script>alert("${planted}")</script>`;

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

type Format = 'png' | 'jpeg' | 'webp';

export const picture = (format: Format, width = 40, height = 30): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#37a' } })
    .toFormat(format)
    .toBuffer();

/** A picture from a telephone held sideways, that tells where it was taken and by whom. */
export const talkativePicture = (format: Format): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#37a' } })
    .withExif({ IFD0: { ImageDescription: planted, Artist: planted }, IFD3: { GPSLatitudeRef: 'N' } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><d>${planted}</d></x:xmpmeta>`)
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A black PNG of one bit a pixel: a few kilobytes that are hundreds of megabytes once decoded. */
export function pngOf(width: number, height: number, ...extra: Buffer[]): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', header), ...extra, chunk('IDAT', rows), chunk('IEND', Buffer.of())]);
}

/** An archive of one stored file, which is what a JAR is. */
function archive(): Buffer {
  const [name, data] = [Buffer.from('Evil.class'), Buffer.from(planted)];
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt32LE(crc32(data), 14);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(data.length, 22);
  local.writeUInt16LE(name.length, 26);
  return Buffer.concat([local, name, data, Buffer.from('504b0506' + '00'.repeat(18), 'hex')]);
}

/** A comment segment behind the first marker of a JPEG: a script to whoever reads it as one. */
const withComment = (jpeg: Buffer, text: string): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  const segment = Buffer.concat([Buffer.of(0xff, 0xfe), length, Buffer.from(text)]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
};

/**
 * A small JPEG that is drawn in `count` scans, all of them within the rules: each bit of each coefficient comes in one of
 * its own. At 60 megapixels a decoder would be busy with it for half a minute.
 */
export async function jpegOfScans(count: number): Promise<Buffer> {
  const grey = sharp({ create: { width: 64, height: 64, channels: 3, background: '#888' } }).greyscale();
  const drawn = await grey.jpeg({ progressive: true }).toBuffer();
  const starts = [...drawn.keys()].filter((at) => drawn[at] === 0xff && [0xc4, 0xda].includes(drawn[at + 1]!));
  const table = drawn.subarray(starts.at(-2)!, starts.at(-1)!);
  const scan = drawn.subarray(starts.at(-1)!, drawn.length - 2);
  const firstScanEnds = starts[starts.findIndex((at) => drawn[at + 1] === 0xda) + 1]!;
  const parameters = 5 + 2 * scan[4]!;
  const scans: Buffer[] = [];
  for (let coefficient = 1; coefficient < 64; coefficient++) {
    for (let bit = 13; bit >= 0; bit--) {
      const one = Buffer.from(scan);
      one.set([coefficient, coefficient, bit === 13 ? bit : ((bit + 1) << 4) | bit], parameters);
      scans.push(one);
    }
  }
  const rest = scans.slice(0, count - 1);
  return Buffer.concat([drawn.subarray(0, firstScanEnds), table, ...rest, Buffer.of(0xff, 0xd9)]);
}

/** Pictures that are something else as well: the picture is kept, the rest is not. */
export async function twoFacedPictures(): Promise<Record<string, Buffer>> {
  const [png, jpeg, webp] = await Promise.all([picture('png'), picture('jpeg'), picture('webp')]);
  const text = chunk('tEXt', Buffer.from(`Comment\0${script}`));
  const bomb = chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(50_000_000, 65))]));
  return {
    'a JPEG that is a script': withComment(jpeg, `*/=alert("${planted}")/*`),
    'a JPEG that is an archive': Buffer.concat([jpeg, archive()]),
    'a PNG that is a page': Buffer.concat([png, Buffer.from(script)]),
    'a PNG with a page in a comment': pngOf(8, 8, text),
    'a PNG with a comment of 50 MB': pngOf(8, 8, bomb),
    'a WebP that is a page': Buffer.concat([webp, Buffer.from(script)]),
    'a JPEG that talks': await talkativePicture('jpeg'),
    'a PNG that talks': await talkativePicture('png'),
    'a WebP that talks': await talkativePicture('webp'),
  };
}

/** PDFs that are something else as well: kept as they are, and never more than a download. */
export const twoFacedPdfs: Record<string, Buffer> = {
  'a PDF that is a page': Buffer.concat([pdf, Buffer.from(script)]),
  'a PDF that is an archive': Buffer.concat([pdf, archive()]),
  'a PDF that runs a script': Buffer.from(
    `%PDF-1.7\n1 0 obj\n<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert("${planted}"))>>>>\nendobj\n%%EOF\n`,
  ),
};

/** What is refused, with the code that says why. */
export async function refusedFiles(): Promise<[what: string, content: Buffer, code: string][]> {
  const [png, jpeg] = [await picture('png', 400, 300), await picture('jpeg', 400, 300)];
  const unsupported = 'UNSUPPORTED_FILE_TYPE';
  const unreadable = 'UNREADABLE_IMAGE';
  return [
    ['a page', Buffer.from(`<!doctype html>${script}`), unsupported],
    ['a drawing with a script', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`), unsupported],
    [
      'a GIF that is an archive',
      Buffer.concat([Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), archive()]),
      unsupported,
    ],
    ['an archive', archive(), unsupported],
    ['a page before a PDF', Buffer.concat([Buffer.from(script), pdf]), unsupported],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), unsupported],
    ['a TIFF', Buffer.from('49492a0008000000000000000000', 'hex'), unsupported],
    ['one byte', Buffer.of(0), unsupported],
    ['a PNG of 100 megapixels', pngOf(10_000, 10_000), unreadable],
    ['a PNG that is wider than it says', pngOf(4_294_967_295, 1).subarray(0, 60), unreadable],
    ['a JPEG of 800 scans', await jpegOfScans(800), unreadable],
    ['half a PNG', png.subarray(0, png.length / 2), unreadable],
    ['half a JPEG', jpeg.subarray(0, jpeg.length / 2), unreadable],
    [
      'a drawing that begins like a JPEG',
      Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), Buffer.from('<svg/>')]),
      unreadable,
    ],
    ['noise that begins like a PNG', Buffer.concat([png.subarray(0, 33), Buffer.alloc(500, 7)]), unreadable],
  ];
}
