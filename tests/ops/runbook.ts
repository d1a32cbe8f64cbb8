import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');

/** The blocks of that language under this heading, as they stand in the runbook. */
export function blocksUnder(heading: string, language: 'text' | 'sh'): string[] {
  const [, rest] = text.split(`\n### ${heading}\n`);
  if (rest === undefined) throw new Error(`The runbook has no heading "${heading}".`);
  const [section = ''] = rest.split(/\n#{2,3} /);
  return [...section.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  );
}

/** The one query under this heading. */
export function queryUnder(heading: string): string {
  const [query, ...more] = blocksUnder(heading, 'text');
  if (query === undefined || more.length > 0) throw new Error(`"${heading}" has not exactly one query.`);
  return query;
}

/** The words of each `npm run ops` line under this heading, with these ids where the runbook has dots. */
export function opsUnder(
  heading: string,
  ids: { readonly bill?: string; readonly pay?: string; readonly event?: string },
): string[][] {
  const given = new Map([
    ['bill_...', ids.bill],
    ['pay_...', ids.pay],
    ['in_...', ids.event],
  ]);
  return blocksUnder(heading, 'sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith('npm run ops -- '))
    .map((line) => line.slice('npm run ops -- '.length))
    .map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? ''))
    .map((words) => words.map((word) => given.get(word) ?? word));
}
