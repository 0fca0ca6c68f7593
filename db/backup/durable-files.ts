import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

/** Waits until the disk has what was written to this file, or which names are in this folder. */
export function syncToDisk(file: string): void {
  const handle = openSync(file, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The same for a folder with all that is in it. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name)
    if (entry.isDirectory()) syncTree(inside)
    else if (entry.isFile()) syncToDisk(inside)
  }
  syncToDisk(folder)
}

/** Writes a file so that its name shows either what it held before or the whole new text, whatever happens. */
export function writeWhole(file: string, text: string): void {
  const half = `${file}.${process.pid}.part`
  try {
    writeFileSync(half, text, { mode: 0o600 })
    syncToDisk(half)
    renameSync(half, file)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
  syncToDisk(path.dirname(file))
}

/** SHA-256 of a file in hex, and its length in bytes. */
export async function digestOf(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** Whether there is anything of this name: a file, a folder, or a link that leads nowhere. */
export function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined
}
