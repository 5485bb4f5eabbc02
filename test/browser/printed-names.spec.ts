import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { Paper } from '../../src/records/sheet/paper.js';
import { subsetter } from '../../src/records/sheet/subset.js';
import { typefacesFor } from '../../src/records/sheet/typefaces.js';
import { browserOrNotice } from '../support/browser.js';
import { pdfPages } from '../support/pdf-pages.js';

const browser = await browserOrNotice('printed names');
/** Wide enough for all, in points; pictures have two dots a point. */
const size = [420, 70] as const;
const letters = 28;
/** How much of the ink may lie elsewhere: edges are smoothed differently. Letters in a wrong form or order exceed it far. */
const tolerance = 0.12;

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly dark: Uint8Array;
}

/** The ink of a picture, without the white around it. */
async function inkOf(png: Buffer): Promise<Drawn> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const isDark = (x: number, y: number) => data[(y * image.width + x) * 4]! < 128;
  let [left, top, right, bottom] = [image.width, image.height, 0, 0];
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      if (!isDark(x, y)) continue;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  }
  const [width, height] = [right - left + 1, bottom - top + 1];
  const dark = Uint8Array.from({ length: width * height }, (_, at) =>
    Number(isDark(left + (at % width), top + Math.floor(at / width))),
  );
  return { width, height, dark };
}

/** The share of ink that has none within a dot of it in the other picture. */
function strayShare(one: Drawn, other: Drawn): number {
  let [ink, stray] = [0, 0];
  one.dark.forEach((dark, at) => {
    if (dark === 0) return;
    ink++;
    const [x, y] = [at % one.width, Math.floor(at / one.width)];
    const near = [-1, 0, 1].some((down) =>
      [-1, 0, 1].some((aside) => {
        const [there, below] = [x + aside, y + down];
        return there >= 0 && there < other.width && other.dark[below * other.width + there] === 1;
      }),
    );
    if (!near) stray++;
  });
  return stray / ink;
}

describe.skipIf(!browser)('a name on paper looks as in a browser', () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser!.newPage({ viewport: { width: size[0], height: size[1] }, deviceScaleFactor: 2 });
  });
  afterAll(() => page?.close());

  async function onPaper(name: string): Promise<Buffer> {
    const [faces, cut] = await Promise.all([typefacesFor(name, 'regular'), subsetter()]);
    const paper = new Paper({ regular: faces, bold: faces }, cut, { size: [...size], margin: 0 });
    const written = buffer(paper);
    paper.set('regular', letters, '#000000').write(name, { width: size[0] - 20 }, 10, 8);
    paper.end();
    const [{ png }] = (await pdfPages(await written)) as unknown as [{ png: Buffer }];
    return png;
  }

  async function inBrowser(name: string): Promise<Buffer> {
    const faces = await typefacesFor(name, 'regular');
    const used = [...new Set([...name].map((one) => faces.of(one, undefined)!))];
    const rules = used.map(
      ({ file }, index) =>
        `@font-face { font-family: f${index}; src: url(data:font/ttf;base64,${file.toString('base64')}); }`,
    );
    // Each font has the characters that it has on the paper.
    let before = used[0]!;
    const spans: { face: number; text: string }[] = [];
    for (const one of name) {
      before = faces.of(one, before)!;
      const last = spans.at(-1);
      if (last?.face === used.indexOf(before)) last.text += one;
      else spans.push({ face: used.indexOf(before), text: one });
    }
    const text = spans.map((span) => `<span style="font-family: f${span.face}">${span.text}</span>`).join('');
    const style = `${rules.join('')} body { margin: 8px; font-size: ${letters}px; white-space: pre; text-rendering: geometricPrecision; }`;
    await page.setContent(`<!doctype html><style>${style}</style><body><div dir="auto">${text}</div></body>`);
    await page.evaluate('document.fonts.ready');
    return page.screenshot();
  }

  it.each([
    ['Latin', 'Łukasz Nguyễn-Ďuričová'],
    ['Greek', 'Ελένη Παπαδοπούλου'],
    ['Cyrillic', 'Йосип Їжакевич'],
    ['Arabic', 'محمد عبد الله'],
    ['Hebrew', 'שרה כהן'],
    ['Devanagari', 'श्रीकृष्ण क्षत्रिय'],
    ['Sinhala', 'ශ්\u200dරී ක්\u200dරිෂාන්ත පෙරේරා'],
    ['Tamil', 'ஸ்ரீதேவி கோபாலன்'],
    ['Thai', 'กัญญารัตน์ ศรีสุข'],
    ['Han', '李小龍 歐陽'],
    ['Kana', 'さくら ナカムラー'],
    ['Hangul', '김민준 박서연'],
    ['Arabic with Latin', 'محمد Ali الحسن'],
    ['Sinhala with Latin', 'Anna සුනිල් Müller'],
  ])('%s', async (script, name) => {
    const pictures = [await onPaper(name), await inBrowser(name)] as const;
    const folder = process.env.PICTURES;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      pictures.forEach((png, index) =>
        writeFileSync(join(folder, `${script}-${['paper', 'browser'][index]}.png`), png),
      );
    }
    const [paper, seen] = (await Promise.all(pictures.map(inkOf))) as [Drawn, Drawn];
    expect(Math.abs(paper.width - seen.width)).toBeLessThanOrEqual(4);
    expect(Math.abs(paper.height - seen.height)).toBeLessThanOrEqual(3);
    expect(Math.max(strayShare(paper, seen), strayShare(seen, paper))).toBeLessThan(tolerance);
  });
});
