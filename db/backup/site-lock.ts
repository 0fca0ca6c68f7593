import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { BackupProblem } from './backup-problem.ts'
import { lockFile, type FileLock } from './file-lock.ts'
import { hasPromise, isUnfinished, settleStaging } from './staging.ts'

/** The folder below DATA_DIR in which a restore makes everything ready. */
export const restoreStaging = 'restore.part'

const lockName = 'dangol.lock'
/** A restore holds the lock alone only for as long as it works; a start of the site waits so long for it. */
const waitMs = 5_000

/**
 * Every process that opens the database of this folder holds this as long as it is open, so that a restore can't take
 * it away below. A restore that was interrupted after its last check is finished first.
 * @throws BackupProblem while a restore is under way
 */
export function enterSite(dataDir: string): FileLock {
  mkdirSync(dataDir, { recursive: true })
  const staging = path.join(dataDir, restoreStaging)
  if (isUnfinished(staging)) {
    const alone = lockFile(path.join(dataDir, lockName), 'alone', waitMs)
    if (alone !== null)
      try {
        settleStaging(staging)
      } finally {
        alone.release()
      }
  }
  const lock = lockFile(path.join(dataDir, lockName), 'shared', waitMs)
  if (lock === null) throw new BackupProblem(`A restore is under way in ${dataDir}. Try again when it has ended.`)
  if (!hasPromise(staging)) return lock
  lock.release()
  throw new BackupProblem(
    `A restore in ${dataDir} was interrupted, and another process keeps it from being finished. Stop all others and try again.`,
  )
}

/**
 * Keeps every other process out of the site while its files change places.
 * @returns null: another process has it open
 */
export function closeSite(dataDir: string): FileLock | null {
  mkdirSync(dataDir, { recursive: true })
  return lockFile(path.join(dataDir, lockName), 'alone')
}
