// One linter, strict, all errors. What it forbids is said in CONTRIBUTING.md; who may import whom is dependency-cruiser's business.
import tseslint from 'typescript-eslint'

const WALL_CLOCK = 'Take the time from ctx.now() or from the database: a test must be able to say what day it is.'
const CLOCKS = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: WALL_CLOCK },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: WALL_CLOCK },
]
const CHANCE = {
  selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
  message: 'Use platform/ids.ts: chance must be strong, and absent from rules.',
}
const ENVIRONMENT = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Settings are read and checked once, in platform/config.ts.',
}
const DISABLED_TEST = {
  selector:
    'CallExpression[callee.type="MemberExpression"][callee.object.name=/^(test|it|describe)$/][callee.property.name=/^(only|skip|todo|fails)$/]',
  message: 'A test that does not run proves nothing.',
}

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'node_modules/', 'test-results/', '**/*.cjs'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports' },
      ],
      // An import of types alone must vanish whole: what is left of it would load the file, and with it every package it uses.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // tsc says it better (noUnusedLocals, noUnusedParameters): it knows that `typeof X` uses X.
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    rules: {
      complexity: ['error', 8],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true } },
      ],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['src/**', 'test/**'],
    rules: { 'no-restricted-syntax': ['error', ...CLOCKS, CHANCE, ENVIRONMENT, DISABLED_TEST] },
  },
  { files: ['console/**'], rules: { 'no-restricted-syntax': ['error', CHANCE, ENVIRONMENT, DISABLED_TEST] } },
  // The clock, chance and the environment enter the house here and nowhere else.
  { files: ['src/platform/clock.ts'], rules: { 'no-restricted-syntax': ['error', CHANCE, ENVIRONMENT] } },
  { files: ['src/platform/ids.ts'], rules: { 'no-restricted-syntax': ['error', CHANCE, ENVIRONMENT] } },
  {
    files: ['src/start-server.ts', 'src/cli.ts', 'src/platform/db/engine.ts'],
    rules: { 'no-restricted-syntax': ['error', ...CLOCKS, CHANCE] },
  },
  // A story is as long as it is; each of its tests is still one behaviour. The harness measures real time and reads TEST_… variables.
  {
    files: ['**/*.test.{ts,tsx}'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['test/**'], rules: { 'no-restricted-syntax': ['error', CHANCE, DISABLED_TEST] } },
  // A page of the console is fetched when it is first opened; React's lazy takes the default of its file.
  {
    files: ['*.config.{js,ts}', 'console/*.config.ts', 'console/src/screens/**', 'test/support/global-setup.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
)
