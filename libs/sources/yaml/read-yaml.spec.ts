import { formatProblems } from './format-problems.js';
import { readYaml } from './read-yaml.js';

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, description: 'The name to show' },
    size: { type: 'integer', minimum: 1 },
    color: { enum: ['red', 'green'] },
    dimensions: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['key', 'decision'],
        properties: {
          key: { type: 'string' },
          decision: { type: 'string', description: 'What it informs' },
          rule: { $ref: '#/definitions/rule' },
        },
      },
    },
  },
  definitions: {
    rule: {
      anyOf: [
        { type: 'string' },
        {
          type: 'object',
          required: ['from'],
          additionalProperties: false,
          properties: { from: { type: 'number' }, to: { type: 'number' } },
        },
        {
          type: 'object',
          required: ['is'],
          additionalProperties: false,
          properties: { is: { anyOf: [{ type: 'string' }, { type: 'array' }] } },
        },
      ],
    },
  },
};

function report(text: string): string[] {
  const { problems, positionOf } = readYaml(text, SCHEMA);
  return formatProblems('w.yml', problems, positionOf);
}

describe('readYaml', () => {
  it('gives the value of a sound file', () => {
    const { value, problems } = readYaml<{ name: string }>('\uFEFFname: Bough\nsize: 3\n', SCHEMA);
    expect(value).toEqual({ name: 'Bough', size: 3 });
    expect(problems).toEqual([]);
  });

  it('reports all problems at once, in the order of the file', () => {
    const text = ['size: 0', 'color: gren', 'dimensions:', '  - key: plan', '    decison: staffing', '  - 7'].join(
      '\n',
    );
    expect(report(text)).toEqual([
      'w.yml:1:1  error  MISSING_KEY  "name" is required: the name to show',
      'w.yml:1:7  error  OUT_OF_RANGE  "size" must be 1 or more',
      'w.yml:2:8  error  UNKNOWN_VALUE  unknown value "gren", did you mean "green"?',
      'w.yml:4:5  error  MISSING_KEY  "decision" is required: what it informs',
      'w.yml:5:5  error  UNKNOWN_KEY  unknown key "decison", did you mean "decision"?',
      'w.yml:6:5  error  WRONG_TYPE  entry 2 of "dimensions" must be a map, but is the number 7',
    ]);
  });

  it.each([
    ['text fits none', 'rule: 5', '4:11  error  WRONG_TYPE  "rule" must be text or a map, but is the number 5'],
    [
      'the nearest shape is judged',
      'rule: { from: x }',
      '4:19  error  WRONG_TYPE  "from" must be a number, but is the text "x"',
    ],
    [
      'by the required key',
      'rule: { is: 4, to: 3 }',
      '4:17  error  WRONG_TYPE  "is" must be text or a list, but is the number 4',
    ],
  ])('reduces alternatives to one message: %s', (_, rule, expected) => {
    const lines = report(
      `name: x\ndimensions:\n  - { key: a, decision: b }\n  - ${rule}\n    key: a\n    decision: b\n`,
    );
    expect(lines).toContain(`w.yml:${expected}`);
    expect(lines.filter((line) => line.includes('WRONG_TYPE'))).toHaveLength(1);
  });

  it.each([
    [
      'a duplicate key',
      'name: a\nname: b\n',
      '2:1  error  DUPLICATE_KEY  key "name" occurs twice in the same map; remove one',
    ],
    ['a tab', 'dimensions:\n\t- key: a\n', '2:1  error  TAB_AS_INDENT  a tab cannot indent YAML; use spaces'],
    [
      'a text that nothing can store',
      'name: fine\nversion: "a\\0"\n',
      '2:10  error  NUL_CHARACTER  "version" holds a NUL character; remove it',
    ],
    ['half a character', 'name: "\\ud800"\n', '1:7  error  UNPAIRED_SURROGATE  "name" holds half of a character'],
    [
      'an escape sequence',
      'name: "\\e[2J"\n',
      '1:7  error  CONTROL_CHARACTER  "name" holds a control character (U+001B)',
    ],
    ['an empty file', '', '1:1  error  WRONG_TYPE  must be a map, but is empty'],
    ['a list on top', '- a\n', '1:1  error  WRONG_TYPE  must be a map, but is a list'],
  ])('places %s', (_, text, expected) => {
    expect(report(text)).toContainEqual(expect.stringContaining(`w.yml:${expected}`));
  });

  it('survives aliases that multiply and deep nesting', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(20)}]\nc: [${'*b,'.repeat(20)}]\n`;
    expect(report(bomb)[0]).toContain('YAML_TOO_COMPLEX');
    expect(report(`name: ${'['.repeat(5000)}${']'.repeat(5000)}`).length).toBeGreaterThan(0);
  });

  it('finds places: value, key, list item, parent of what is missing', () => {
    const { positionOf } = readYaml('name: x\ndimensions:\n  - key: a\n    decision: b\n', SCHEMA);
    expect(positionOf(['name'])).toEqual({ line: 1, column: 7 });
    expect(positionOf(['dimensions'])).toEqual({ line: 2, column: 1 });
    expect(positionOf(['dimensions', 0])).toEqual({ line: 3, column: 5 });
    expect(positionOf(['dimensions', 0, 'decision'])).toEqual({ line: 4, column: 15 });
    expect(positionOf(['dimensions', 0, 'nothing'])).toEqual({ line: 3, column: 5 });
  });
});
