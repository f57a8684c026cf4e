/**
 * The grammar that docs/formula-language.md shows is the one that is read: a recogniser made from the page takes exactly the
 * texts that the parser takes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { formulaTexts } from '../../bench/formula-texts.js';
import { parseFormula } from './syntax/parser.js';
import { tokenize, type Token } from './syntax/tokens.js';
import { tries } from '../../test/support/how-much.js';

type Ebnf =
  | { readonly kind: 'literal' | 'rule'; readonly text: string }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Ebnf[] }
  | { readonly kind: 'optional' | 'repeat'; readonly inside: Ebnf };

const PAGE = readFileSync(join(process.cwd(), 'docs/formula-language.md'), 'utf8');
const RULES = readGrammar(PAGE.split('```ebnf')[1]!.split('```')[0]!);

function readGrammar(text: string): ReadonlyMap<string, Ebnf> {
  const words = text.match(/"[^"]*"|\w+|[^\s\w"]/g)!;
  const rules = new Map<string, Ebnf>();
  while (words.length > 0) {
    const [name] = words.splice(0, 2); // and "="
    rules.set(name!, readChoice(words));
    words.shift(); // ";"
  }
  return rules;
}

function readChoice(words: string[]): Ebnf {
  return { kind: 'choice', parts: separated(words, '|', () => readSequence(words)) };
}

function readSequence(words: string[]): Ebnf {
  return { kind: 'sequence', parts: separated(words, ',', () => readPart(words)) };
}

function separated(words: string[], separator: string, read: () => Ebnf): Ebnf[] {
  const parts = [read()];
  while (words[0] === separator) {
    words.shift();
    parts.push(read());
  }
  return parts;
}

function readPart(words: string[]): Ebnf {
  const word = words.shift()!;
  if (word.startsWith('"')) return { kind: 'literal', text: word.slice(1, -1) };
  if (!'([{'.includes(word)) return { kind: 'rule', text: word };
  const inside = readChoice(words);
  words.shift();
  return word === '(' ? inside : { kind: word === '[' ? 'optional' : 'repeat', inside };
}

/** Something to recognise: a token or a character, with the rules that it is by itself. */
interface Item {
  readonly text: string;
  readonly kinds: readonly string[];
}

/** Where a part that begins at `at` can end. */
function ends(part: Ebnf, items: readonly Item[], at: number): Set<number> {
  switch (part.kind) {
    case 'literal':
      return new Set(items[at]?.text === part.text ? [at + 1] : []);
    case 'rule':
      if (items.some(({ kinds }) => kinds.includes(part.text)) || !RULES.has(part.text))
        return new Set(items[at]?.kinds.includes(part.text) ? [at + 1] : []);
      return ends(RULES.get(part.text)!, items, at);
    case 'choice':
      return new Set(part.parts.flatMap((each) => [...ends(each, items, at)]));
    case 'sequence':
      return part.parts.reduce(
        (before, each) => new Set([...before].flatMap((from) => [...ends(each, items, from)])),
        new Set([at]),
      );
    case 'optional':
      return new Set([at, ...ends(part.inside, items, at)]);
    case 'repeat': {
      const reached = new Set([at]);
      for (const from of reached) for (const to of ends(part.inside, items, from)) reached.add(to);
      return reached;
    }
  }
}

function takes(rule: string, items: readonly Item[]): boolean {
  return ends(RULES.get(rule)!, items, 0).has(items.length);
}

const itemOf = ({ kind, text }: Token): Item => ({ text: kind === 'symbol' ? text : '', kinds: [kind] });

it('takes the formulas that the grammar takes, and no other', () => {
  const verdicts = { yes: 0, no: 0 };
  for (const text of formulaTexts(6_000, 7)) {
    const { tokens, problems: unreadable } = tokenize(text);
    if (unreadable.length > 0 || tokens.length > 30) continue;
    const { expression, problems } = parseFormula(text);
    if (problems.some(({ code }) => code.startsWith('FORMULA_TOO'))) continue;
    const isTaken = takes('formula', tokens.slice(0, -1).map(itemOf));
    expect([text, isTaken]).toEqual([text, expression !== null]);
    verdicts[isTaken ? 'yes' : 'no']++;
  }
  expect(Math.min(verdicts.yes, verdicts.no)).toBeGreaterThan(500);
});

it.each(['number', 'name'] as const)('takes a %s as the grammar does', (rule) => {
  const kindsOf = (char: string) => (/[A-Za-z]/.test(char) ? ['letter'] : /\d/.test(char) ? ['digit'] : []);
  const text = fc.array(fc.constantFrom(...'019_.eEx+-%'), { minLength: 1, maxLength: 7 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, (given) => {
      const { tokens, problems } = tokenize(given);
      fc.pre(!problems.some(({ message }) => message.includes('too large')));
      const isOne = problems.length === 0 && tokens.length === 2 && tokens[0]!.kind === rule;
      expect(
        takes(
          rule,
          [...given].map((char) => ({ text: char, kinds: kindsOf(char) })),
        ),
      ).toBe(isOne);
    }),
    tries(1_500),
  );
});
