/** Which of many names somebody means who has typed a few letters. */

/** Those whose name has every word that was typed, the best first: words that begin as typed come before words that contain it. */
export function bestMatches<Item extends { readonly name: string }>(
  items: readonly Item[],
  text: string,
  most: number,
): readonly Item[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items.slice(0, most);
  return items
    .map((item, index) => ({ item, index, worth: worthOf(item.name.toLowerCase(), words) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || a.index - b.index)
    .slice(0, most)
    .map(({ item }) => item);
}

/** 0: a word is missing. A name that begins as typed is worth most, then words that begin so. */
function worthOf(name: string, words: readonly string[]): number {
  let worth = name.startsWith(words.join(' ')) ? 10 : 0;
  for (const word of words) {
    const begins = name.split(/[\s·/_-]+/).some((part) => part.startsWith(word));
    if (begins) worth += 3;
    else if (name.includes(word)) worth += 1;
    else return 0;
  }
  return worth;
}
