import type { Sheet } from '../application/prescription-sheets.js';
import { drawItems } from './draw-items.js';
import type { Paper } from './paper.js';
import { isolated } from './shaping.js';

export const margin = 56;
const ink = '#1a2230';
const faint = '#5b6675';
const red = '#b3261e';

/** Draws a prescription, on as many pages as it takes. */
export function drawSheet(page: Paper, sheet: Sheet): void {
  drawHead(page, sheet);
  drawPeople(page, sheet);
  drawItems(page, sheet.items);
  drawProof(page, sheet);
  const { count } = page.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    page.switchToPage(index);
    if (sheet.voidedAt) drawVoid(page);
    drawFoot(page, sheet, index + 1, count);
  }
}

const widthOf = (page: Paper): number => page.page.width - 2 * margin;

function drawHead(page: Paper, { site, number, issuedAt, voidedAt }: Sheet): void {
  const half = widthOf(page) / 2;
  page.set('bold', 16, ink).write(site.name, { width: half }, margin, margin);
  page.set('regular', 9, faint);
  for (const line of site.address) page.write(line, { width: half });
  const left = page.y;
  const right = { width: half - 12, align: 'right' } as const;
  page.set('regular', 9, faint).write('PRESCRIPTION', right, margin + half + 12, margin + 3);
  page.set('bold', 14, ink).write(number, right);
  page.set('regular', 9, faint).write(`${minuteOf(issuedAt, site.timeZone)} (${site.timeZone})`, right);
  if (voidedAt) page.set('bold', 9, red).write(`VOID since ${minuteOf(voidedAt, site.timeZone)}`, right);
  const below = Math.max(left, page.y) + 14;
  page
    .moveTo(margin, below)
    .lineTo(margin + widthOf(page), below)
    .lineWidth(1)
    .strokeColor(ink)
    .stroke();
  page.y = below + 14;
}

function drawPeople(page: Paper, { patient, practitioner }: Sheet): void {
  const [top, half] = [page.y, widthOf(page) / 2];
  const born = patient.birthDate === null ? 'Date of birth not on file' : `Born ${dayOf(patient.birthDate)}`;
  const licence = `Licence ${isolated(practitioner.licenceNumber)}, ${isolated(practitioner.licenceIssuer)}`;
  const ends = [
    drawPerson(page, margin, top, half - 12, ['Patient', patient.name, born]),
    drawPerson(page, margin + half + 12, top, half - 12, ['Prescribed by', practitioner.name, licence]),
  ];
  page.y = Math.max(...ends) + 20;
}

function drawPerson(page: Paper, x: number, y: number, width: number, [role, name, about]: string[]): number {
  page.set('regular', 8, faint).write(role!, { width }, x, y);
  page.set('bold', 11, ink).write(name!, { width });
  page.set('regular', 9, ink).write(about!, { width });
  return page.y;
}

/** How a pharmacy sees that the paper is genuine, and where it is signed. Kept in one piece. */
function drawProof(page: Paper, { code, verifyUrl, practitioner }: Sheet): void {
  const width = widthOf(page);
  const [boxed, signed] = [58, 76];
  if (page.y + 20 + boxed + signed > page.page.height - margin - 24) page.addPage();
  const top = page.y + 20;
  const proof = { width: width - 24 };
  page.roundedRect(margin, top, width, boxed, 4).lineWidth(0.7).strokeColor(faint).stroke();
  page.set('regular', 8, faint).write('To check this prescription:', proof, margin + 12, top + 10);
  page.set('bold', 13, ink).write(code, { ...proof, spacing: 0.8 });
  page.set('regular', 8, faint).write(verifyUrl, { ...proof, link: verifyUrl });
  const [left, line] = [margin + width / 2, top + boxed + 50];
  page
    .moveTo(left, line)
    .lineTo(margin + width, line)
    .lineWidth(0.7)
    .strokeColor(ink)
    .stroke();
  const name = { width: width / 2, isOneLine: true };
  page.write(`Signature of ${isolated(practitioner.name)}`, name, left, line + 5);
}

function drawVoid(page: Paper): void {
  const { width, height } = page.page;
  page.save().rotate(-40, { origin: [width / 2, height / 2] });
  page.set('bold', 190, red).fillOpacity(0.16);
  page.write('VOID', { width, align: 'center' }, 0, height / 2 - 110);
  page.restore().fillOpacity(1);
}

function drawFoot(page: Paper, { number, patient }: Sheet, index: number, count: number): void {
  const y = page.page.height - margin + 8;
  // Below the margin text would begin a page of its own.
  page.page.margins.bottom = 0;
  page.set('regular', 8, faint);
  const half = { width: widthOf(page) / 2, isOneLine: true };
  page.write(`${number} · ${isolated(patient.name)}`, half, margin, y);
  page.write(`Page ${index} of ${count}`, { ...half, align: 'right' }, margin + half.width, y);
  page.page.margins.bottom = margin;
}

function minuteOf(instant: Temporal.Instant, timeZone: string): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
  return `${dayOf(local.toPlainDate().toString())}, ${time}`;
}

function dayOf(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
