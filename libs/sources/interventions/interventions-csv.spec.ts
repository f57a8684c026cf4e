import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assessment } from '@bough/domain';
import { plan, revision, started } from '../../../test/support/builders-interventions.js';
import { day } from '../../../test/support/builders.js';
import { readArms, writeArms } from './arms-csv.js';
import { readInitiatives, writeResults } from './interventions-csv.js';
import { parseDayRange, readPlanFile, sizeOf, wishOfPlan } from './plan-file.js';

const folder = mkdtempSync(join(tmpdir(), 'bough-initiatives-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('past initiatives', () => {
  const read = (text: string) => {
    const file = join(folder, 'initiatives.csv');
    writeFileSync(file, text);
    return readInitiatives(file);
  };

  it('are a row each; an empty cell is what is usual', async () => {
    const { wishes, problems } = await read(
      'title,node,launch,treated,controls,predicted,margin,weeks,follow_up_days,guardrails,owner\n' +
        `'=Macros,pro/cost,2026-03-02,pro; free,,15%,3pt,6,14,pro/csat;pro,ana\nClinic,all,,,,,,,,,\n`,
    );
    expect(problems).toEqual([]);
    expect(wishes).toEqual([
      {
        line: 2,
        wish: {
          title: '=Macros',
          primary: 'pro/cost',
          launch: day('2026-03-02'),
          treated: ['pro', 'free'],
          predicted: 0.15,
          predictedIn: 'relative',
          margin: { kind: 'points', value: 0.03 },
          weeks: 6,
          followUpDays: 14,
          owner: 'ana',
          guardrails: [{ path: 'pro/csat' }, { path: 'pro' }],
        },
      },
      { line: 3, wish: { title: 'Clinic', primary: '' } },
    ]);
  });

  it('that are wrong are told by line and column', async () => {
    const { problems } = await read('title,launch,predicted,margin\nA,2026-02-30,,much\n');
    expect(problems.map(({ path }) => path)).toEqual([
      [2, 'launch'],
      [2, 'margin'],
    ]);
  });
});

it('results are written so that no spreadsheet takes a text for a formula', () => {
  const points = { value: 0.07, low95: 0.04, high95: 0.1, low90: 0.05, high90: 0.09 };
  const range = { value: -0.2, low95: -0.3, high95: -0.1, low90: -0.28, high90: -0.12 };
  const assessment = {
    verdict: { kind: 'no_effect' },
    grade: 'A',
    effect: { scale: 'log', relative: range, probability: 0.9 },
    naive: null,
    worth: null,
  };
  const revisions = [revision(1, { plan: plan({ title: '=HYPERLINK("x"), y' }) })];
  const text = writeResults(
    [{ intervention: started(3, { revisions }), assessment: assessment as unknown as Assessment }],
    ({ revisions: [first] }) => first!.plan.title,
  );
  expect(text.split('\r\n')[1]).toBe(
    `3,"'=HYPERLINK(""x""), y",running,${plan().primary},first_response_time,plan/pro,plan/free,2026-03-02,4,false,0.2,relative,` +
      `no_effect,A,relative,-0.2,-0.3,-0.1,0.9,,,,${'1'.repeat(64)}`,
  );
  // A share is told in points, as everywhere: not by how many per cent 78 % became 85 %.
  const effect = { scale: 'points', estimate: points, relative: range, probability: 1 };
  const inPoints = { ...assessment, effect, naive: { change: 0.06, relative: 0.08 } } as unknown as Assessment;
  expect(writeResults([{ intervention: started(3), assessment: inPoints }], () => 'CSAT')).toContain(
    'A,points,0.07,0.04,0.1,1,0.06,',
  );
});

describe('arms of an experiment', () => {
  const read = (text: string) => {
    const file = join(folder, 'arms.csv');
    writeFileSync(file, text);
    return readArms(file);
  };

  it('are a row per customer', async () =>
    expect(await read('arm,customer,drawn by\ntreated,7,x\ncontrol,08,x\nTreated, 9 ,x\n')).toEqual({
      arms: { treated: ['7', '9'], control: ['08'] },
      problems: [],
    }));

  it('are read as Windows and spreadsheets write them, with empty rows at the end', async () => {
    const text = '\ufeff"customer","arm","note"\r\n"7","treated","a, ""b"""\r\n"8","control",\r\n\r\n,,\r\n';
    expect(await read(text)).toEqual({ arms: { treated: ['7'], control: ['8'] }, problems: [] });
  });

  it('are written as they are read, with their sources, and safe for spreadsheets', async () => {
    const drawn = [
      { source: 'desk', externalId: '=7', arm: 'treated' as const },
      { source: 'other', externalId: '0,8', arm: 'control' as const },
    ];
    const text = writeArms(drawn);
    expect(text).toBe(`source,customer,arm\r\ndesk,'=7,treated\r\nother,"0,8",control\r\n`);
    expect(await read(text)).toEqual({ arms: { treated: ['desk:=7'], control: ['other:0,8'] }, problems: [] });
  });

  it('that are wrong are told by line and column, all at once', async () => {
    const { problems } = await read('customer,arm\n7,B\n,treated\n8,control\n');
    expect(problems.map(({ code, path }) => [code, ...path])).toEqual([
      ['NO_SUCH_ARM', 2, 'arm'],
      ['CUSTOMER_MISSING', 3, 'customer'],
    ]);
    expect((await read('id,group\n7,B\n')).problems.map(({ path }) => path)).toEqual([
      [1, 'customer'],
      [1, 'arm'],
    ]);
  });
});

describe('a plan in a file', () => {
  it('says what is wrong with its line', () => {
    const { plan: read, problems, positionOf } = readPlanFile('title: A\nweeks: 40\nlaunched: 2026-01-01\n');
    expect(read).toBeNull();
    expect(problems.map(({ code, path, at }) => [code, (at ?? positionOf(path)).line])).toEqual([
      ['OUT_OF_RANGE', 2],
      ['UNKNOWN_KEY', 3],
    ]);
  });

  it('is read into a wish', () => {
    const { plan: read } = readPlanFile(
      'node: pro/a\nwaves: [{ segments: [pro], launch: 2026-03-02 }, { segments: [free], launch: 2026-03-16 }]\n' +
        'excluded: [{ from: 2026-03-05, to: 2026-03-06 }]\nmargin: 0.5\nrollout_days: 3\n',
    );
    expect(wishOfPlan(read!)).toEqual({
      problems: [],
      wish: {
        primary: 'pro/a',
        waves: [
          { segments: ['pro'], launch: day('2026-03-02') },
          { segments: ['free'], launch: day('2026-03-16') },
        ],
        excluded: [{ from: day('2026-03-05'), to: day('2026-03-07') }],
        margin: { kind: 'points', value: 0.5 },
        rolloutDays: 3,
      },
    });
  });

  it.each([
    ['10%', { kind: 'relative', value: 0.1 }],
    ['3pt', { kind: 'points', value: 0.03 }],
    [0.2, { kind: 'points', value: 0.2 }],
    ['-1%', null],
    ['x', null],
  ])('the size %s', (text, expected) => expect(sizeOf(text)).toEqual(expected));

  it('a range is one day, or two', () => {
    expect(parseDayRange('2026-01-01..2026-01-06')).toEqual({ from: '2026-01-01', to: '2026-01-06' });
    expect(parseDayRange('2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-01-01' });
  });
});
