import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { uploadsFolder } from '#app/core/file-store.server.ts'
import { sqliteFile } from '#db/dialects/sqlite.ts'

/** What belongs to the demo in DATA_DIR. The secret stays: a link that was just made must still open. */
const parts = [sqliteFile, `${sqliteFile}-wal`, `${sqliteFile}-shm`, uploadsFolder, 'mail']

/**
 * Moves the demo of a data folder into a folder in it, from which it can be served again. Nothing may have the database open.
 * @returns that folder
 */
export function putDemoAside(dataDir: string): string {
  let folder = path.join(dataDir, 'demo')
  for (let number = 2; existsSync(folder); number++) folder = path.join(dataDir, `demo-${number}`)
  mkdirSync(folder)
  // The database goes last: until then a start finds the demo as it was.
  for (const part of [...parts].reverse())
    if (existsSync(path.join(dataDir, part))) renameSync(path.join(dataDir, part), path.join(folder, part))
  const secret = path.join(dataDir, 'session-secret')
  if (existsSync(secret)) cpSync(secret, path.join(folder, 'session-secret'))
  return folder
}
