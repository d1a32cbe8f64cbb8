import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelUse } from '../../../domain/model-use.js';
import { createClaudeReader } from '../../../providers/anthropic/claude-reader.js';
import { createDocumentReader } from '../../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../../providers/readers/limits.js';
import { startAnthropicSandbox } from '../../../sandbox/anthropic/server.js';

const bytes = readFileSync(
  path.join(import.meta.dirname, '../../fixtures/documents/english-cobalt-net-30.pdf'),
);

/** How long the offline reading takes is not what this is about. */
const limits = { ...defaultReaderLimits, parseMsMax: 60_000 };

/** A stand-in of its own, which gives this answer as often as it is asked. */
const readWhen = async (answer: object) => {
  const logFile = path.join(mkdtempSync(path.join(tmpdir(), 'payloom-claude-')), 'anthropic.jsonl');
  const claude = await startAnthropicSandbox({ logFile });
  try {
    const rule = { times: 10, answer };
    await fetch(`${claude.url}/_sandbox/answers`, { method: 'POST', body: JSON.stringify(rule) });
    const options = { apiKey: 'sk-ant-x', baseUrl: claude.url, model: 'any', timeoutMs: 6_000 };
    const reader = createDocumentReader({ claude: createClaudeReader(options), limits });
    const uses: ModelUse[] = [];
    const { fields, findings } = await reader.read({
      ...{ bytes, mediaType: 'application/pdf', fileName: 'a.pdf' },
      onModelUse: (use) => uses.push(use),
    });
    return {
      totalMinor: fields.totalMinor[0]?.value,
      codes: findings.map(({ code }) => code).filter((code) => code.startsWith('claude_')),
      outcomes: uses.map(({ outcome }) => outcome),
    };
  } finally {
    await claude.close();
  }
};

describe('whatever becomes of asking the stand-in for Claude, the offline reading stands with one note', () => {
  it.each<readonly [string, object, readonly ModelUse['outcome'][]]>([
    ['claude_refused', { type: 'refusal' }, ['refused']],
    ['claude_truncated', { type: 'truncated' }, ['truncated']],
    ['claude_malformed', { type: 'text', text: 'An invoice.' }, ['malformed']],
    ['claude_malformed', { type: 'tool_use', input: { kind: 'bill' } }, ['malformed']],
    ['claude_rate_limited', { type: 'error', status: 429 }, []],
    ['claude_overloaded', { type: 'error', status: 529 }, []],
    ['claude_failed', { type: 'error', status: 500 }, []],
    ['claude_unreachable', { type: 'drop' }, []],
    ['claude_timeout', { type: 'timeout', delayMs: 12_000 }, []],
  ])(
    '%s',
    async (code, answer, outcomes) => {
      expect(await readWhen(answer)).toEqual({ totalMinor: 182_400, codes: [code], outcomes });
    },
    90_000,
  );
});
