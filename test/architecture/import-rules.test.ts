import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { afterAll, expect, test } from 'vitest'
import { ROOT } from './tree.ts'

interface RuleFile {
  readonly forbidden: readonly (IForbiddenRuleType & { name: string; comment: string })[]
}

const rules = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as RuleFile
const folder = mkdtempSync(join(tmpdir(), 'mingtang-borders-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** What must not be, for each rule: file → its imports. The first file is the offender. */
const OFFENCES: Record<string, Record<string, string[]>> = {
  'no-cycles': { 'src/platform/a.ts': ['./b.ts'], 'src/platform/b.ts': ['./a.ts'] },
  'kernel-is-pure': { 'src/kernel/day.ts': ['../platform/clock.ts'], 'src/platform/clock.ts': [] },
  'domain-is-pure': {
    'src/features/review/domain/route.ts': ['../review.store.ts'],
    'src/features/review/review.store.ts': [],
  },
  'domain-knows-no-node': { 'src/features/review/domain/route.ts': ['node:fs'] },
  'platform-knows-no-feature': {
    'src/platform/http/serve.ts': ['../../features/review/index.ts'],
    'src/features/review/index.ts': [],
  },
  'features-meet-at-the-door': {
    'src/features/disclosures/publish.ts': ['../review/review.store.ts'],
    'src/features/review/review.store.ts': [],
  },
  'root-uses-the-doors': { 'src/app.ts': ['./features/review/open-case.ts'], 'src/features/review/open-case.ts': [] },
  'only-stores-and-queries-know-sql': {
    'src/features/review/open-case.ts': ['kysely'],
    'node_modules/kysely/index.js': [],
  },
  'only-the-edge-knows-http': { 'src/features/review/open-case.ts': ['fastify'], 'node_modules/fastify/index.js': [] },
  'contracts-are-shared': {
    'src/features/review/review.contract.ts': ['./open-case.ts'],
    'src/features/review/open-case.ts': [],
  },
  'console-sees-contracts-only': {
    'console/src/inbox.tsx': ['../../src/platform/clock.ts'],
    'src/platform/clock.ts': [],
  },
  'server-knows-no-console': { 'src/app.ts': ['../console/src/inbox.tsx'], 'console/src/inbox.tsx': [] },
  'foundations-know-no-cases': {
    'src/features/accounts/index.ts': ['../review/index.ts'],
    'src/features/review/index.ts': [],
  },
  'engines-know-no-doors': {
    'src/features/review/index.ts': ['../disclosures/index.ts'],
    'src/features/disclosures/index.ts': [],
  },
  'cases-know-no-readers': {
    'src/features/disclosures/index.ts': ['../search/index.ts'],
    'src/features/search/index.ts': [],
  },
  'every-feature-has-a-tier': { 'src/app.ts': ['./features/weather/index.ts'], 'src/features/weather/index.ts': [] },
  'nobody-imports-the-root': { 'src/features/review/index.ts': ['../../app.ts'], 'src/app.ts': [] },
  'product-knows-no-tests': { 'src/platform/clock.ts': ['../../test/builders.ts'], 'test/builders.ts': [] },
  'no-orphans': { 'src/platform/alone.ts': [] },
  'no-undeclared-packages': { 'src/platform/clock.ts': ['moment'], 'node_modules/moment/index.js': [] },
  'server-runs-without-tools': { 'src/platform/clock.ts': ['vitest'], 'node_modules/vitest/index.js': [] },
  resolvable: { 'src/platform/clock.ts': ['./nowhere.ts'] },
}

const MANIFEST = { type: 'module', dependencies: { kysely: '1', fastify: '1' }, devDependencies: { vitest: '1' } }

function lay(name: string, files: Record<string, string[]>): string {
  const base = join(folder, name)
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  write('package.json', JSON.stringify(MANIFEST))
  for (const [path, imports] of Object.entries(files)) {
    if (path.startsWith('node_modules')) write(join(dirname(path), 'package.json'), '{"main":"index.js"}')
    write(path, `${imports.map((target) => `import '${target}'\n`).join('')}export const here = true\n`)
  }
  return base
}

async function brokenRules(base: string): Promise<string[]> {
  const { output } = await cruise(
    ['.'],
    {
      baseDir: base,
      ruleSet: { forbidden: [...rules.forbidden] },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    },
    { extensions: ['.ts', '.tsx', '.js'] },
  )
  return (output as ICruiseResult).summary.violations.map((violation) => violation.rule.name)
}

test.each(Object.entries(OFFENCES))('the import rules notice a breach of %s', async (name, files) => {
  expect(await brokenRules(lay(name, files))).toContain(name)
})

test('every import rule is an error, has its reason, and has been seen to catch a breach', () => {
  expect(rules.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(OFFENCES).sort())
  expect(rules.forbidden.filter((rule) => rule.severity !== 'error' || rule.comment.length < 20)).toEqual([])
})
