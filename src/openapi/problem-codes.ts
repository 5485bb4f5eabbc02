import { codesOfRequests } from './codes-of-requests.js';
import { codesOfRules } from './codes-of-rules.js';

/** Every code of the API. Which operation gives which: refusals.ts. */
export const problemCodes = { ...codesOfRequests, ...codesOfRules };

export type Code = keyof typeof problemCodes;
