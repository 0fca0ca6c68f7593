import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { syncToDisk } from '#db/backup/durable-files.ts'

const fileName = 'session-secret'

/**
 * The secret of a site without SESSION_SECRET (allowed only while ORIGIN is this machine): made once and kept in
 * DATA_DIR, so that several processes and a restart share it. The file appears complete or not at all; of two processes
 * that start at the same time, the first one's is used.
 */
export function ownSecret(dataDir: string): string {
  const file = path.join(dataDir, fileName)
  return read(file) ?? make(file)
}

function make(file: string): string {
  const mine = `${file}.${randomBytes(6).toString('hex')}`
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(mine, randomBytes(32).toString('hex'), { mode: 0o600 })
  try {
    // Before it has its name: an empty secret after a power cut would be taken for one.
    syncToDisk(mine)
    linkSync(mine, file)
    syncToDisk(path.dirname(file))
  } catch (error) {
    if (read(file) === null) throw error
  } finally {
    rmSync(mine, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
