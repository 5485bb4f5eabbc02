import { AddDocumentHandler } from './application/add-document.js';
import { DeleteDocumentHandler } from './application/delete-document.js';
import { DocumentAccess } from './application/document-access.js';
import { DownloadDocumentHandler } from './application/download-document.js';
import { ListDocumentsHandler } from './application/list-documents.js';
import { ReadDocumentHandler } from './application/read-document.js';
import { Documents } from './domain/documents.js';
import { PostgresDocuments } from './persistence/postgres-documents.js';

/** Everything that serves the documents of records. */
export const documentProviders = [
  { provide: Documents, useClass: PostgresDocuments },
  DocumentAccess,
  AddDocumentHandler,
  ListDocumentsHandler,
  ReadDocumentHandler,
  DownloadDocumentHandler,
  DeleteDocumentHandler,
];
