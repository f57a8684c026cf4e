import { raiseFinding, seeAgain, type Caller, type Day, type Finding, type Signal } from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import { lookNow, type LookPorts } from './finding-look.js';
import { FindingConflict, type FindingStore } from './finding.store.js';

export interface RaisePorts extends LookPorts {
  readonly findings: FindingStore;
  readonly newId: () => string;
}

const MOST_TRIES = 20;

/**
 * Raises findings from signals that no look at the data gives, such as a verdict that wants to be signed off. A cause that a finding
 * answers for already is counted there. Gives the finding of each signal, in order.
 */
export class RaiseFindings {
  constructor(private readonly ports: RaisePorts) {}

  async run(caller: Caller, signals: readonly Signal[], asOf: Day): Promise<Finding[]> {
    authorise(caller.principal, 'raise_findings');
    const { findings, newId } = this.ports;
    for (let tries = 1; ; tries++) {
      const context = { ...(await lookNow(this.ports)), asOf };
      const known = new Map((await findings.unsettled()).map((finding) => [finding.signal.cause, finding]));
      const changes = signals.map((signal) => {
        const finding = known.get(signal.cause);
        return {
          finding,
          change: finding ? seeAgain(finding, signal, context) : raiseFinding(newId(), signal, context),
        };
      });
      const made = changes.flatMap(({ change }) => change ?? []);
      const entryOf = (saved: readonly Finding[]) =>
        saved.length === 0 ? null : auditEntry(caller, new Date(context.at), 'finding.raise', saved.map(raised));
      try {
        const saved = new Map((await findings.save(made, { entryOf })).map((each) => [each.id, each]));
        return changes.map(({ finding, change }) => (change ? saved.get(change.finding.id)! : finding!));
      } catch (error) {
        if (!(error instanceof FindingConflict) || tries === MOST_TRIES) throw error;
      }
    }
  }
}

function raised({ number, signal, status }: Finding) {
  return { subject: `finding:${number}`, field: 'status', before: null, after: `${status}: ${signal.title}` };
}
