import type { NestExpressApplication } from '@nestjs/platform-express';
import { json, type NextFunction, type Request, type Response } from 'express';
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

const largest = '256kb';
/** Far more than any DTO has. What is nested much deeper overflows the stack of whoever walks it. */
const deepest = 32;

/** Bodies are JSON in UTF-8, bounded in size and depth; files go to the routes that take uploads. */
export function takeJsonBodies(app: NestExpressApplication): void {
  app.use(refuseOtherTypes);
  app.use(json({ limit: largest, verify: refuseUnreadable }));
}

/** Left unread, a body of another type would look like one in which every field is missing. */
function refuseOtherTypes(request: Request, _response: Response, next: NextFunction): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const hasBody = encoding !== undefined || Number(length ?? 0) > 0;
  const known = !hasBody || request.is(['json', 'multipart/form-data']);
  next(known ? undefined : errorOf(415, `The body is ${request.headers['content-type'] ?? 'of no type'}`));
}

function refuseUnreadable(_request: IncomingMessage, _response: unknown, body: Buffer): void {
  // Decoded leniently, broken bytes would be stored as replacement characters.
  if (!isUtf8(body)) throw errorOf(400, 'The body is not UTF-8');
  if (depthOf(body) > deepest) throw errorOf(400, `The body is nested deeper than ${deepest}`);
}

/** An error with a status, as body parsers throw them. */
function errorOf(status: number, message: string): Error {
  return Object.assign(new Error(message), { status });
}

function depthOf(json: Buffer): number {
  let depth = 0;
  let maxDepth = 0;
  let quoted = false;
  for (let index = 0; index < json.length; index++) {
    const character = json[index];
    if (quoted) {
      if (character === 0x5c) index++;
      else if (character === 0x22) quoted = false;
    } else if (character === 0x22) quoted = true;
    else if (character === 0x5b || character === 0x7b) maxDepth = Math.max(maxDepth, ++depth);
    else if (character === 0x5d || character === 0x7d) depth--;
  }
  return maxDepth;
}
