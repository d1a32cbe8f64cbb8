import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lives } from './lives.js';
import { replay, type RecordedLife } from './replay.js';

const folder = fileURLToPath(new URL('histories/', import.meta.url));
const recorded = readdirSync(folder).filter((file) => file.endsWith('.json'));

function read(file: string): string {
  return readFileSync(`${folder}${file}`, 'utf8');
}

function lifeOf(file: string, text = read(file)): RecordedLife {
  return { workflowId: file.replace('.json', ''), history: JSON.parse(text) };
}

describe('a recorded history', () => {
  it('exists for every kind of life', () => {
    expect(recorded.toSorted()).toEqual(
      Object.keys(lives)
        .map((name) => `${name}.json`)
        .toSorted(),
    );
  });

  it('replays with the workflows of today, each of them', async () => {
    const results = await replay(recorded.map((file) => lifeOf(file)));
    expect(results).toEqual(recorded.map((file) => ({ workflowId: file.replace('.json', ''), error: null })));
  });

  it.each([
    ['a step is another one', 'paid', '"name": "payBill"', '"name": "payBillTwice"'],
    ['a timer is a step', 'paid', 'EVENT_TYPE_TIMER_STARTED', 'EVENT_TYPE_MARKER_RECORDED'],
    [
      'a firing starts other work than its bills',
      'recurring-bill-caught-up',
      '"name": "startBills"',
      '"name": "startBillsTwice"',
    ],
  ])('that was broken on purpose fails: %s', async (_how, life, right, wrong) => {
    const text = read(`${life}.json`);
    expect(text).toContain(right);
    const [result] = await replay([lifeOf(`${life}.json`, text.replace(right, wrong))]);
    expect(result?.error).toBe('DeterminismViolationError');
  });

  it.each(recorded)('holds no account number, key or document: %s', (file) => {
    const opened = read(file).replace(/"data": ?"([^"]*)"/g, (_, data: string) =>
      Buffer.from(data, 'base64').toString('utf8'),
    );
    expect(opened).toContain('"billId"');
    expect(opened).not.toMatch(
      /accountNumber|routingNumber|holderName|sealed|sk_(live|test|sandbox)|whsec_|%PDF/,
    );
  });
});
