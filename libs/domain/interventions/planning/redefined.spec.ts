import { plan } from '../../../../test/support/builders-interventions.js';
import { workspace } from '../../../../test/support/builders.js';
import { modelOf } from '../../trees/model-of-workspace.js';
import { planDefinition } from './canonical-plan.js';
import { redefined } from './redefined.js';

/** Pro is treated, free the control; nobody else is named. */
const PLAN = plan();
const WORKSPACE = workspace();
const BEFORE = planDefinition(modelOf(WORKSPACE), PLAN);
const [dimension] = WORKSPACE.dimensions;
const changed = (given: Partial<typeof WORKSPACE>, of = PLAN) =>
  redefined(of, BEFORE, planDefinition(modelOf({ ...WORKSPACE, ...given }), of));
const segments = (list: readonly { key: string; name: string; values?: readonly string[] }[], attribute = 'plan') =>
  changed({ dimensions: [{ ...dimension!, attribute, segments: list }, ...WORKSPACE.dimensions.slice(1)] });

describe('what a frozen plan names', () => {
  it('means the same while nothing changes, also in another order and under another name', () => {
    expect(changed({})).toEqual([]);
    expect(segments([...dimension!.segments].reverse())).toEqual([]);
    expect(segments(dimension!.segments.map((each) => ({ ...each, name: `${each.name}!` })))).toEqual([]);
  });

  it('means something else when its customers are others, and not when those of other segments are', () => {
    const other = { key: 'new', name: 'New', values: ['new'] };
    expect(segments([...dimension!.segments, other])).toEqual([]);
    const pro = dimension!.segments.map((each) => (each.key === 'pro' ? { ...each, values: ['pro', 'plus'] } : each));
    expect(segments(pro)).toEqual([dimension!.key]);
    expect(segments(dimension!.segments.filter(({ key }) => key !== 'free'))).toEqual([dimension!.key]);
    expect(segments(dimension!.segments, 'tier')).toEqual([dimension!.key]);
  });

  it('means something else when any other segment changes, where it names the customers whom none claims', () => {
    const unknown = plan({ controls: [`${dimension!.key}/unknown`] });
    const more = [...dimension!.segments, { key: 'new', name: 'New', values: ['new'] }];
    const after = modelOf({ ...WORKSPACE, dimensions: [{ ...dimension!, segments: more }] });
    expect(redefined(unknown, planDefinition(modelOf(WORKSPACE), unknown), planDefinition(after, unknown))).toEqual([
      dimension!.key,
    ]);
  });

  it('means something else on other days; what was not written down then tells nothing', () => {
    expect(changed({ timeZone: 'Asia/Tokyo' })).toEqual(['time zone']);
    const lines = BEFORE.split('\n').filter((line) => !line.startsWith('time zone'));
    const after = planDefinition(modelOf({ ...WORKSPACE, timeZone: 'Asia/Tokyo' }), PLAN);
    expect(redefined(PLAN, lines.join('\n'), after)).toEqual([]);
  });
});
