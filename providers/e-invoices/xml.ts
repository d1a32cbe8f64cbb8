/** An element that has something to say. */
export type Xml = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly Xml[];
  /** Written even when it is empty. */
  readonly isRequired: boolean;
};
type Content = string | Xml | null | readonly (Xml | null)[];

/** An element with text or children; null where there is nothing to write, so that optional parts need no condition. */
export function element(
  name: string,
  content: Content,
  attributes: Readonly<Record<string, string>> = {},
): Xml | null {
  const inner = typeof content === 'string' ? escaped(content) : childrenOf(content);
  return inner.length === 0 ? null : { name, attributes, content: inner, isRequired: false };
}

/** One that must be there even when it is empty. */
export function required(name: string, content: Content): Xml {
  const written = element(name, content) ?? { name, attributes: {}, content: '' };
  return { ...written, isRequired: true };
}

/** Without the elements of the names in `leftOut`, and those that are empty without them. */
export function document(root: Xml | null, leftOut: ReadonlySet<string> = new Set()): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root ? written(root, leftOut) : ''}\n`;
}

function written({ name, attributes, content, isRequired }: Xml, leftOut: ReadonlySet<string>): string {
  if (leftOut.has(name)) return '';
  const inner =
    typeof content === 'string' ? content : content.map((child) => written(child, leftOut)).join('');
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)];
  if (inner === '') return isRequired ? `<${start.join(' ')}/>` : '';
  return `<${start.join(' ')}>${inner}</${name}>`;
}

function childrenOf(content: Exclude<Content, string>): Xml[] {
  const parts = content === null || 'name' in content ? [content] : content;
  return parts.filter((part) => part !== null);
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 forbids even escaped, and halves of characters, are left out. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
