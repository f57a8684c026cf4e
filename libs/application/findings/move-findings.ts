import { problem, Refusal, type Finding, type FindingChange, type FindingWish, type Problem } from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import type { UseCaseContext } from '../context.js';
import { findingsNow, type FindingsNow } from './findings-now.js';
import { FindingConflict } from './finding.store.js';
import { auditOfMove, planMove } from './plan-move.js';

/** A finding that is to be moved: its id and the version that the caller has seen, where they say so. */
export interface FindingToMove {
  readonly id: string;
  readonly expected?: number;
}

/** What became of one of them. */
export interface FindingMoved {
  readonly id: string;
  /** As it is now, or would be after a dry run; `null`: there is none, or it is not theirs to move. */
  readonly finding: Finding | null;
  /** Why it was not moved; empty when it was, or when another one stopped all of them. */
  readonly problems: readonly Problem[];
}

export interface FindingsMoved {
  /** Whether anything was saved. */
  readonly applied: boolean;
  /** In the order in which they were asked for. */
  readonly results: readonly FindingMoved[];
}

interface ManyOptions {
  /** Saves nothing; the result shows what would be. */
  readonly dryRun?: boolean;
  /** All of them or none; otherwise each that can be moved. */
  readonly together?: boolean;
}

interface Planned extends FindingMoved {
  readonly before: Finding | null;
  readonly change: FindingChange | null;
}

const MOST_TRIES = 20;

/**
 * Makes the same move with many findings in one transaction. Whoever may not move one of them is told so at that one, in the same words as
 * for one that is not there.
 */
export async function moveFindings(
  context: UseCaseContext,
  asked: readonly FindingToMove[],
  wish: FindingWish,
  { dryRun = false, together = false }: ManyOptions = {},
): Promise<FindingsMoved> {
  const { caller, stores } = context;
  const unique = [...new Map(asked.map((each) => [each.id, each])).values()];
  for (let tries = 1; ; tries++) {
    const ids = unique.map(({ id }) => id);
    const [found, now] = await Promise.all([stores.findings.findAll(ids), findingsNow(context)]);
    const planned = unique.map((each) =>
      plan(context, each, found.find(({ id }) => id === each.id) ?? null, wish, now),
    );
    const stopped = together && planned.some(({ problems }) => problems.length > 0);
    const moving = planned.flatMap(({ before, change }) => (before && change ? [{ before, change }] : []));
    if (stopped) return { applied: false, results: planned.map((each) => ({ ...each, finding: each.before })) };
    if (dryRun || moving.length === 0) return { applied: false, results: planned };
    const audited = moving.flatMap(({ before, change }) => auditOfMove(before, change.finding, wish));
    const entry = auditEntry(caller, new Date(now.at), `finding.${wish.move}`, audited);
    try {
      await stores.findings.save(
        moving.map(({ change }) => change),
        { entryOf: () => entry },
      );
      context.forget();
      return { applied: true, results: planned };
    } catch (error) {
      if (!(error instanceof FindingConflict) || tries === MOST_TRIES) throw error;
    }
  }
}

function plan(
  { caller }: UseCaseContext,
  { id, expected }: FindingToMove,
  before: Finding | null,
  wish: FindingWish,
  now: FindingsNow,
): Planned {
  try {
    const planned = planMove(caller, before, wish, now, { ...(expected !== undefined && { expected }) });
    if ('problems' in planned) return { id, before, finding: before, change: null, problems: planned.problems };
    return { id, before, finding: planned.change.finding, change: planned.change, problems: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message } = error;
    return { id, before: null, finding: null, change: null, problems: [problem(code, ['id'], message)] };
  }
}
