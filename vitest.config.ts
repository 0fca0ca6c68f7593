import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

/**
 * TEST_DIALECT=sqlite or =postgres runs the tests that open a database on that one only; without it they run on both.
 */
const dialects = process.env['TEST_DIALECT'] ?? 'sqlite postgres'

const overTheWire = ['tests/http/**', 'tests/e2e/**']
const opensDatabase = testsThatOpenADatabase()

/**
 * PostgreSQL runs the files whose first line says `// On both databases: why`: what has SQL of its own, locks, search,
 * races, and a sample of the rest. TEST_POSTGRES=all runs every file there, =rest those that are left out otherwise.
 */
const wanted = process.env['TEST_POSTGRES'] ?? 'marked'
const onPostgres = opensDatabase.filter(
  (file) =>
    wanted === 'all' || readFileSync(file, 'utf8').startsWith('// On both databases: ') === (wanted === 'marked'),
)

/**
 * The files of the first three share their processes (isolate: false): what a test needs is in its app, not in a
 * module, and loading the product anew for each of 51 files took 53 s of processor time against 33 s.
 */
const projects = [
  // Pure rules, pages without data, the architecture: nothing to prepare.
  project('unit', {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: [...overTheWire, ...opensDatabase],
    isolate: false,
  }),
  project('sqlite', {
    include: opensDatabase,
    exclude: overTheWire,
    globalSetup: ['tests/setup/global/sqlite.ts'],
    isolate: false,
    env: { TEST_DIALECT: 'sqlite' },
  }),
  project('postgres', {
    include: onPostgres,
    exclude: overTheWire,
    globalSetup: ['tests/setup/global/postgres.ts'],
    isolate: false,
    env: { TEST_DIALECT: 'postgres' },
  }),
  project('http', {
    include: ['tests/http/**/*.test.ts'],
    globalSetup: ['tests/setup/global/build.ts', 'tests/setup/global/sqlite.ts', 'tests/setup/global/demo.ts'],
    testTimeout: 40_000,
    env: { TEST_DIALECT: 'sqlite' },
  }),
  project('browser', {
    include: ['tests/e2e/**/*.spec.ts'],
    globalSetup: [
      'tests/setup/global/build.ts',
      'tests/setup/global/sqlite.ts',
      'tests/setup/global/demo.ts',
      'tests/setup/global/browser.ts',
    ],
    env: { TEST_DIALECT: 'sqlite' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  }),
]

export default defineConfig({
  test: {
    projects: projects.filter(({ test }) => !isDialect(test?.name) || dialects.includes(test.name)),
    maxWorkers: 2,
  },
})

function project(
  name: string,
  test: NonNullable<TestProjectInlineConfiguration['test']>,
): TestProjectInlineConfiguration {
  return {
    // JSX as tsconfig.json says it; the Remix plugin is for the product's bundle, not for tests.
    esbuild: { jsx: 'automatic', jsxImportSource: '#app/html' },
    test: {
      name,
      environment: 'node',
      setupFiles: ['tests/setup/strict.ts', 'tests/setup/matchers.ts'],
      testTimeout: 20_000,
      hookTimeout: 30_000,
      restoreMocks: true,
      ...test,
    },
  }
}

function isDialect(name: unknown): name is 'sqlite' | 'postgres' {
  return name === 'sqlite' || name === 'postgres'
}

/** By what they import, so that no list has to be kept. */
function testsThatOpenADatabase(): string[] {
  return readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('tests', file.replaceAll(path.sep, '/')))
    .filter(
      (file) => /\.test\.tsx?$/.test(file) && /from '[^']*\/(test-app|database)\.ts'/.test(readFileSync(file, 'utf8')),
    )
}
