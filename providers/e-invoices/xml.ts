/** A piece of XML that is written already. */
export type Xml = { readonly xml: string };
type Content = string | Xml | null | readonly (Xml | null)[];

/** An element with text or children; null where there is nothing to write, so that optional parts need no condition. */
export function element(
  name: string,
  content: Content,
  attributes: Readonly<Record<string, string>> = {},
): Xml | null {
  if (content === null) return null;
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = typeof content === 'string' ? escaped(content) : within(content);
  return inner === '' ? null : { xml: `<${name}${written.join('')}>${inner}</${name}>` };
}

/** One that must be there even when it is empty. */
export function required(name: string, content: Content): Xml {
  return element(name, content) ?? { xml: `<${name}/>` };
}

export function document(root: Xml | null): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root?.xml ?? ''}\n`;
}

function within(content: Exclude<Content, string | null>): string {
  const parts = 'xml' in content ? [content] : content;
  return parts.map((part) => part?.xml ?? '').join('');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 forbids even escaped, and halves of characters, are left out. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
