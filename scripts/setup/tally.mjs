import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './node.mjs'

/** Where the counts of the last run are kept for the closing lines of `npm test`. */
export const tallyFile = path.join(root, '.cache/test-tally.json')

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ projects: Record<string, Count>, slowest: { file: string, seconds: number }[] }} Tally */

/**
 * A reporter for vitest that only counts, per project. A file that could not be loaded and an error outside every test
 * count as failures, because they hide tests.
 */
export default class TallyReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    /** @type {Tally['projects']} */
    const projects = {}
    for (const module of modules) {
      const count = (projects[module.project.name] ??= { passed: 0, failed: 0, skipped: 0 })
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state !== 'pending') count[state] += 1
      }
      count.failed += module.errors().length
    }
    if (unhandled.length > 0) projects['outside every test'] = { passed: 0, failed: unhandled.length, skipped: 0 }
    const slowest = modules
      .map((module) => ({
        file: `${module.project.name} ${module.relativeModuleId}`,
        seconds: module.diagnostic().duration / 1000,
      }))
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, 5)
    mkdirSync(path.dirname(tallyFile), { recursive: true })
    writeFileSync(tallyFile, JSON.stringify({ projects, slowest }))
  }
}
