import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError, invalid } from '../kernel/domain-error.js';

const versions = new WeakMap<object, number>();

/** Marks an answer with the version of what it shows; it leaves as `ETag: "<version>"`. */
export function withVersion<View extends object>(view: View, version: number): View {
  versions.set(view, version);
  return view;
}

/** Says the version that an answer was marked with. */
export function setETag(response: Response, answer: unknown): void {
  const version = typeof answer === 'object' && answer !== null ? versions.get(answer) : undefined;
  if (version === undefined) return;
  response.setHeader('ETag', `"${version}"`);
  // The version says nothing about what else is shown (free times, names, what may be done now): a browser that kept the
  // answer would be told that it is still good.
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
}

/** The version the caller saw: a number, '*' for whatever is there, undefined when not sent. */
export type ExpectedVersion = number | '*' | undefined;

function expectedVersion(context: ExecutionContext): ExpectedVersion {
  const header = context.switchToHttp().getRequest<Request>().headers['if-match'];
  if (header === undefined) return undefined;
  if (header.trim() === '*') return '*';
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim());
  if (!match) throw invalid('If-Match', 'must be the ETag of an earlier answer, such as "3", or *');
  return Number(match[1]);
}

/** `If-Match` where it is optional: transitions. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) => expectedVersion(context));

/** `If-Match` where it is required (PUT, PATCH, and steps back): 428 Precondition Required without (RFC 6585). */
export const RequiredIfMatch = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const version = expectedVersion(context);
  if (version !== undefined) return version;
  throw new DomainError('precondition', 'PRECONDITION_REQUIRED', 'Send If-Match with the ETag you have read, or *.');
});
