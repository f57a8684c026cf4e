/** Errors on their way from one thread to another, which copies their texts and nothing else. */
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { Refusal } from '@bough/domain';

/** An error as plain data. */
export interface HandedError {
  readonly kind: 'refusal' | 'input' | 'other';
  readonly message: string;
  /** As refusals have it, and errors of the system, of the network and of PostgreSQL. */
  readonly code: string | undefined;
  /** Of an error about what was asked: its code, and the argument at fault. */
  readonly extensions: GraphQLErrorExtensions | undefined;
  readonly stack: string | undefined;
}

/** Of several errors in one, the first tells what went wrong. */
export function handError(error: unknown): HandedError {
  const [first = error] = (error as { errors?: unknown[] } | null)?.errors ?? [];
  const { message, stack, code } = (first instanceof Error ? first : new Error(String(first))) as NodeJS.ErrnoException;
  const kind = first instanceof Refusal ? 'refusal' : first instanceof GraphQLError ? 'input' : 'other';
  const extensions = first instanceof GraphQLError ? { ...first.extensions } : undefined;
  return { kind, message, code, extensions, stack };
}

/** The error again, told apart by whatever told it apart before. */
export function errorOf({ kind, message, code, extensions, stack }: HandedError): Error {
  if (kind === 'refusal') return new Refusal(code!, message);
  if (kind === 'input') return new GraphQLError(message, { extensions: extensions ?? null });
  return Object.assign(new Error(message), { ...(code !== undefined && { code }), ...(stack && { stack }) });
}
