import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { openClinic, type Clinic } from '../support/clinic.js';
import { patient, signIn, type Person } from '../support/people.js';

describe('notifications', () => {
  let app: TestApp;
  let clinic: Clinic;
  let ana: Person;

  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app, { timeZone: 'Asia/Colombo' });
    ana = await patient(app, 'Ana <b>Silva</b>');
  });
  afterAll(() => app.close());

  const book = async (date: string): Promise<string> => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    const path = `/slots?practitionerId=${practitionerId}&visitTypeId=${visitTypeId}&siteId=${siteId}&from=${date}&to=${date}T23:00:00Z`;
    const { body } = await ana.get(path).expect(200);
    const { start } = body.items[0];
    const answer = await ana.post('/appointments', { practitionerId, siteId, visitTypeId, start, reason: 'C4NARY' });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const subjects = async (who: Person): Promise<string[]> => (await who.mails()).map(({ subject }) => subject);

  it('tell patient and practitioner in the course of a visit, each thing once', async () => {
    const id = await book('2026-12-10');
    await app.settle();
    expect(await subjects(ana)).toEqual(['We have received your request for a visit']);
    expect((await subjects(clinic.doctor))[0]).toBe('A visit has been requested');
    await clinic.doctor.post(`/appointments/${id}/approve`).expect(200);
    await app.settle();
    const [confirmed] = await ana.mails();
    expect(confirmed!.subject).toMatch(
      /^Your visit is confirmed: Thursday 10 December 2026, 09:\d\d \(Asia\/Colombo time\)$/,
    );
    expect(confirmed!.attachments).toHaveLength(1);
    await app.advance('PT168H');
    expect((await subjects(ana)).filter((subject) => subject.startsWith('Reminder'))).toHaveLength(0);
    await app.advance('PT20H');
    expect((await subjects(ana)).filter((subject) => subject.startsWith('Reminder'))).toHaveLength(1);
    ana = await signIn(app, ana.email);
    await ana.post(`/appointments/${id}/cancel`).expect(200);
    await app.settle();
    expect((await subjects(clinic.doctor))[0]).toBe('A visit has been cancelled');
    const [receipt, reminder] = await ana.mails();
    expect(receipt!.text).toContain('You have cancelled your visit.');
    expect(receipt!.attachments).toHaveLength(1);
    expect(reminder!.subject).toMatch(/^Reminder/);
    expect(JSON.stringify(await ana.mails())).not.toContain('C4NARY');
  });

  it('say why a request was declined, with other starts', async () => {
    const id = await book('2026-12-15');
    // The receipt is on its way before the answer is: two mails at once may come in any order.
    await app.settle();
    clinic = {
      ...clinic,
      admin: await signIn(app, clinic.admin.email),
      doctor: await signIn(app, clinic.doctor.email),
    };
    await clinic.doctor.post(`/appointments/${id}/decline`, { reason: 'At a congress' }).expect(200);
    await app.settle();
    const [declined] = await ana.mails();
    expect(declined!.text).toContain('At a congress');
    expect(declined!.text.match(/^- .* time\)$/gm)).toHaveLength(3);
  });

  it('tell a suspended practitioner nothing of a patient, and the administrator why', async () => {
    const id = await book('2026-12-16');
    await app.settle();
    const before = await subjects(clinic.doctor);
    await clinic.admin
      .post(`/practitioners/${clinic.practitionerId}/suspend`, { resolution: { kind: 'keep' } })
      .expect(200);
    await ana.post(`/appointments/${id}/cancel`).expect(200);
    await app.settle();
    expect((await ana.mails())[0]!.text).toContain('You have cancelled your visit.');
    expect(await subjects(clinic.doctor)).toEqual(before);
    const { body } = await clinic.admin.get('/notification-deliveries?status=skipped&limit=1').expect(200);
    expect(body.items).toMatchObject([{ appointmentId: id, lastError: 'the practitioner may not practise' }]);
    await clinic.admin.post(`/practitioners/${clinic.practitionerId}/activate`).expect(200);
  });

  it('are shown in the mailbox, escaped and without a script', async () => {
    const { text, headers } = await app.raw.get('/dev/mailbox').expect(200);
    expect(headers['content-type']).toContain('text/html');
    expect(text).toContain('<!doctype html>');
    expect(text).not.toMatch(/<script|<b>Silva/);
    const { body } = await app.raw.get('/dev/mailbox.json').expect(200);
    const sent = body.items.map(({ sentAt }: { sentAt: string }) => Date.parse(sentAt));
    expect(sent).toEqual([...sent].sort((one, other) => other - one));
  });

  it('are listed for admins only, and only parked ones are sent again', async () => {
    await app.get('/notification-deliveries').expect(401);
    await ana.get('/notification-deliveries').expect(403);
    await clinic.admin.get('/notification-deliveries?status=lost').expect(400);
    await clinic.admin.get('/notification-deliveries?cursor=nonsense').expect(400);
    const { body } = await clinic.admin.get('/notification-deliveries?status=sent&limit=2').expect(200);
    expect(body.items).toHaveLength(2);
    expect(JSON.stringify(body)).not.toContain('@');
    const { id } = body.items[0];
    await clinic.admin.post(`/notification-deliveries/${id}/retry`).expect(409);
    await ana.post(`/notification-deliveries/${id}/retry`).expect(403);
    await clinic.admin.post(`/notification-deliveries/${crypto.randomUUID()}/retry`).expect(404);
    await app.sql`update notifications.message set status = 'parked' where id = ${id}`;
    const retried = await clinic.admin.post(`/notification-deliveries/${id}/retry`).expect(200);
    expect(retried.body).toMatchObject({ id, status: 'due', attempts: 0 });
    await app.settle();
    expect(await app.sql`select status from notifications.message where id = ${id}`).not.toEqual([
      { status: 'parked' },
    ]);
  });
});

describe('in production', () => {
  it('there is no mailbox', async () => {
    const app = await startTestApp({ production: true, smtpUrl: 'smtp://127.0.0.1:9' });
    try {
      expect((await app.raw.get('/dev/mailbox')).status).toBe(404);
      expect((await app.raw.get('/dev/mailbox.json')).status).toBe(404);
    } finally {
      await app.close();
    }
  });
});
