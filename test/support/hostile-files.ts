/** What can be done to sound files of every kind: bytes, lines, keys and values changed at random, from a seed. */
import { mulberry32 } from '../../libs/sources/demo/random.js';
import { SOUND_FILES } from './sound-files.js';

/** A number of 0 or more, below 1. */
type Chance = () => number;

/** Kinds of files that people and programs hand in. */
export type HostileKind = keyof typeof SOUND_FILES;

/** Values that somebody once wrote where a name, a number or a day belongs. */
const VALUES: readonly string[] = [
  ...[
    '',
    ' ',
    'null',
    '~',
    'true',
    'no',
    '0',
    '-0',
    '-1',
    '1.5',
    '.nan',
    '.inf',
    '-.inf',
    'NaN',
    'Infinity',
    '1e400',
    '1e-400',
  ],
  ...[
    '99999999999999999999',
    '0x1F',
    '1_000',
    '007',
    '1.200',
    '1,5',
    '١٢',
    '12:60',
    '25:00',
    '-9:00-17:00',
    '5.0000000001',
  ],
  ...[
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '2026-1-1',
    '1900-01-01',
    '20260301',
    '01/02/03',
    '2026-03-29T02:30',
    'now',
  ],
  ...[
    '[]',
    '{}',
    '[[]]',
    '{a: {b: [1]}}',
    '- x',
    'a: b',
    '"',
    "'",
    '"\\u0000"',
    '"\\ud800"',
    '"\\e[2J"',
    '"\\u202e"',
    '\u202e',
    '\u0000',
  ],
  ...[
    '*none',
    '&a x',
    '*a',
    '!!binary aGk=',
    '!!set {a}',
    '!!timestamp 2026-01-01',
    '!odd x',
    '<<: *a',
    '? x',
    '%YAML 1.1',
    '---',
    '...',
  ],
  ...[
    '=cmd()',
    '+1',
    '@x',
    '<script>',
    '"><svg onload=x>',
    '${x}',
    '{{x}}',
    '../../etc/passwd',
    'constructor',
    '__proto__',
    'toString',
  ],
  ...[
    'x'.repeat(201),
    'x'.repeat(6000),
    'é'.repeat(300),
    '👍🏽',
    'ﬁ',
    '\ufeff',
    '\u2028',
    'a\u0301',
    'A',
    'unknown',
    'all',
    '*',
    '/',
    'segment:plan/pro',
  ],
  ...[
    'csat',
    'csat / 0',
    'a + a',
    'created / created / created',
    '((((',
    'csat'.repeat(100),
    '1e9999',
    'UTC',
    'Mars/Base',
    'XXX',
    'EUR',
  ],
];

const KEYS: readonly string[] = [
  'key',
  'name',
  'fields',
  'constructor',
  '__proto__',
  '0',
  'Key',
  'tree',
  'imports',
  'column',
  'from',
  '',
];

type Mutation = (text: string, chance: Chance) => string;

const pick = <Item>(list: readonly Item[], chance: Chance): Item => list[Math.floor(chance() * list.length)]!;
const at = (text: string, chance: Chance) => Math.floor(chance() * (text.length + 1));

/** A value of a key or of a cell becomes another one. */
const otherValue: Mutation = (text, chance) => {
  const places = [...text.matchAll(/(?<=[:,;[{|] ?)[^\s:,;[\]{}|"'][^,;[\]{}\n]*/g)];
  if (places.length === 0) return text;
  const { index, 0: old } = pick(places, chance);
  return text.slice(0, index) + pick(VALUES, chance) + text.slice(index + old.length);
};

const otherKey: Mutation = (text, chance) => {
  const places = [...text.matchAll(/[a-z_]+(?=:)|"[a-z]+"(?=:)/g)];
  if (places.length === 0) return otherValue(text, chance);
  const { index, 0: old } = pick(places, chance);
  return text.slice(0, index) + pick(KEYS, chance) + text.slice(index + old.length);
};

const onLines =
  (change: (lines: string[], index: number, chance: Chance) => void): Mutation =>
  (text, chance) => {
    const lines = text.split('\n');
    change(lines, Math.floor(chance() * lines.length), chance);
    return lines.join('\n');
  };

const MUTATIONS: readonly Mutation[] = [
  ...[otherValue, otherValue, otherValue, otherKey],
  onLines((lines, index) => void lines.splice(index, 1)),
  onLines((lines, index) => void lines.splice(index, 0, lines[index]!)),
  onLines(
    (lines, index, chance) =>
      void (lines[index] = `${' '.repeat(Math.floor(chance() * 9))}${lines[index]!.trimStart()}`),
  ),
  onLines((lines, index) => void (lines[index] = `\t${lines[index]}`)),
  onLines((lines, index, chance) => void lines.splice(index, 0, pick(VALUES, chance))),
  (text, chance) => text.slice(0, at(text, chance)),
  (text, chance) => text.slice(at(text, chance)),
  (text, chance) => {
    const [from, to] = [at(text, chance), at(text, chance)];
    return text.slice(0, from) + text.slice(Math.min(from, to), Math.max(from, to)) + text.slice(from);
  },
  (text, chance) => {
    const place = at(text, chance);
    return (
      text.slice(0, place) +
      pick([...':,;[]{}"\'|>&*!%@`#-\n\r\t\0\ufeff\u0085\u2028 =', '\ud800', '"""'], chance) +
      text.slice(place)
    );
  },
  (text, chance) => {
    const place = at(text, chance);
    return text.slice(0, place) + text.slice(place + 1 + Math.floor(chance() * 3));
  },
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => `\ufeff${text}`,
  (text, chance) =>
    text.replaceAll(pick([',', ';', '"', ' ', ':', '\n'], chance), pick([',', ';', '\t', '|', '"', ''], chance)),
  (text, chance) =>
    text.replace(/\[[^\]]*\]/, (list) => pick([`[${list}]`, `{a: ${list}}`, list.slice(1, -1)], chance)),
];

const ENCODINGS: readonly ((bytes: Buffer, chance: Chance) => Buffer)[] = [
  (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  (bytes) => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(bytes.toString('utf8'), 'utf16le')]),
  (bytes) =>
    Buffer.concat([
      Buffer.of(0xfe, 0xff),
      Buffer.from(bytes.toString('utf8'), 'utf16le')
        .subarray(0, bytes.length & ~1)
        .swap16(),
    ]),
  (bytes) => Buffer.from(bytes.toString('utf8').replace('Acme', 'Zoë'), 'latin1'),
  (bytes, chance) => {
    const flipped = Buffer.from(bytes);
    for (let i = 0; i < 1 + chance() * 4; i++)
      if (flipped.length > 0) flipped[Math.floor(chance() * flipped.length)]! ^= 1 << Math.floor(chance() * 8);
    return flipped;
  },
];

/** A hostile file of a kind: the same for the same seed. One in six has its bytes changed as well. */
export function hostileFile(kind: HostileKind, seed: number): Buffer {
  const chance = mulberry32(seed);
  let text: string = SOUND_FILES[kind];
  for (let steps = 1 + Math.floor(chance() * 3); steps > 0; steps--) text = pick(MUTATIONS, chance)(text, chance);
  const bytes = Buffer.from(text);
  return chance() < 1 / 6 ? pick(ENCODINGS, chance)(bytes, chance) : bytes;
}
