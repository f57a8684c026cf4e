import { followFinding, type Finding, type FindingChange } from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { findingsNow } from './findings-now.js';
import { FindingConflict } from './finding.store.js';

const MOST_TRIES = 20;

/** Moves findings on whose deadline passed, whose snooze ended or whose owner changed. Gives how many. */
export async function followFindings(context: UseCaseContext): Promise<number> {
  authorise(context.caller.principal, 'raise_findings');
  return followAll(context);
}

/**
 * The same for whoever has just changed owners, and may do no more than that: what they moved is with its new owners at once. Where
 * others change the same findings all the time, it leaves the rest to the next look at deadlines.
 */
export async function followOwners(context: UseCaseContext): Promise<number> {
  if ((await context.stores.findings.unsettled()).length === 0) return 0;
  return followAll(context).catch((error: unknown) => {
    if (error instanceof FindingConflict) return 0;
    throw error;
  });
}

async function followAll(context: UseCaseContext): Promise<number> {
  const { caller, stores } = context;
  for (let tries = 1; ; tries++) {
    const [now, findings] = await Promise.all([findingsNow(context), stores.findings.unsettled()]);
    const changes = findings.flatMap((finding) => followFinding(finding, now) ?? []);
    if (changes.length === 0) return 0;
    const entryOf = (saved: readonly Finding[]) => {
      const audited = saved.flatMap((each, index) => moved(each, changes[index]!));
      return auditEntry(caller, new Date(now.at), 'finding.follow', audited);
    };
    try {
      await stores.findings.save(changes, { entryOf });
      return changes.length;
    } catch (error) {
      if (!(error instanceof FindingConflict) || tries === MOST_TRIES) throw error;
    }
  }
}

function moved({ number }: Finding, { events }: FindingChange) {
  return events.map(({ kind, text }) => ({ subject: `finding:${number}`, field: kind, before: null, after: text }));
}
