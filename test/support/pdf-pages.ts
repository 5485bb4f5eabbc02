import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { resolve } from 'node:path';

const fonts = `${resolve(import.meta.dirname, '../../node_modules/pdfjs-dist/standard_fonts')}/`;

/** A page of a PDF file as a reader sees it. */
export interface PdfPage {
  /** Its text, piece by piece in the order of drawing. */
  readonly text: string;
  /** A picture of it, 144 dots an inch. */
  readonly png: Buffer;
  /** How much of it is not white, from 0 to 1. */
  readonly inked: number;
}

/** Draws the pages of a PDF file with another program than the one that made it. */
export async function pdfPages(file: Buffer): Promise<PdfPage[]> {
  const task = getDocument({ data: new Uint8Array(file), standardFontDataUrl: fonts });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 2 });
    const canvas = createCanvas(viewport.width, viewport.height);
    const context = canvas.getContext('2d');
    await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
    const { items } = await page.getTextContent();
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    pages.push({ text: text.replaceAll(/\s+/g, ' '), png: canvas.toBuffer('image/png'), inked: inkedShare(data) });
  }
  await task.destroy();
  return pages;
}

function inkedShare(pixels: Uint8ClampedArray): number {
  let inked = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at]! + pixels[at + 1]! + pixels[at + 2]! < 740) inked++;
  }
  return (inked * 4) / pixels.length;
}
