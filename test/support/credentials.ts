import type { TestApp } from './app.js';
import type { Person } from './people.js';

export const proof = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** Hands in a credential of a practitioner: `fields` are those beside the file. */
export function handIn(
  app: TestApp,
  who: Person,
  practitionerId: string,
  fields: Record<string, string>,
  content: Buffer = proof,
  name = 'proof.pdf',
) {
  const request = app
    .post(`/practitioners/${practitionerId}/credentials`)
    .set('Authorization', `Bearer ${who.accessToken}`);
  for (const [field, value] of Object.entries(fields)) void request.field(field, value);
  return request.attach('file', content, name);
}
