import { defineConfig } from 'vitest/config'

const RULES = [
  'src/kernel/**/*.test.ts',
  'src/**/domain/**/*.test.ts',
  'src/**/*.rules.test.ts',
  'src/platform/documents/**/*.test.ts',
  'console/**/*.test.{ts,tsx}',
]
const STORIES = ['src/**/*.test.{ts,tsx}', 'test/stories/**/*.test.ts']
const DATABASE = './test/support/global-setup.ts'

/** Rules are pure; stories run on a real PostgreSQL; architecture reads the tree; journeys drive a real browser. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      { test: { name: 'rules', include: RULES, isolate: false, testTimeout: 60_000 } },
      {
        test: {
          name: 'stories',
          include: STORIES,
          exclude: [...RULES, '**/node_modules/**'],
          globalSetup: [DATABASE],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
