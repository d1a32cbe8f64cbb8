import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRecording } from '../support/recording.js';
import { startSkippingWorld, type SkippingWorld } from '../support/time-travel.js';
import { lives } from './lives.js';
import { replay } from './replay.js';

// From the first tagged release on, a life that changes is recorded under another name beside the old one.

let world: SkippingWorld;
beforeAll(async () => {
  world = await startSkippingWorld({ plainHistories: true });
});
afterAll(() => world.close());

describe('a life that has just been lived', () => {
  it.each(Object.entries(lives))('replays: %s', async (name, live) => {
    const life = await live(world);
    const history = await life.handle.fetchHistory();
    // Who worked on it is the recording machine's name and no matter of replay.
    const json: unknown = JSON.parse(
      historyToJSON(history).replace(/"identity": ?"[^"]*"/g, '"identity":"recorder"'),
    );
    if (isRecording) {
      const file = fileURLToPath(new URL(`histories/${name}.json`, import.meta.url));
      writeFileSync(file, `${JSON.stringify(json, null, 1)}\n`);
    }
    const { workflowId } = life.handle;
    expect(await replay([{ workflowId, history: json }])).toEqual([{ workflowId, error: null }]);
  });
});
