import { defineConfig } from 'vitest/config';

// Tests of pure code and of vendors' SDKs over HTTP need no server of ours; the others share one Postgres and one
// Temporal, started once by the global set-up.
const pure = [
  'tests/domain/**/*.test.ts',
  'tests/providers/**/*.test.ts',
  'tests/sandbox/**/*.test.ts',
  'tests/config/**/*.test.ts',
  'tests/house/**/*.test.ts',
  'tests/demo/**/*.test.ts',
  'tests/crash-farm/checks/**/*.test.ts',
];

export default defineConfig({
  test: {
    // The Temporal SDK's native part does not survive worker threads.
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: pure, testTimeout: 15_000 } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/**/*.test.ts'],
          exclude: [...pure, 'tests/provisioning/**', 'tests/fuzz/**', 'tests/crash-farm/**'],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'provisioning',
          include: ['tests/provisioning/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'fuzz',
          include: ['tests/fuzz/**/*.test.ts'],
          testTimeout: 420_000,
          // After the others: it takes the whole machine.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'crash-farm',
          include: ['tests/crash-farm/*.test.ts'],
          testTimeout: 600_000,
          // As many mutants as there are processors for; each brings processes of its own.
          maxConcurrency: 3,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
