import { defineConfig } from 'vitest/config'

const RULES = [
  'src/kernel/**/*.test.ts',
  'src/**/domain/**/*.test.ts',
  'src/**/*.rules.test.ts',
  'src/platform/documents/**/*.test.ts',
  'console/**/*.test.{ts,tsx}',
  'test/rules/**/*.rules.test.ts',
]
const STORIES = ['src/**/*.test.{ts,tsx}', 'test/stories/**/*.test.ts']
const DATABASE = './test/support/global-setup.ts'
// A fault names itself in the last lines of a run, not only the number of faults. Projects take nothing over from the root.
const chaiConfig = { truncateThreshold: 2000 }

/** Rules are pure; stories run on a real PostgreSQL; architecture reads the tree; journeys drive a real browser. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      { test: { name: 'rules', chaiConfig, include: RULES, isolate: false, testTimeout: 60_000 } },
      {
        test: {
          name: 'stories',
          chaiConfig,
          // Each file has a database and an app of its own; what the modules are made of is loaded once in a worker.
          isolate: false,
          include: STORIES,
          exclude: [...RULES, '**/node_modules/**'],
          globalSetup: [DATABASE],
          // As long as a hang takes to be one: the heaviest (files made anew) take ten seconds alone and thrice that beside other work.
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'architecture', chaiConfig, include: ['test/architecture/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'journeys',
          chaiConfig,
          include: ['test/journeys/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          // As patient as the browser is: what is waited for comes at once on a quiet machine.
          expect: { poll: { timeout: 60_000 } },
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
