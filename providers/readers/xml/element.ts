import { DOMParser, type Document as XmlDocument, type Element as XmlElement } from '@xmldom/xmldom';
import type { Finding } from '../../../domain/extraction.js';
import { decodeXml } from './decode.js';
import { hasForbiddenCharacters, isTooComplex, shapeOf } from './shape.js';

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

  /** Those of the given names; all, when none is given. */
  children(...names: readonly string[]): Element[] {
    const found: Element[] = [];
    for (let child = this.node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType !== 1) continue;
      const element = child as XmlElement;
      const name = element.localName ?? element.tagName;
      if (names.length === 0 || names.includes(name))
        found.push(new Element(element, `${this.path}/${name}`));
    }
    return found;
  }

  /** However deep below. */
  descendants(name: string): Element[] {
    return [...this.node.getElementsByTagNameNS('*', name)].map((node) => new Element(node, `//${name}`));
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
    const text = this.rawText.replace(/\s+/g, ' ').trim();
    return text === '' ? null : text;
  }

  get rawText(): string {
    return this.node.textContent ?? '';
  }

  textAt(path: string): string | null {
    return this.find(path)?.text ?? null;
  }

  private first(step: string): Element | null {
    return this.children(...step.split('|'))[0] ?? null;
  }
}

export type XmlResult =
  | { readonly ok: true; readonly root: Element; readonly findings: readonly Finding[] }
  | {
      readonly ok: false;
      readonly code: 'xml_dtd' | 'xml_encoding' | 'xml_malformed' | 'xml_too_complex';
      readonly message: string;
    };

/** Refuses any document type declaration before parsing, so that no entity of a stranger is ever resolved. */
export function parseXml(bytes: Uint8Array): XmlResult {
  const decoded = decodeXml(bytes);
  if (!decoded.ok) {
    return { ok: false, code: 'xml_encoding', message: 'The XML is not in the encoding that it declares.' };
  }
  // Some senders put lines, or a second order mark, before the declaration.
  const text = decoded.text.trimStart();
  const shape = shapeOf(text);
  if (shape.hasDoctype) {
    return {
      ok: false,
      code: 'xml_dtd',
      message: 'The XML declares a document type, which is never accepted.',
    };
  }
  if (isTooComplex(shape)) {
    return {
      ok: false,
      code: 'xml_too_complex',
      message: 'The XML has more elements, levels or attributes than any invoice.',
    };
  }
  const document = hasForbiddenCharacters(text) ? null : parseText(text);
  const root = document?.documentElement;
  if (!root) return { ok: false, code: 'xml_malformed', message: 'The XML is not well formed.' };
  const element = new Element(root, `/${root.localName ?? root.tagName}`);
  return { ok: true, root: element, findings: decoded.findings };
}

/** Null when the text is not well formed. */
function parseText(text: string): XmlDocument | null {
  const problems: string[] = [];
  try {
    const document = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') problems.push(message);
      },
    }).parseFromString(text, 'application/xml');
    return problems.length > 0 ? null : document;
  } catch {
    // The parser throws whatever it likes; what it says is of no use to anybody.
    return null;
  }
}
