/** What can be said of an XML text without parsing it, which is what a parser must not be trusted with. */
export type XmlShape = {
  readonly hasDoctype: boolean;
  readonly elements: number;
  readonly depth: number;
  /** Characters of the longest tag, attributes included. */
  readonly longestTag: number;
};

/** The largest invoice seen had 40 000 elements, the deepest 14 levels. */
const limits = { elements: 200_000, depth: 64, longestTag: 16_384 } as const;

export function isTooComplex({ elements, depth, longestTag }: XmlShape): boolean {
  return elements > limits.elements || depth > limits.depth || longestTag > limits.longestTag;
}

/** One pass over the markup; it ends where the text is not well formed, which the parser then says. */
export function shapeOf(text: string): XmlShape {
  let [elements, depth, level, longestTag] = [0, 0, 0, 0];
  let hasDoctype = false;
  for (let at = text.indexOf('<'); at !== -1;) {
    const end = endOfMarkup(text, at);
    if (end === -1) break;
    const next = text.charAt(at + 1);
    if (next === '!') hasDoctype ||= text.slice(at + 2, at + 9).toLowerCase() === 'doctype';
    else if (next === '/') level -= 1;
    else if (next !== '?') {
      elements += 1;
      longestTag = Math.max(longestTag, end - at);
      depth = Math.max(depth, level + 1);
      if (text.charAt(end - 2) !== '/') level += 1;
    }
    at = text.indexOf('<', end);
  }
  return { hasDoctype, elements, depth, longestTag };
}

/** Characters that XML 1.0 forbids, as they are or by their number: parsers let some of them pass, and no database keeps a zero. */
export function hasForbiddenCharacters(text: string): boolean {
  if (forbidden.test(text)) return true;
  for (const [, hexadecimal, decimal] of text.matchAll(/&#(?:x([\da-f]{1,8})|(\d{1,8}));/gi)) {
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    const isKnown = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    if (!isKnown || forbidden.test(String.fromCodePoint(code))) return true;
  }
  return false;
}

const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The index behind the markup that begins at `at`; -1 when it does not end. */
function endOfMarkup(text: string, at: number): number {
  const closing = (mark: string, from: number) => {
    const found = text.indexOf(mark, from);
    return found === -1 ? -1 : found + mark.length;
  };
  if (text.startsWith('<!--', at)) return closing('-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return closing(']]>', at + 9);
  if (text.startsWith('<?', at)) return closing('?>', at + 2);
  return endOfTag(text, at + 1);
}

/** An attribute's value may hold `>`. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '>') return at + 1;
    if (character !== '"' && character !== "'") continue;
    at = text.indexOf(character, at + 1);
    if (at === -1) return -1;
  }
  return -1;
}
