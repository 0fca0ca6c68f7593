import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '../prepare-database.ts'
import { scratchDir, sweepScratch } from '#scripts/throwaway/scratch.ts'

/** One prepared SQLite database per run; every test gets a copy of the file. */
export default async function setup(project: TestProject): Promise<() => void> {
  sweepScratch()
  const template = scratchDir('sqlite')
  await prepareDatabase({ dataDir: template, url: null })
  project.provide('sqliteTemplate', template)
  return () => rmSync(template, { recursive: true, force: true })
}
