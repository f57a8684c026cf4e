const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What XML cannot hold, and what turns the direction of the text that follows. */
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const UNSEEN = /[\0-\b\x0b\f\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu;

/** Text as HTML or SVG, also within quoted attributes. What nobody could see is written as JSON does, such as `\u202e`. */
export function escaped(text: string): string {
  const seen = text.replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return seen.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
