import { run } from './run.mjs'

/**
 * @typedef {{ name: string, ok: boolean, seconds: number }} Step
 * @typedef {{ ok: boolean, output: string }} Outcome
 */

/**
 * Does one thing and prints one line about it: how it went and how long it took; what it printed only when it failed.
 * @param {string} name
 * @param {() => Promise<Outcome>} act
 * @returns {Promise<Step>}
 */
export async function step(name, act) {
  const start = Date.now()
  const { ok, output } = await act()
  const seconds = (Date.now() - start) / 1000
  console.log(`${ok ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s`)
  if (!ok && output.trim() !== '') console.log(output.trimEnd())
  return { name, ok, seconds }
}

/**
 * The checks that run nothing of the product.
 * @param {string} node the program of the product's Node
 */
export function staticChecks(node) {
  return {
    types: () => step('type-check', () => run(node, ['node_modules/typescript/bin/tsc', '--project', '.'])),
    format: () => step('format', () => run(node, ['node_modules/oxfmt/bin/oxfmt', '--check', '.'])),
    lint: () => step('lint', () => run(node, ['node_modules/oxlint/bin/oxlint', '--deny-warnings'])),
    deadCode: () => step('dead code', () => run(node, ['node_modules/knip/bin/knip.js', '--no-progress'])),
  }
}
