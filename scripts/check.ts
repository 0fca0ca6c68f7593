import { productNode } from './setup/node.mjs'
import { run } from './setup/run.mjs'
import { staticChecks, step } from './setup/steps.mjs'

/**
 * What can be known in half a minute without running the product: types, lint, and whether the house rules are kept.
 */
const node = productNode()
const { format, types, lint } = staticChecks(node)
const architecture = () =>
  step('architecture', () =>
    run(node, ['node_modules/vitest/vitest.mjs', 'run', '--project=unit', 'tests/architecture']),
  )

const done = await Promise.all([types(), (async () => [await format(), await lint(), await architecture()])()])
process.exit(done.flat().every(({ ok }) => ok) ? 0 : 1)
