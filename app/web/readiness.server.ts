import { statfs } from 'node:fs/promises'
import type { Platform } from '#app/core/context.server.ts'
import { nowMs } from '#app/core/time.ts'
import { openFreeze } from '#app/domain/ledger/queries/checks.server.ts'
import { pendingMigrations } from '#db/migrate.server.ts'
import { probeWrite } from '#db/probe-write.server.ts'

/** What `/readyz` says: 200 when `ready`, else 503. */
export type Readiness = {
  ready: boolean
  stopping: boolean
  /** null: the database cannot be read. */
  pendingMigrations: string[] | null
  /** Whether the last write of the probe was committed; null: it was not tried. */
  writable: boolean | null
  /** Free bytes on the volume of DATA_DIR; null: unknown. */
  freeBytes: number | null
  /** Problems that do not stop the server. */
  degraded: string[]
}

const probeEveryMs = 30_000
/** A write that takes longer than this is as good as none. */
const probePatienceMs = 5_000
const megabyte = 1024 * 1024
/** Below the first, an operator should look; below the second the next upload or backup may fill the disk. */
export const freeSpace = { degradedBytes: 500 * megabyte, notReadyBytes: 50 * megabyte } as const

type Options = {
  platform: Pick<Platform, 'env' | 'log' | 'open' | 'clock'>
  /** Names of the migrations that this version needs. */
  migrations: string[]
  /** Free bytes of a folder; another one in tests. */
  freeBytesOf?: (folder: string) => Promise<number | null>
}

/**
 * Finds out whether this process can serve: the database is there, migrated and takes writes, and the disk has room. A
 * write is tried at most every 30 s, however often it is asked.
 */
export function openReadiness({ platform, migrations, freeBytesOf = freeBytes }: Options) {
  let probed: { at: number; writable: Promise<boolean> } | null = null
  const writable = (): Promise<boolean> => {
    if (probed === null || nowMs() - probed.at >= probeEveryMs) probed = { at: nowMs(), writable: probe(platform) }
    return probed.writable
  }
  return async ({ stopping }: { stopping: boolean }): Promise<Readiness> => {
    const facts: Readiness = {
      ready: false,
      stopping,
      pendingMigrations: stopping ? [] : null,
      writable: null,
      freeBytes: await freeBytesOf(platform.env.dataDir),
      degraded: [],
    }
    if (stopping) return facts
    try {
      const pending = await pendingMigrations(platform.open, migrations)
      if (pending.length > 0) return { ...facts, pendingMigrations: pending }
      const taken = await writable()
      const room = facts.freeBytes ?? Infinity
      return {
        ...facts,
        pendingMigrations: pending,
        writable: taken,
        ready: taken && room >= freeSpace.notReadyBytes,
        // The server works while redemption is frozen; a monitor of this address must still see it.
        degraded: [
          ...((await openFreeze(platform.open.reader)) === null ? [] : ['redemption-frozen']),
          ...(room < freeSpace.degradedBytes ? ['disk-low'] : []),
        ],
      }
    } catch (error) {
      platform.log.error({ err: error }, 'not ready: the database cannot be reached')
      return facts
    }
  }
}

async function probe({ open, clock, log }: Options['platform']): Promise<boolean> {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    waiting = setTimeout(() => reject(new Error('the write took too long')), probePatienceMs)
  })
  try {
    await Promise.race([probeWrite(open, clock()), late])
    return true
  } catch (error) {
    log.error({ err: error }, 'not ready: nothing can be written')
    return false
  } finally {
    clearTimeout(waiting)
  }
}

/** Free bytes of the disk of a folder; null where the file system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null // some file systems do not say
  }
}
