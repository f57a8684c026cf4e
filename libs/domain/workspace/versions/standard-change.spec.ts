import { day, workspace } from '../../../../test/support/builders.js';
import { aStandard } from '../../../../test/support/builders-standards.js';
import { workspaceAuditChanges } from './audit-changes.js';
import { describeWorkspaceChange } from './workspace-change.js';
import { standardsAt } from '../standards/standards-at.js';
import type { Standard } from '../standards/standard.js';

const of = (...standards: Standard[]) => workspace({ standards });
const [first, second] = [
  aStandard(),
  aStandard({ segment: 'plan/free', from: day('2026-03-01'), to: day('2026-04-01') }),
];
const changes = (before: Standard[], after: Standard[]) => describeWorkspaceChange(of(...before), of(...after));

it('is named by version', () => {
  const name = 'standard plan/pro first_response_time at_most from 2026-01-01';
  expect(changes([], [first])).toEqual([`${name}: added, at most 1h`]);
  expect(changes([first], [])).toEqual([`${name}: removed, at most 1h`]);
  expect(changes([first], [{ ...first, high: 1800, contractual: true, to: day('2026-07-01') }])).toEqual([
    `${name}: asks at most 1h → at most 30m`,
    `${name}: to none → 2026-06-30`,
    `${name}: contractual no → yes`,
  ]);
  expect(changes([first, second], [second, first])).toEqual([]);
});

it('is audited one by one', () =>
  expect(workspaceAuditChanges(of(), of(first))).toEqual([
    {
      subject: 'standard:plan/pro first_response_time at_most from 2026-01-01',
      field: null,
      before: null,
      after: JSON.stringify(first),
    },
  ]));

it('holds from its first day to the day before its end', () => {
  const both = of(first, second);
  const at = (text: string) => standardsAt(both, day(text)).length;
  expect([at('2025-12-31'), at('2026-01-01'), at('2026-03-01'), at('2026-03-31'), at('2026-04-01')]).toEqual([
    0, 1, 2, 2, 1,
  ]);
});
