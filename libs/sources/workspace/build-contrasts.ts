/**
 * Builds the section `contrasts` of a workspace file. Settings that the file leaves out stay undefined, and are derived when
 * segments are compared.
 */
import { SEGMENT_ROLES, type ContrastSettings, type Thresholds } from '@bough/domain';
import type { ContrastsDocument, Draft } from './workspace-document.js';

export function buildContrasts(document: Draft<ContrastsDocument>): ContrastSettings {
  const { dimension, tiers, value, window_days: windowDays, thresholds, off } = document;
  const roles = Object.fromEntries(SEGMENT_ROLES.flatMap((role) => (document[role] ? [[role, document[role]]] : [])));
  return {
    ...(dimension !== undefined && { dimension }),
    ...(tiers && { tiers }),
    ...(Object.keys(roles).length > 0 && { roles }),
    ...(value !== undefined && { value }),
    ...(windowDays !== undefined && { windowDays }),
    ...(thresholds && { thresholds: thresholds as Partial<Thresholds> }),
    ...(off && { off }),
  };
}
