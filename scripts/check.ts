import { productNode } from './setup/node.mjs'
import { run } from './setup/run.mjs'
import { staticChecks, step } from './setup/steps.mjs'

/**
 * Everything that can be checked in half a minute without running the product: format, types, lint, dead code, and the
 * rules of the architecture.
 */
const node = productNode()
const { format, types, lint, deadCode } = staticChecks(node)
const architecture = () =>
  step('architecture', () =>
    run(node, ['node_modules/vitest/vitest.mjs', 'run', '--project=unit', 'tests/architecture']),
  )

const done = await Promise.all([
  types(),
  (async () => [await format(), await lint(), await deadCode(), await architecture()])(),
])
process.exit(done.flat().every(({ ok }) => ok) ? 0 : 1)
