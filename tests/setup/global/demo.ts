import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { scratchDir } from '#scripts/throwaway/scratch.ts'
import { childEnv } from '#tests/setup/child-env.ts'

const root = path.resolve(import.meta.dirname, '../../..')

/** Two projects want the demo and playing it takes a while: it is played once per run. */
const memory = globalThis as typeof globalThis & { demoOfThisRun?: Promise<string> }

/** A folder with the demo's database, to copy. */
export default async function setup(project: TestProject): Promise<() => void> {
  memory.demoOfThisRun ??= playDemo()
  try {
    const folder = await memory.demoOfThisRun
    project.provide('demoTemplate', folder)
    return () => rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    // Thrown from here it would end the run; this way the tests that want the demo fail, and all others say what they
    // know.
    console.error('The demo could not be played:', error)
    return () => undefined
  }
}

async function playDemo(): Promise<string> {
  const dataDir = scratchDir('demo')
  const env = { ...childEnv, LOG_LEVEL: 'warn', DATA_DIR: dataDir, DATABASE_URL: '' }
  for (const command of [['migrate'], ['seed', '--demo']])
    await promisify(execFile)(process.execPath, ['scripts/dangol.ts', ...command], { cwd: root, env })
  return dataDir
}
