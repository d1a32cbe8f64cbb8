import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';

/** A document with one thing changed, and which. */
export type Mutant = { readonly change: string; readonly xml: string };

const categories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'];

/** Every single change of a document, one of each kind a path: parts dropped, emptied, doubled, and values that differ. */
export function mutantsOf(xml: string, isWanted: (change: string) => boolean = () => true): Mutant[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const mutants = new Map<string, Mutant>();
  const visit = (element: Element, path: string): void => {
    for (const child of childrenOf(element)) {
      const at = `${path}/${child.localName ?? child.tagName}`;
      for (const [change, isMade] of changesOf(child)) {
        const name = `${change} ${at}`;
        if (!mutants.has(name) && isWanted(name))
          mutants.set(name, { change: name, xml: changed(document, isMade) });
      }
      visit(child, at);
    }
  };
  if (document.documentElement) visit(document.documentElement, '');
  return [...mutants.values()];
}

/** A change, and what takes it back. */
type Change = () => () => void;

function changed(document: Document, change: Change): string {
  const undo = change();
  const xml = new XMLSerializer().serializeToString(document);
  undo();
  return xml;
}

function changesOf(element: Element): [name: string, change: Change][] {
  const isLeaf = childrenOf(element).length === 0;
  const attributes = [...element.attributes].filter(({ name }) => !name.startsWith('xmlns'));
  return [
    ['drop', () => dropped(element)],
    ['double', () => doubled(element)],
    ...(isLeaf ? valuesFor(element).map((value) => [`"${value}" in`, write(element, value)] as const) : []),
    ...attributes.flatMap(({ name }) => [
      [`drop ${name} of`, withAttribute(element, name, null)] as const,
      [`"XX" as ${name} of`, withAttribute(element, name, 'XX')] as const,
    ]),
  ].map(([name, change]) => [name as string, change as Change]);
}

/** What may stand there instead, by what stands there now. */
function valuesFor(element: Element): string[] {
  const text = (element.textContent ?? '').trim();
  if (/^(?:true|false)$/.test(text)) return [text === 'true' ? 'false' : 'true', ''];
  if (/^\d{8}$/.test(text)) return ['19990101', '20990101', ''];
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return ['1999-01-01', '2099-01-01', ''];
  if (categories.includes(text)) return [...categories, 'XX', ''].filter((other) => other !== text);
  if (/^-?\d+(?:\.\d+)?$/.test(text)) {
    const amount = Number(text);
    return [
      (amount + 1).toFixed(2),
      (amount + 0.01).toFixed(2),
      `-${text}`,
      `${amount.toFixed(2)}1`,
      '0',
      '',
    ];
  }
  return ['XX', ''];
}

function dropped(element: Element): () => void {
  const { parentNode, nextSibling } = element;
  parentNode?.removeChild(element);
  return () => parentNode?.insertBefore(element, nextSibling);
}

function doubled(element: Element): () => void {
  const { parentNode } = element;
  const twin = element.cloneNode(true);
  parentNode?.insertBefore(twin, element);
  return () => parentNode?.removeChild(twin);
}

function write(element: Element, text: string): Change {
  return () => {
    const before = element.textContent;
    element.textContent = text;
    return () => (element.textContent = before);
  };
}

function withAttribute(element: Element, name: string, value: string | null): Change {
  return () => {
    const before = element.getAttribute(name) ?? '';
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
    return () => element.setAttribute(name, before);
  };
}

function childrenOf(element: Element): Element[] {
  const children: Element[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 1) children.push(child as Element);
  }
  return children;
}
