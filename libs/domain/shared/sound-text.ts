/**
 * What no text may hold that people or programs send: a NUL character, which PostgreSQL cannot store; half of a surrogate pair, which no
 * encoding of Unicode has; and the control characters that terminals obey. Tabs and the ways to end a line are no fault.
 */

/** What is wrong with a text; it reads on after the text's name. */
export interface TextFault {
  readonly code: 'NUL_CHARACTER' | 'UNPAIRED_SURROGATE' | 'CONTROL_CHARACTER';
  readonly message: string;
}

const NUL: TextFault = { code: 'NUL_CHARACTER', message: 'holds a NUL character; remove it' };
const SURROGATE: TextFault = {
  code: 'UNPAIRED_SURROGATE',
  message: 'holds half of a character (an unpaired surrogate); type it again',
};

/** Everything that may be a fault. */
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const SUSPECT = /[\0-\b\x0e-\x1f\x7f-\x84\x86-\x9f]|\p{Surrogate}/u;

/** The first fault of a text, if it has one. Example: `textFault('a\0')?.code` is `NUL_CHARACTER`. */
export function textFault(text: string): TextFault | null {
  const found = SUSPECT.exec(text)?.[0];
  if (found === undefined) return null;
  if (found === '\0') return NUL;
  if (/\p{Surrogate}/u.test(found)) return SURROGATE;
  return { code: 'CONTROL_CHARACTER', message: `holds a control character (${codePoint(found)}); remove it` };
}

/** The characters that a terminal obeys instead of showing them, or that turn the direction of what follows. */
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const OBEYED = /[\0-\b\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text as a terminal may print it: what the terminal would obey is written as JSON does, such as `\u001b`. Line ends and tabs stay. */
export function printable(text: string): string {
  return text.replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function codePoint(sign: string): string {
  return `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text inside a value, with the way to it. */
export interface FaultyText {
  readonly path: readonly (string | number)[];
  readonly fault: TextFault;
}

/**
 * The faults of all texts of a plain value, of keys also; a way leads to the value of the key. However deep a value is, and even if a part of
 * it contains itself: each part is looked at once.
 */
export function textFaultsIn(value: unknown): FaultyText[] {
  const found: FaultyText[] = [];
  const met = new Set<object>();
  const waiting: { readonly part: unknown; readonly path: Way | null }[] = [{ part: value, path: null }];
  const judge = (text: string, way: Way | null) => {
    const fault = textFault(text);
    if (fault) found.push({ path: pathOf(way), fault });
  };
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { part, path } = next;
    if (typeof part === 'string') judge(part, path);
    if (typeof part !== 'object' || part === null || met.has(part)) continue;
    met.add(part);
    const steps = Array.isArray(part) ? [...part.entries()] : Object.entries(part);
    for (const [step, inner] of steps.reverse()) waiting.push({ part: inner, path: { step, before: path } });
    for (const [step] of steps) if (typeof step === 'string') judge(step, { step, before: path });
  }
  return found;
}

/** The last step to a part, and the way before it: a list of all steps for each part would grow with the square of the depth. */
interface Way {
  readonly step: string | number;
  readonly before: Way | null;
}

function pathOf(way: Way | null): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let each = way; each; each = each.before) steps.push(each.step);
  return steps.reverse();
}
