import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs'
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
