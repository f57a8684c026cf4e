import { isDue, SYSTEM, timeZone, type Caller } from '@bough/domain';
import { judgeIntervention, type Judged } from './judge-intervention.js';
import { lookAround, type InterventionPorts } from './look-around.js';

interface DueCheck {
  readonly judged: readonly Judged[];
  /** One that cannot be judged does not keep the others from it. */
  readonly failures: readonly { readonly number: number; readonly error: unknown }[];
}

/** Judges what is due: windows that ended, weeks of weekly looks, data that has settled. One process at a time. */
export class CheckDueInterventions {
  constructor(private readonly ports: InterventionPorts) {}

  /** `null` when another process is at it, or there is no workspace yet. */
  async run(requestId: string): Promise<DueCheck | null> {
    const { interventions, engine } = this.ports;
    if (!engine.current) return null;
    const open = await interventions.list({ statuses: ['running', 'measuring'] });
    if (open.length === 0) return { judged: [], failures: [] };
    return interventions.alone(() => this.check({ principal: SYSTEM, requestId }));
  }

  private async check(caller: Caller): Promise<DueCheck> {
    const look = await lookAround(this.ports);
    const { dayAt } = timeZone(look.snapshot.model.workspace.timeZone);
    const latest = await this.ports.interventions.latestAssessments();
    const judged: Judged[] = [];
    const failures: { number: number; error: unknown }[] = [];
    for (const intervention of await this.ports.interventions.list({ statuses: ['running', 'measuring'] })) {
      const last = latest.get(intervention.id);
      const seen = last ? { ...last, day: dayAt(last.at) } : null;
      if (!isDue(intervention, seen, look.snapshot.dataVersion, look.today)) continue;
      try {
        judged.push(await judgeIntervention(this.ports, intervention, caller, look));
      } catch (error) {
        failures.push({ number: intervention.number, error });
      }
    }
    return { judged, failures };
  }
}
