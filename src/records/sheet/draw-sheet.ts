import type { Sheet } from '../application/prescription-sheets.js';
import { drawItems } from './draw-items.js';

export const margin = 56;
const ink = '#1a2230';
const faint = '#5b6675';
const red = '#b3261e';

type Page = PDFKit.PDFDocument;

/** Draws a prescription, on as many pages as it takes. */
export function drawSheet(page: Page, sheet: Sheet): void {
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

const widthOf = (page: Page): number => page.page.width - 2 * margin;

function drawHead(page: Page, { site, number, issuedAt, voidedAt }: Sheet): void {
  const half = widthOf(page) / 2;
  page.font('bold').fontSize(16).fillColor(ink).text(site.name, margin, margin, { width: half });
  page.font('regular').fontSize(9).fillColor(faint);
  for (const line of site.address) page.text(line, { width: half });
  const left = page.y;
  const right = { width: half - 12, align: 'right' } as const;
  page
    .font('regular')
    .fontSize(9)
    .fillColor(faint)
    .text('PRESCRIPTION', margin + half + 12, margin + 3, right);
  page.font('bold').fontSize(14).fillColor(ink).text(number, right);
  page
    .font('regular')
    .fontSize(9)
    .fillColor(faint)
    .text(`${minuteOf(issuedAt, site.timeZone)} (${site.timeZone})`, right);
  if (voidedAt)
    page
      .font('bold')
      .fillColor(red)
      .text(`VOID since ${minuteOf(voidedAt, site.timeZone)}`, right);
  const below = Math.max(left, page.y) + 14;
  page
    .moveTo(margin, below)
    .lineTo(margin + widthOf(page), below)
    .lineWidth(1)
    .strokeColor(ink)
    .stroke();
  page.y = below + 14;
}

function drawPeople(page: Page, { patient, practitioner }: Sheet): void {
  const [top, half] = [page.y, widthOf(page) / 2];
  const born = patient.birthDate === null ? 'Date of birth not on file' : `Born ${dayOf(patient.birthDate)}`;
  const licence = `Licence ${practitioner.licenceNumber}, ${practitioner.licenceIssuer}`;
  const ends = [
    drawPerson(page, margin, top, half - 12, ['Patient', patient.name, born]),
    drawPerson(page, margin + half + 12, top, half - 12, ['Prescribed by', practitioner.name, licence]),
  ];
  page.y = Math.max(...ends) + 20;
}

function drawPerson(page: Page, x: number, y: number, width: number, [role, name, about]: string[]): number {
  page.font('regular').fontSize(8).fillColor(faint).text(role!, x, y, { width });
  page.font('bold').fontSize(11).fillColor(ink).text(name!, { width });
  page.font('regular').fontSize(9).text(about!, { width });
  return page.y;
}

/** How a pharmacy sees that the paper is genuine, and where it is signed. Kept in one piece. */
function drawProof(page: Page, { code, verifyUrl, practitioner }: Sheet): void {
  const width = widthOf(page);
  const [boxed, signed] = [58, 76];
  if (page.y + 20 + boxed + signed > page.page.height - margin - 24) page.addPage();
  const top = page.y + 20;
  const proof = { width: width - 24 };
  page.roundedRect(margin, top, width, boxed, 4).lineWidth(0.7).strokeColor(faint).stroke();
  page
    .font('regular')
    .fontSize(8)
    .fillColor(faint)
    .text('To check this prescription:', margin + 12, top + 10, proof);
  page
    .font('bold')
    .fontSize(13)
    .fillColor(ink)
    .text(code, { ...proof, characterSpacing: 0.8 });
  page
    .font('regular')
    .fontSize(8)
    .fillColor(faint)
    .text(verifyUrl, { ...proof, link: verifyUrl });
  const [left, line] = [margin + width / 2, top + boxed + 50];
  page
    .moveTo(left, line)
    .lineTo(margin + width, line)
    .lineWidth(0.7)
    .strokeColor(ink)
    .stroke();
  const name = { width: width / 2, height: 20, ellipsis: true };
  page.text(`Signature of ${practitioner.name}`, left, line + 5, name);
}

function drawVoid(page: Page): void {
  const { width, height } = page.page;
  page.save().rotate(-40, { origin: [width / 2, height / 2] });
  page.font('bold').fontSize(190).fillColor(red).fillOpacity(0.16);
  page.text('VOID', 0, height / 2 - 110, { width, align: 'center', lineBreak: false });
  page.restore().fillOpacity(1);
}

function drawFoot(page: Page, { number, patient }: Sheet, index: number, count: number): void {
  const y = page.page.height - margin + 8;
  // Below the margin text would begin a page of its own.
  page.page.margins.bottom = 0;
  page.font('regular').fontSize(8).fillColor(faint);
  const half = { width: widthOf(page) / 2, height: 10, ellipsis: true, lineBreak: false };
  page.text(`${number} · ${patient.name}`, margin, y, half);
  page.text(`Page ${index} of ${count}`, margin + half.width, y, { ...half, align: 'right' });
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
