import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const platform = `${process.platform}-${process.arch}`;
const binaryPin = z.object({
  version: z.string(),
  minimumVersion: z.string(),
  binary: z.string(),
  wheelPackage: z.string(),
  wheelVersion: z.string(),
  platforms: z.record(z.string(), z.object({ wheelSha256: z.string(), binarySha256: z.string() })),
});
const pinsSchema = z.object({
  temporalCli: binaryPin,
  temporalTestServer: binaryPin,
  embeddedPostgres: z.object({
    version: z.string(),
    minimumMajorVersion: z.number(),
    platforms: z.record(z.string(), z.object({ integrity: z.string() })),
  }),
});

export type BinaryPin = z.infer<typeof binaryPin>;

/** Versions and checksums of everything that is fetched at run time; pins.json is the one place. */
export const pins = pinsSchema.parse(
  JSON.parse(readFileSync(new URL('./pins.json', import.meta.url), 'utf8')) as unknown,
);

/** The pin of this machine's platform; undefined when nothing is pinned for it. */
export function forThisPlatform<T>(platforms: Readonly<Record<string, T>>): T | undefined {
  return platforms[platform];
}

export const platformName = platform;

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** True when a dotted version is at least the other one. */
export function isAtLeast(version: string, minimum: string): boolean {
  const left = version.split('.').map(Number);
  for (const [index, wanted] of minimum.split('.').map(Number).entries()) {
    const got = left[index] ?? 0;
    if (got !== wanted) return got > wanted;
  }
  return true;
}
