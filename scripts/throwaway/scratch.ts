import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const neededBytes = 2 * 1024 ** 3

/**
 * A new empty folder for one test or one run. In memory where the machine has room for it: tests commit thousands of
 * small transactions, and waiting for a disk would prove nothing.
 */
export function scratchDir(name: string): string {
  return mkdtempSync(path.join(scratchRoot(), `dangol-${name}-`))
}

function scratchRoot(): string {
  try {
    const memory = '/dev/shm'
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= neededBytes ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

const forgottenAfterMs = 6 * 60 * 60 * 1000

/** Removes what runs that were killed have left behind, hours ago: memory is not to fill up with old databases. */
export function sweepScratch(): void {
  const root = scratchRoot()
  for (const name of readdirSync(root).filter((entry) => entry.startsWith('dangol-'))) {
    const folder = path.join(root, name)
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > forgottenAfterMs) rmSync(folder, { recursive: true, force: true })
  }
}
