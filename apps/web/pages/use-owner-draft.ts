/** The tray of changes: what waits, what it would come to, and applying it unless somebody was quicker. */
import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import { OwnerChanges, RaciApply, type OwnerChangesQuery, type OutcomeFragment } from '../gql/owners.js';
import {
  lineOfError,
  putLines,
  sentChanges,
  storedLines,
  storeLines,
  type DraftLine,
  type SentChanges,
} from '../ownership/draft.js';
import { outcomeWords } from '../ownership/outcome.js';
import { roleName } from '../ownership/raci.js';
import type { Preview } from '../ownership/tray.js';
import { useToast } from '../shared/toast.js';
import { useTrial, type Tried } from './use-trial.js';

type Assigned = OwnerChangesQuery['assignments'][number];

/** What was looked at: it is sent as it is, and only if nothing changed since. */
interface Looked {
  readonly preview: Preview;
  readonly sent: SentChanges;
  readonly version: number | null;
  readonly rows: readonly Assigned[];
}

export function useOwnerDraft(timeOf: (instant: string) => string) {
  const client = useClient();
  const toast = useToast();
  const { look, save } = useTrial(RaciApply);
  const [lines, setLines] = useState(storedLines);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [isBusy, setBusy] = useState(false);

  const keep = useCallback((change: (lines: readonly DraftLine[]) => readonly DraftLine[]) => {
    setLooked(null);
    setLines((before) => {
      const after = change(before);
      storeLines(after);
      return after;
    });
  }, []);
  const put = useCallback((added: readonly DraftLine[]) => keep((before) => putLines(before, added)), [keep]);

  const preview = async (known: readonly Assigned[] | null = null) => {
    setBusy(true);
    const { data } = await client.query(OwnerChanges, {}, { requestPolicy: 'network-only' }).toPromise();
    const rows = data?.assignments ?? [];
    const sent = sentChanges(lines, (target, party) =>
      rows.filter((row) => row.active && row.target === target && row.party?.id === party).map(({ role }) => role),
    );
    const tried: Tried =
      sent.changes.length > 0
        ? await look({ changes: sent.changes, reason: null })
        : { outcome: null, messages: ['It is so already; there is nothing to apply.'] };
    setBusy(false);
    setLooked({
      sent,
      rows,
      version: tried.outcome?.version ?? null,
      preview: previewOf(tried, sent, known ? whoChanged(known, rows, timeOf) : []),
    });
  };

  const apply = async () => {
    if (looked?.version == null) return;
    setBusy(true);
    const tried = await save({ changes: looked.sent.changes, reason: null }, looked.version);
    setBusy(false);
    if (tried.outcome?.applied) {
      toast(`Saved. ${outcomeWords(tried.outcome)}.`);
      return keep(() => []);
    }
    if (tried.outcome?.userErrors.some(({ code }) => code === 'VERSION_CONFLICT')) return preview(looked.rows);
    setLooked({ ...looked, preview: previewOf(tried, looked.sent, []) });
  };

  return {
    lines,
    preview: looked?.preview ?? null,
    isBusy,
    put,
    drop: (line: DraftLine) => keep((before) => before.filter((each) => each !== line)),
    empty: () => keep(() => []),
    look: () => void (lines.length > 0 && preview()),
    apply: () => void apply(),
  };
}

function previewOf({ outcome, messages }: Tried, sent: SentChanges, meanwhile: readonly string[]): Preview {
  return {
    outcome,
    meanwhile,
    refusals: [...messages.map((message) => ({ line: null, code: '', message })), ...refusalsOf(outcome, sent)],
  };
}

function refusalsOf(outcome: OutcomeFragment | null, sent: SentChanges): Preview['refusals'] {
  return (outcome?.userErrors ?? []).map(({ code, message, path }) => ({
    code,
    message,
    line: lineOfError(sent, path),
  }));
}

/** Ben at 12:04: Enterprise, Sam Ode is Accountable. */
function whoChanged(
  known: readonly Assigned[],
  rows: readonly Assigned[],
  timeOf: (instant: string) => string,
): readonly string[] {
  const word = ({ id, recordedAt, endExclusive }: Assigned) => `${id} ${recordedAt} ${endExclusive}`;
  const before = new Set(known.map(word));
  const changed = rows
    .filter((row) => !before.has(word(row)))
    .map(
      ({ recordedBy, recordedAt, targetName, party, role, active }) =>
        `${recordedBy} at ${timeOf(recordedAt)}: ${targetName}, ${party?.name ?? 'deliberately nobody'} ${active ? 'is' : 'is no longer'} ${roleName(role)}`,
    );
  return changed.length > 0 ? [...new Set(changed)] : ['Somebody changed people or covers.'];
}
