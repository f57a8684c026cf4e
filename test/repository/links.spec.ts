import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { filesIn, ROOT, textOf } from './repository-files.js';

/** Addresses with a scheme are other people's. */
const ELSEWHERE = /^[a-z][a-z0-9+.-]*:/i;

interface Link {
  readonly file: string;
  readonly target: string;
}

/** Links of a page, inline and by reference; what stands in code is no link. */
function linksIn(file: string, text: string): Link[] {
  const prose = withoutCode(text);
  const inline = prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const references = prose.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm);
  const targets = [...inline, ...references].map(([, target]) => target!);
  return targets.filter((target) => !ELSEWHERE.test(target)).map((target) => ({ file, target }));
}

function withoutCode(text: string): string {
  return text.replace(/^( *)(```|~~~)[\s\S]*?^\1\2.*$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** What is wrong with a link; null if its file, and its heading in a page, are there. */
function problemOf({ file, target }: Link): string | null {
  const [path, anchor] = target.split('#') as [string, string?];
  const page = path === '' ? file : posix.join(dirname(file), decodeURI(path));
  if (page.startsWith('..') || !existsSync(join(ROOT, page))) return `${file}: ${target} does not exist`;
  if (!anchor || !page.endsWith('.md') || anchorsOf(textOf(page)).has(anchor)) return null;
  return `${file}: ${page} has no heading #${anchor}`;
}

/** The anchors that GitHub gives to headings: lower case, no punctuation, hyphens for spaces, and a number for a repetition. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const plain = heading!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '').replaceAll(' ', '-');
    let anchor = slug;
    for (let repetition = 1; anchors.has(anchor); repetition++) anchor = `${slug}-${repetition}`;
    anchors.add(anchor);
  }
  return anchors;
}

describe('links in Markdown', () => {
  it('lead to files and headings that exist', () => {
    const links = filesIn('.', '.md').flatMap((file) => linksIn(file, textOf(file)));
    expect(links.length).toBeGreaterThan(100); // the pages are found
    expect(links.map(problemOf).filter(Boolean)).toEqual([]);
  });

  it('are found inline and by reference, but not in code and not elsewhere', () => {
    const text = '[a](b.md#c "title") `[no](no.md)` [d](https://e.test)\n\n```text\n[no](no.md)\n```\n\n[f]: g.md\n';
    expect(linksIn('x.md', text).map(({ target }) => target)).toEqual(['b.md#c', 'g.md']);
  });

  it('reach headings under the names that GitHub gives them', () => {
    const text = '# One, `two`: three\n\n## A [link](x.md)\n\n## A link\n\n```sh\n# no heading\n```\n';
    expect([...anchorsOf(text)]).toEqual(['one-two-three', 'a-link', 'a-link-1']);
  });
});
