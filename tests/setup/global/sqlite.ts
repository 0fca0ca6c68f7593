import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { scratchDir, sweepScratch } from '#scripts/throwaway/scratch.ts'
import { prepareDatabase } from '#tests/setup/prepare-database.ts'

/** One prepared SQLite database per run; every test gets a copy of the file. */
export default async function setup(project: TestProject): Promise<() => void> {
  sweepScratch()
  const template = scratchDir('sqlite')
  await prepareDatabase({ dataDir: template, url: null })
  project.provide('sqliteTemplate', template)
  return () => rmSync(template, { recursive: true, force: true })
}
