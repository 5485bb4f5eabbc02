import type { PrescribedItem } from '../domain/prescription.js';
import type { Paper } from './paper.js';
import { isolated } from './shaping.js';

const padding = 6;
const ink = '#1a2230';
const faint = '#5b6675';
const line = '#c9d0d9';

interface Column {
  readonly title: string;
  /** Of the whole. */
  readonly share: number;
}

const columns: Column[] = [
  { title: 'Medicine', share: 0.4 },
  { title: 'Dose', share: 0.2 },
  { title: 'How often', share: 0.22 },
  { title: 'How long', share: 0.18 },
];

/** A column where it is drawn. */
interface Place {
  readonly title: string;
  readonly x: number;
  readonly width: number;
}

/** Draws the medicines as a table: an item is never cut by the end of a page, and each page has the titles. */
export function drawItems(page: Paper, items: readonly PrescribedItem[]): void {
  const places = placesOf(page);
  drawTitles(page, places);
  items.forEach((item, index) => {
    if (page.y + heightOf(page, item, index, places) > page.page.height - page.page.margins.bottom - 24) {
      page.addPage();
      drawTitles(page, places);
    }
    drawItem(page, item, index, places);
  });
}

function placesOf(page: Paper): Place[] {
  const { width, margins } = page.page;
  const whole = width - margins.left - margins.right;
  let x = margins.left;
  return columns.map(({ title, share }) => {
    const isLast = columns.at(-1)!.title === title;
    const place = { title, x, width: whole * share - (isLast ? 0 : padding) };
    x += whole * share;
    return place;
  });
}

function drawTitles(page: Paper, places: readonly Place[]): void {
  const { y } = page;
  page.set('bold', 8, faint);
  for (const { title, x, width } of places) page.write(title, { width }, x, y);
  drawLine(page, places, y + 14);
  page.y = y + 14;
}

/** What stands in each column. */
function cellsOf(item: PrescribedItem, index: number): string[] {
  return [`${index + 1}.  ${isolated(item.drug)}`, item.dose, item.frequency, item.duration];
}

function below(item: PrescribedItem): string {
  return [item.strength, item.form].filter(Boolean).join(', ');
}

function drawItem(page: Paper, item: PrescribedItem, index: number, places: readonly Place[]): void {
  const top = page.y + padding;
  const ends = cellsOf(item, index).map((text, column) => {
    const { x, width } = places[column]!;
    setCell(page, column).write(text, { width }, x, top);
    if (column === 0) setDetail(page).write(below(item), { width });
    return page.y;
  });
  page.y = Math.max(...ends);
  if (item.instructions)
    setDetail(page).write(item.instructions, { width: wholeWidth(places) }, places[0]!.x, page.y + 3);
  drawLine(page, places, page.y + padding);
  page.y += padding;
}

function heightOf(page: Paper, item: PrescribedItem, index: number, places: readonly Place[]): number {
  const cells = cellsOf(item, index).map((text, column) => {
    const { width } = places[column]!;
    const own = setCell(page, column).heightOfText(text, width);
    return column === 0 ? own + setDetail(page).heightOfText(below(item), width) : own;
  });
  const width = wholeWidth(places);
  const instructions = item.instructions ? setDetail(page).heightOfText(item.instructions, width) + 3 : 0;
  return Math.max(...cells) + instructions + 2 * padding;
}

const setCell = (page: Paper, column: number): Paper => page.set(column === 0 ? 'bold' : 'regular', 10, ink);
const setDetail = (page: Paper): Paper => page.set('regular', 9.5, ink);

function wholeWidth(places: readonly Place[]): number {
  const last = places.at(-1)!;
  return last.x + last.width - places[0]!.x;
}

function drawLine(page: Paper, places: readonly Place[], y: number): void {
  const { x } = places[0]!;
  page
    .moveTo(x, y)
    .lineTo(x + wholeWidth(places), y)
    .lineWidth(0.6)
    .strokeColor(line)
    .stroke();
}
