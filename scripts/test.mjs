// What `npm test` runs, on a bare checkout too: install, obtain PostgreSQL and a browser, type-check, lint, build, then
// every test on both databases, over HTTP and in the browser. Nothing is skipped: what is missing has failed.
// Plain JavaScript for Node 18: no package is there yet.
import { readFileSync, rmSync } from 'node:fs'
import { build, isBuilt } from './setup/build.mjs'
import { installPackages } from './setup/install.mjs'
import { checkNode, productNode, root } from './setup/node.mjs'
import { checkWritable } from './setup/place.mjs'
import { run } from './setup/run.mjs'
import { staticChecks, step } from './setup/steps.mjs'
import { tallyFile } from './setup/tally.mjs'

// `--full`: every test of a database on PostgreSQL too, not only those that are marked for it (see vitest.config.ts).
// `--rest`: only what `--full` adds.
const [mode] = process.argv.slice(2)
const rest = mode === '--rest'
const startedAt = Date.now()
checkNode()
checkWritable(root, 'the packages and the build are kept there')
await installPackages()
const node = productNode()
const check = staticChecks(node)
const none = () => Promise.resolve(undefined)

/** @param {'postgres' | 'chromium'} what */
const obtain = (what) => run(node, ['scripts/setup/obtain.mjs', what])

// Two at a time for two cores: the build and the obtaining wait for others much of the time, the type-check does not.
const [[format, types, lint, deadCode], [built, postgres, chromium]] = await Promise.all([
  (async () => (rest ? [] : [await check.format(), await check.types(), await check.lint(), await check.deadCode()]))(),
  (async () => [
    await (rest ? none() : step('build', () => (isBuilt() ? Promise.resolve({ ok: true, output: '' }) : build(node)))),
    await step('PostgreSQL', () =>
      process.env.TEST_DATABASE_URL ? Promise.resolve({ ok: true, output: '' }) : obtain('postgres'),
    ),
    await (rest ? none() : step('Chromium', () => obtain('chromium'))),
  ])(),
])

// A project whose ground is missing would only repeat the failure above, test by test.
const projects = [
  ...(rest ? [] : ['unit', 'sqlite']),
  ...(postgres?.ok ? ['postgres'] : []),
  ...(built?.ok ? ['http'] : []),
  ...(built?.ok && chromium?.ok ? ['browser'] : []),
]
rmSync(tallyFile, { force: true })
const vitest = await run(
  node,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=./scripts/setup/tally.mjs',
    '--silent=passed-only',
  ],
  {
    show: true,
    env: {
      TEST_DIALECT: undefined,
      NODE_ENV: 'test',
      TEST_POSTGRES: mode === '--full' ? 'all' : rest ? 'rest' : 'marked',
    },
  },
)

const checks = [format, types, lint, deadCode, built, postgres, chromium].filter((done) => done !== undefined)
const total = sum(readTally(), projects, vitest.ok)
total.passed += checks.filter(({ ok }) => ok).length
total.failed += checks.filter(({ ok }) => !ok).length
console.log(`${((Date.now() - startedAt) / 1000).toFixed(0)} s in all`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed > 0 ? 1 : 0)

/** @returns {import('./setup/tally.mjs').Tally | null} null when the runner ended before it could count */
function readTally() {
  try {
    return JSON.parse(readFileSync(tallyFile, 'utf8'))
  } catch {
    return null
  }
}

/**
 * Prints the counts of every project and adds them up. A project that ran nothing is a failure, and so is a runner that
 * ended badly without saying which test it was.
 * @param {import('./setup/tally.mjs').Tally | null} tally
 * @param {string[]} wanted
 * @param {boolean} runnerOk
 */
function sum(tally, wanted, runnerOk) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { file, seconds } of tally?.slowest ?? []) console.log(`  slow: ${file} ${seconds.toFixed(1)} s`)
  for (const name of new Set([...wanted, ...Object.keys(tally?.projects ?? {})])) {
    const count = tally?.projects[name] ?? { passed: 0, failed: 0, skipped: 0 }
    const empty = count.passed + count.failed === 0
    console.log(
      `${count.failed > 0 || empty ? '✗' : '✓'} ${name}: ${empty ? 'ran no test' : `${count.passed} passed, ${count.failed} failed`}`,
    )
    total.passed += count.passed
    total.failed += empty ? 1 : count.failed
    total.skipped += count.skipped
  }
  if (!runnerOk && total.failed === 0) total.failed = 1
  return total
}
