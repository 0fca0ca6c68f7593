import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { migrate } from '../migrate.ts'
import { scratchDir } from '../scratch.ts'

/** One prepared SQLite database per run; every test gets a copy of the file. */
export default function setup(project: TestProject): () => void {
  const template = scratchDir('sqlite')
  migrate({ dataDir: template, url: null })
  project.provide('sqliteTemplate', template)
  return () => rmSync(template, { recursive: true, force: true })
}
