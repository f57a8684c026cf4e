/** Changes of owners that are tried before they are made: nothing is saved, and nothing on the screen is asked again. */
import { useCallback } from 'react';
import { useClient } from 'urql';
import type { OutcomeFragment } from '../gql/owners.js';
import { useChange } from '../shared/ask.js';
import { askProblems } from '../shared/ask-problem.js';
import type { Operation } from '../shared/operation.js';

/** What came of it; `outcome` is null where nothing was answered, and `messages` then say why. */
export interface Tried {
  readonly outcome: OutcomeFragment | null;
  readonly messages: readonly string[];
}

type Variables = { readonly dryRun: boolean; readonly expectedVersion?: number | null } & Record<string, unknown>;
type Asked<Given> = Omit<Given, 'dryRun' | 'expectedVersion'>;

/** `look` shows what would come of it; `save` does it, unless somebody changed owners since that look. */
export function useTrial<Answer extends object, Given extends Variables>(operation: Operation<Answer, Given>) {
  const client = useClient();
  const [change] = useChange(operation);
  const look = useCallback(
    async (given: Asked<Given>): Promise<Tried> => {
      const { data, error } = await client
        .mutation(operation, { ...given, dryRun: true } as unknown as Given)
        .toPromise();
      return { outcome: payloadOf(data), messages: error ? askProblems(error).map(({ message }) => message) : [] };
    },
    [client, operation],
  );
  const save = useCallback(
    async (given: Asked<Given>, expectedVersion: number): Promise<Tried> => {
      const { data, problems } = await change({ ...given, dryRun: false, expectedVersion } as unknown as Given);
      return { outcome: payloadOf(data), messages: problems.map(({ message }) => message) };
    },
    [change],
  );
  return { look, save };
}

/** The one field of the answer. */
function payloadOf(data: object | null | undefined): OutcomeFragment | null {
  return data ? ((Object.values(data)[0] as OutcomeFragment | undefined) ?? null) : null;
}
