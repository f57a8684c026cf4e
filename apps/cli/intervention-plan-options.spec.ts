import { Command } from 'commander';
import type { CommandSystem } from './connect.js';
import { planOptions, wishFrom } from './intervention-plan-options.js';

/** Finding 7, and nothing else. */
const SYSTEM = {
  findings: { find: ({ number }: { number: number }) => Promise.resolve(number === 7 ? { id: 'f7' } : null) },
} as unknown as CommandSystem;

const wishOf = (...flags: string[]) =>
  wishFrom(planOptions(new Command()).parse(flags, { from: 'user' }).opts(), SYSTEM);
const day = (text: string) => Date.parse(text) / 86_400_000;

describe('the flags of a plan', () => {
  it('say every field that a file could say', async () => {
    const flags = [
      ['--title', 'Macros'], ['--hypothesis', 'They save touches'], ['--node', 'pro/touches'], ['--design', 'staged'],
      ['--treated', 'pro, free'], ['--launch', '2026-12-01'], ['--wave', '2026-12-01=pro'], ['--wave', '2026-12-15=free,trial'],
      ['--controls', 'big'], ['--direction', 'down'], ['--predicted', '15%'], ['--margin', '3pt'], ['--rollout', '1'],
      ['--washout', '2'], ['--weeks', '6'], ['--follow-up', '14'], ['--looks', 'weekly'], ['--guardrail', 'all=5%'],
      ['--guardrail', 'pro/csat'], ['--owner', 'ana'], ['--finding', '7'], ['--exclude', '2026-12-24..2026-12-26'],
      ['--other-changes', 'prices'],
    ]; // prettier-ignore
    expect(await wishOf(...flags.flat())).toEqual({
      title: 'Macros',
      hypothesis: 'They save touches',
      primary: 'pro/touches',
      design: 'staged',
      treated: ['pro', 'free'],
      launch: day('2026-12-01'),
      waves: [
        { segments: ['pro'], launch: day('2026-12-01') },
        { segments: ['free', 'trial'], launch: day('2026-12-15') },
      ],
      controls: ['big'],
      direction: 'down',
      predicted: 0.15,
      predictedIn: 'relative',
      margin: { kind: 'points', value: 0.03 },
      rolloutDays: 1,
      washoutDays: 2,
      weeks: 6,
      followUpDays: 14,
      looks: 'weekly',
      guardrails: [{ path: '', margin: { kind: 'relative', value: 0.05 } }, { path: 'pro/csat' }],
      owner: 'ana',
      finding: 'f7',
      excluded: [{ from: day('2026-12-24'), to: day('2026-12-27') }],
      otherChanges: 'prices',
    });
  });

  it('leave out what nobody says; --no-controls says that there are none', async () => {
    expect(await wishOf()).toEqual({});
    expect(await wishOf('--no-controls')).toEqual({ controls: [] });
  });

  it('refuse a finding that is not there', () =>
    expect(wishOf('--finding', '8')).rejects.toThrow('There is no finding 8.'));
});
