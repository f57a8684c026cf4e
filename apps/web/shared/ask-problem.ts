/** What can go wrong with a question, and what it means for the reader. */

/** One thing that went wrong. */
export interface AskProblem {
  /** A code of the API, `OFFLINE` when nothing answered, or `UNREADABLE` when no Bough did. */
  readonly code: string;
  readonly message: string;
  /** Where in the answer, joined by dots: `tree.matrix`; empty for the whole. */
  readonly place: string;
  /** What the server wrote in its log beside it. */
  readonly requestId: string | null;
}

/** As much of urql's error as is read. */
export interface AskError {
  readonly networkError?: Error;
  readonly graphQLErrors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** Never empty. */
export function askProblems({ networkError, graphQLErrors }: AskError): AskProblem[] {
  const told = graphQLErrors.map(({ message, path = [], extensions = {} }) => ({
    code: typeof extensions.code === 'string' ? extensions.code : 'INTERNAL_SERVER_ERROR',
    message,
    place: path.join('.'),
    requestId: typeof extensions.requestId === 'string' ? extensions.requestId : null,
  }));
  if (told.length > 0) return told;
  const isOffline = networkError instanceof TypeError;
  const problem = isOffline
    ? { code: 'OFFLINE', message: 'Bough does not answer. The server may have stopped, or the network is away.' }
    : { code: 'UNREADABLE', message: `The answer could not be read: ${networkError?.message ?? 'it was empty'}` };
  return [{ ...problem, place: '', requestId: null }];
}

const SIGNED_OUT = new Set(['UNAUTHENTICATED', 'SESSION_ENDED']);

/** Whether signing in again would help. */
export function isSignedOut(problems: readonly AskProblem[]): boolean {
  return problems.some(({ code }) => SIGNED_OUT.has(code));
}

/** Whether there is nothing to show yet, since nobody has said what is measured. */
export function isWorkspaceMissing(problems: readonly AskProblem[]): boolean {
  return problems.some(({ code }) => code === 'WORKSPACE_MISSING');
}

/** Whether this page is older than the server, so that it must be loaded again. */
export function isPageTooOld(problems: readonly AskProblem[]): boolean {
  return problems.some(({ code }) => code === 'DOCUMENT_UNKNOWN');
}
