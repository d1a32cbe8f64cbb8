import { DOMParser, type Document as XmlDocument, type Element as XmlElement } from '@xmldom/xmldom';

/** An element of an e-invoice, found by local names, that knows its own path for evidence. */
export class Element {
  constructor(
    private readonly node: XmlElement,
    readonly path: string,
  ) {}

  get name(): string {
    return this.node.localName ?? this.node.tagName;
  }

  get namespace(): string {
    return this.node.namespaceURI ?? '';
  }

  children(...names: readonly string[]): Element[] {
    const found: Element[] = [];
    for (let child = this.node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType !== 1) continue;
      const element = child as XmlElement;
      const name = element.localName ?? element.tagName;
      if (names.includes(name)) found.push(new Element(element, `${this.path}/${name}`));
    }
    return found;
  }

  /** Walks one step a segment, always into the first match; `A|B` accepts either name. */
  find(path: string): Element | null {
    let at: Element | null = this.first(path.split('/')[0] ?? '');
    for (const step of path.split('/').slice(1)) at = at?.first(step) ?? null;
    return at;
  }

  attribute(name: string): string | null {
    return this.node.getAttribute(name);
  }

  /** Trimmed; null when empty. */
  get text(): string | null {
    const text = (this.node.textContent ?? '').replace(/\s+/g, ' ').trim();
    return text === '' ? null : text;
  }

  textAt(path: string): string | null {
    return this.find(path)?.text ?? null;
  }

  private first(step: string): Element | null {
    return this.children(...step.split('|'))[0] ?? null;
  }
}

export type XmlResult =
  | { readonly ok: true; readonly root: Element }
  | {
      readonly ok: false;
      readonly code: 'xml_dtd' | 'xml_encoding' | 'xml_malformed';
      readonly message: string;
    };

/** Refuses any document type declaration before parsing, so that no entity of a stranger is ever resolved. */
export function parseXml(bytes: Uint8Array): XmlResult {
  const text = decode(bytes);
  if (text === null) {
    return { ok: false, code: 'xml_encoding', message: 'The XML is not in the encoding that it declares.' };
  }
  if (declaresDoctype(text)) {
    return {
      ok: false,
      code: 'xml_dtd',
      message: 'The XML declares a document type, which is never accepted.',
    };
  }
  let problem: string | null = null;
  let document: XmlDocument | null = null;
  try {
    document = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') problem ??= message;
      },
    }).parseFromString(text, 'application/xml');
  } catch (error) {
    problem ??= error instanceof Error ? error.message : String(error);
  }
  const root = document?.documentElement;
  if (problem !== null || !root) {
    return { ok: false, code: 'xml_malformed', message: 'The XML is not well formed.' };
  }
  return { ok: true, root: new Element(root, `/${root.localName ?? root.tagName}`) };
}

function decode(bytes: Uint8Array): string | null {
  const label = encodingOf(bytes);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return (
    /^[^<]{0,4}<\?xml[^>]{0,100}encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9._-]{1,40})["']/.exec(head)?.[1] ??
    'utf-8'
  );
}

/** A type declaration can only stand before the root element, between comments and processing instructions. */
function declaresDoctype(text: string): boolean {
  let at = text.indexOf('<');
  while (at !== -1) {
    if (/^<!doctype/i.test(text.slice(at, at + 9))) return true;
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : null;
    if (end === null) return false;
    const closed = text.indexOf(end, at + 2);
    at = closed === -1 ? -1 : text.indexOf('<', closed + end.length);
  }
  return false;
}
