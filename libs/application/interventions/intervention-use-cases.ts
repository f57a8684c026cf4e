/** All use cases of interventions on the ports that they run on, judged by the resident numbers; verdicts become findings. */
import type { RaisePorts } from '../findings/raise-findings.js';
import { AssessIntervention } from './assess-intervention.js';
import { CancelIntervention } from './cancel-intervention.js';
import { CheckDueInterventions } from './check-due-interventions.js';
import { ConcludeIntervention } from './conclude-intervention.js';
import { DrawArms } from './draw-arms.js';
import { FollowUpInFindings } from './follow-up-in-findings.js';
import { IMPACT_ASSESSOR } from './numbers/impact-assessor.js';
import { ListInterventions } from './list-interventions.js';
import type { InterventionPorts } from './look-around.js';
import { PlanIntervention } from './plan-intervention.js';
import { PreviewPlan } from './preview-plan.js';
import { ReadRegistry } from './read-registry.js';
import { RevisePlan } from './revise-plan.js';
import { SignOffVerdict } from './sign-off-verdict.js';
import { StartIntervention } from './start-intervention.js';

export type InterventionUseCases = ReturnType<typeof interventionUseCases>;

/** `now` decides what is past: a demo is written down at the times at which its people did. */
export function interventionUseCases(ports: Omit<InterventionPorts, 'judge' | 'followUp'> & RaisePorts) {
  const all: InterventionPorts = { ...ports, judge: IMPACT_ASSESSOR, followUp: new FollowUpInFindings(ports) };
  return {
    listInterventions: new ListInterventions(ports.interventions),
    readRegistry: new ReadRegistry(ports.interventions),
    previewPlan: new PreviewPlan(all),
    planIntervention: new PlanIntervention(all),
    drawArms: new DrawArms(all),
    revisePlan: new RevisePlan(all),
    startIntervention: new StartIntervention(all),
    assessIntervention: new AssessIntervention(all),
    concludeIntervention: new ConcludeIntervention(all),
    cancelIntervention: new CancelIntervention(all),
    signOffVerdict: new SignOffVerdict(all),
    checkDueInterventions: new CheckDueInterventions(all),
  };
}
