import {
  checkQuietDays,
  findMoveRights,
  previewDismissal,
  type DismissalPreview,
  type Finding,
  type MoveRights,
  type Problem,
} from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { viewOwners } from '../ownership/owner-view.js';
import { findingsNow, relationToFinding } from './findings-now.js';

/** What the caller may do with a finding now, and why not the rest. */
export async function readMoves(context: UseCaseContext, finding: Finding): Promise<MoveRights> {
  const { principal } = context.caller;
  authorise(principal, 'read_model');
  const person = principal?.person ?? null;
  if (person === null) return findMoveRights(finding, principal, null);
  const view = await viewOwners(context);
  return findMoveRights(finding, principal, relationToFinding(finding, person, { ...view, admins: [] }));
}

/** What it would silence to dismiss a finding for so many days (`null`: as the workspace says), or why so many are not possible. */
export async function readDismissal(
  context: UseCaseContext,
  finding: Finding,
  quietDays: number | null,
): Promise<{ readonly preview: DismissalPreview } | { readonly problems: readonly Problem[] }> {
  authorise(context.caller.principal, 'read_model');
  const problems = checkQuietDays(quietDays);
  if (problems.length > 0) return { problems };
  const now = await context.once('findings: now', () => findingsNow(context));
  const sightings = await context.stores.findings.sightings([finding.id]);
  return { preview: previewDismissal(finding, quietDays, sightings.get(finding.id)!, now) };
}
