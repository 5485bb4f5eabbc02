import { defineEntity } from '@mikro-orm/core';
import { EncryptedText, InstantType, LocalDateType } from '../../../shared/persistence/column-types.js';
import { Credential, type CredentialStatus } from '../domain/credential.js';
import type { DocumentKind, DocumentType } from '../../applications/domain/document.js';

export const CredentialSchema = defineEntity({
  class: Credential,
  tableName: 'credential',
  schema: 'practitioners',
  indexes: [{ name: 'credential_practitioner_id', properties: ['practitionerId'] }],
  checks: [
    { name: 'credential_kind', expression: `kind in ('licence', 'diploma', 'identity', 'other')` },
    { name: 'credential_status', expression: `status in ('pending', 'verified', 'rejected')` },
  ],
  properties: (p) => ({
    id: p.uuid().primary(),
    practitionerId: p.uuid(),
    kind: p.text().$type<DocumentKind>(),
    status: p.text().$type<CredentialStatus>(),
    expiresOn: p.type(LocalDateType).nullable(),
    licenceNumber: p.type(EncryptedText).nullable(),
    licenceIssuingBody: p.text().nullable(),
    name: p.text(),
    type: p.text().$type<DocumentType>(),
    size: p.integer(),
    uploadedBy: p.uuid(),
    uploadedAt: p.type(InstantType),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.type(InstantType).nullable(),
    rejectionReason: p.type(EncryptedText).nullable(),
    version: p.integer().version(),
  }),
});
