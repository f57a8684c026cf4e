/** All rules of comparison and all patterns, in the order in which people read them. */
import { contactRateContrast } from './contact-rate.js';
import { costShareContrast } from './cost-share.js';
import type { Contrast } from './contrast.js';
import { divergenceContrast } from './divergence.js';
import type { Look } from './contrast-input.js';
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

const RULES: readonly (readonly [ContrastRule | PatternRule, (look: Look) => Contrast])[] = [
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

/** The answer of every rule that is not switched off. */
export function allContrasts(look: Look): Contrast[] {
  const off = look.model.workspace.contrasts?.off ?? [];
  return RULES.filter(([rule]) => !off.includes(rule)).map(([, judge]) => judge(look));
}
