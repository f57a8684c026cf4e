import { raiseFinding, seeAgain, type Day, type Finding, type Signal } from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { findingsNow } from './findings-now.js';
import { FindingConflict } from './finding.store.js';

const MOST_TRIES = 20;

/**
 * Raises findings from signals that do not come from detection, such as a verdict that waits for its sign-off. A cause that a finding
 * already answers for is counted there. Gives the finding of each signal, in order.
 */
export async function raiseFindings(
  context: UseCaseContext,
  signals: readonly Signal[],
  asOf: Day,
): Promise<Finding[]> {
  const { caller, stores, newId } = context;
  authorise(caller.principal, 'raise_findings');
  for (let tries = 1; ; tries++) {
    const now = { ...(await findingsNow(context)), asOf };
    const known = new Map((await stores.findings.unsettled()).map((finding) => [finding.signal.cause, finding]));
    const changes = signals.map((signal) => {
      const finding = known.get(signal.cause);
      return { finding, change: finding ? seeAgain(finding, signal, now) : raiseFinding(newId(), signal, now) };
    });
    const made = changes.flatMap(({ change }) => change ?? []);
    const entryOf = (saved: readonly Finding[]) =>
      saved.length === 0 ? null : auditEntry(caller, new Date(now.at), 'finding.raise', saved.map(raised));
    try {
      const saved = new Map((await stores.findings.save(made, { entryOf })).map((each) => [each.id, each]));
      return changes.map(({ finding, change }) => (change ? saved.get(change.finding.id)! : finding!));
    } catch (error) {
      if (!(error instanceof FindingConflict) || tries === MOST_TRIES) throw error;
    }
  }
}

function raised({ number, signal, status }: Finding) {
  return { subject: `finding:${number}`, field: 'status', before: null, after: `${status}: ${signal.title}` };
}
