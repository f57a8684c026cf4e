/** Every rule of comparison and every diagnostic pattern, in the order in which people read them. */
import { contactRateContrast } from './contact-rate.js';
import { costShareContrast } from './cost-share.js';
import { isReported, type Contrast, type ContrastCase } from './contrast.js';
import { divergenceContrast } from './divergence.js';
import { tellEvidenceApart, type ContrastInput } from './contrast-input.js';
import { premiumWaitsContrast } from './premium-waits.js';
import { resolutionOrderContrast } from './resolution-order.js';
import { satisfactionSpreadContrast } from './satisfaction-spread.js';
import { uniformServiceContrast } from './uniform-service.js';
import type { ContrastRule, PatternRule } from '../../workspace/contrast-settings.js';
import { feedbackBreakdownPattern } from '../patterns/feedback-breakdown.js';
import { misalignedResourcesPattern } from '../patterns/misaligned-resources.js';
import { segmentationMisfitPattern } from '../patterns/segmentation-misfit.js';
import { selfServicePattern } from '../patterns/self-service.js';
import { unevenExpertisePattern } from '../patterns/uneven-expertise.js';

const RULES: readonly (readonly [ContrastRule | PatternRule, (input: ContrastInput) => Contrast])[] = [
  ['contact_rate', contactRateContrast],
  ['resolution_order', resolutionOrderContrast],
  ['cost_share', costShareContrast],
  ['satisfaction_spread', satisfactionSpreadContrast],
  ['divergence', divergenceContrast],
  ['uniform_service', uniformServiceContrast],
  ['premium_waits', premiumWaitsContrast],
  ['misaligned_resources', misalignedResourcesPattern],
  ['uneven_expertise', unevenExpertisePattern],
  ['segmentation_misfit', segmentationMisfitPattern],
  ['self_service', selfServicePattern],
  ['feedback_breakdown', feedbackBreakdownPattern],
];

/** Gives the answer of every rule that the workspace has not switched off. */
export function compareSegments(input: ContrastInput): Contrast[] {
  const off = input.model.workspace.contrasts?.off ?? [];
  return RULES.filter(([rule]) => !off.includes(rule)).map(([, compare]) => {
    const contrast = compare(input);
    return { ...contrast, cases: contrast.cases.map((each) => finishCase(input, each)) };
  });
}

/** Tells the evidence apart. Of what is not reported no claim is kept, since each names every other segment. */
function finishCase(input: ContrastInput, { claim, ...each }: ContrastCase): ContrastCase {
  const evidence = tellEvidenceApart(input, each.evidence);
  return { ...each, evidence, ...(claim && isReported(each.state) && { claim }) };
}
