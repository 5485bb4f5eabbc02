import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Typeface } from './typefaces.js';

/** HarfBuzz's subsetter, which is a program of its own without a wrapper in JavaScript. */
interface Subsetter {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  malloc(size: number): number;
  free(at: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, which: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

/** Node has it; the types of Node leave it to those of browsers. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    instantiate(file: Uint8Array): Promise<{ readonly instance: { readonly exports: unknown } }>;
  };
};

export type Subset = (face: Typeface, glyphs: Iterable<number>) => Buffer;

/** No hints; the numbers of glyphs stay; nothing but the given glyphs. */
const flags = 0x1 | 0x2 | 0x200;
const droppedTables = 3;
/** What a PDF does not read, because it names glyphs by their numbers. */
const unused = ['GSUB', 'GPOS', 'GDEF', 'cmap', 'name', 'post', 'OS/2', 'kern', 'gasp', 'vhea', 'vmtx', 'STAT', 'DSIG'];
const numberOf = (tag: string): number => Buffer.from(tag.padEnd(4)).readUInt32BE();

let ready: Promise<Subset> | undefined;

/** The subsetter; it keeps each font that it has met. */
export function subsetter(): Promise<Subset> {
  ready ??= start();
  ready.catch(() => (ready = undefined));
  return ready;
}

async function start(): Promise<Subset> {
  const file = await readFile(fileURLToPath(import.meta.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')));
  const { instance } = await WebAssembly.instantiate(file);
  const hb = instance.exports as Subsetter;
  hb._initialize();
  const faces = new Map<string, number>();
  return (face, glyphs) => {
    const known = faces.get(face.name) ?? openFace(hb, face.file);
    faces.set(face.name, known);
    return cut(hb, known, glyphs);
  };
}

function openFace(hb: Subsetter, file: Buffer): number {
  const data = hb.malloc(file.length);
  new Uint8Array(hb.memory.buffer).set(file, data);
  const blob = hb.hb_blob_create(data, file.length, 2, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  hb.hb_blob_destroy(blob);
  return face;
}

function cut(hb: Subsetter, face: number, glyphs: Iterable<number>): Buffer {
  const input = hb.hb_subset_input_create_or_fail();
  const set = hb.hb_subset_input_glyph_set(input);
  for (const glyph of glyphs) hb.hb_set_add(set, glyph);
  const dropped = hb.hb_subset_input_set(input, droppedTables);
  for (const tag of unused) hb.hb_set_add(dropped, numberOf(tag));
  hb.hb_subset_input_set_flags(input, flags);
  const small = hb.hb_subset_or_fail(face, input);
  hb.hb_subset_input_destroy(input);
  if (small === 0) throw new Error('The font could not be cut down to the glyphs in use.');
  const blob = hb.hb_face_reference_blob(small);
  const at = hb.hb_blob_get_data(blob, 0);
  const bytes = Buffer.from(new Uint8Array(hb.memory.buffer, at, hb.hb_blob_get_length(blob)));
  hb.hb_blob_destroy(blob);
  hb.hb_face_destroy(small);
  return bytes;
}
