/** What every answer keeps, whatever was asked: no defect, every number finite, and no text that shows how a number went wrong. */
import { GraphQLError, type ExecutionResult } from 'graphql';
import { Refusal } from '@bough/domain';
import { expectFinite } from './expect-finite.js';

/** What JavaScript writes where a value is missing. A word of an answer is never one of these. */
const BROKEN_TEXT = /(^|[^\w])(NaN|-?Infinity|undefined|\[object \w+\]|Invalid Date)($|[^\w])|∞/;

/** The codes of refusals in an answer; throws for a defect, for a number that is none, and for a text like "NaN %". */
export function codesOfSound(asked: string, { data, errors = [] }: ExecutionResult): string[] {
  const codes = errors.map((error) => codeOf(asked, error));
  expectFinite(data ?? null, asked);
  expectTexts(data ?? null, asked);
  return codes;
}

function codeOf(asked: string, error: GraphQLError): string {
  const { originalError: original, path } = error;
  if (original instanceof Refusal) return original.code;
  const { code } = (original instanceof GraphQLError ? original : error).extensions;
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') return code;
  throw new Error(`${asked}: ${path?.join('.')}: ${original?.stack ?? error.message}`);
}

function expectTexts(value: unknown, path: string): void {
  if (typeof value === 'string' && BROKEN_TEXT.test(value)) throw new Error(`${path} says "${value}"`);
  if (value !== null && typeof value === 'object')
    for (const [key, each] of Object.entries(value)) expectTexts(each, `${path}.${key}`);
}
