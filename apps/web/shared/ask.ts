/**
 * Asking the API. What was answered is kept by urql until something is changed here, or the reader asks for newer numbers; the old answer
 * stays on the screen, marked as old, until the new one is there.
 */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import { cacheExchange, Client, fetchExchange, mapExchange, useMutation, useQuery } from 'urql';
import { sendsHashes, type Operation } from './operation.js';
import { askProblems, isSignedOut, type AskProblem } from './ask-problem.js';

/** Every answer depends on everything: after a change all that is on the screen is asked again. */
const EVERYTHING = { additionalTypenames: ['Everything'] };

/** `onSignedOut` is called whenever an answer says that the session is over. */
export function createClient(onSignedOut: () => void): Client {
  const watchesSession = mapExchange({
    onResult: ({ error }) => {
      if (error && isSignedOut(askProblems(error))) onSignedOut();
    },
  });
  const exchanges = [cacheExchange, watchesSession, sendsHashes, fetchExchange];
  return new Client({ url: '/graphql', exchanges, preferGetMethod: false });
}

/** Grows when the reader wants the newest numbers; every answer on the screen is then asked again. */
export const Epoch = createContext(0);

/** What is known of a question. */
export interface Asked<Answer> {
  /** The answer, perhaps without the parts that failed; `null` until there is one. */
  readonly data: Answer | null;
  /** What went wrong; empty when nothing did. */
  readonly problems: readonly AskProblem[];
  readonly isLoading: boolean;
  /** Whether `data` answers an earlier question, or has been overtaken; a line at the top says so. */
  readonly isOld: boolean;
  readonly again: () => void;
}

/** Asks, and asks again when the variables change. `pause`: not yet. */
export function useAsk<Answer, Variables extends Record<string, unknown>>(
  operation: Operation<Answer, Variables>,
  variables: Variables,
  { pause = false }: { readonly pause?: boolean } = {},
): Asked<Answer> {
  const epoch = useContext(Epoch);
  const [{ data, error, fetching, stale }, ask] = useQuery<Answer, Variables>({
    query: operation,
    variables,
    pause,
    context: EVERYTHING,
  });
  const first = useRef(epoch);
  useEffect(() => {
    if (epoch !== first.current) ask({ requestPolicy: 'network-only' });
    first.current = epoch;
  }, [epoch, ask]);
  const kept = useRef<Answer | null>(null);
  if (data && !fetching) kept.current = data;
  const isOld = (fetching || stale) && kept.current !== null;
  return useMemo(
    () => ({
      data: data ?? kept.current,
      problems: error && !fetching ? askProblems(error) : [],
      isLoading: fetching,
      isOld,
      again: () => ask({ requestPolicy: 'network-only' }),
    }),
    [data, error, fetching, isOld, ask],
  );
}

/** What came of a change. */
export interface Changed<Answer> {
  readonly data: Answer | null;
  readonly problems: readonly AskProblem[];
}

/** Gives the function that changes something, the same each time. It never throws; after a success all that is on the screen is asked again. */
export function useChange<Answer, Variables extends Record<string, unknown>>(
  operation: Operation<Answer, Variables>,
): [change: (variables: Variables) => Promise<Changed<Answer>>, isChanging: boolean] {
  const [{ fetching }, send] = useMutation<Answer, Variables>(operation);
  const change = useCallback(
    async (variables: Variables) => {
      const { data, error } = await send(variables, EVERYTHING);
      return { data: data ?? null, problems: error ? askProblems(error) : [] };
    },
    [send],
  );
  return [change, fetching];
}
