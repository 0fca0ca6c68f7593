import { createHash } from 'node:crypto'
import type { FileStore } from '#app/core/file-store.server.ts'

export type WantedPicture = { id: string; sha256: string }

/** A picture as a store gave it: whole, or why it can't be used. */
export type FoundPicture = { state: 'whole'; bytes: Uint8Array } | { state: 'missing' } | { state: 'damaged' }

/** Reads a picture and compares it with the hash it was stored under. */
export async function readPicture(store: FileStore, { id, sha256 }: WantedPicture): Promise<FoundPicture> {
  const bytes = await store.read(id)
  if (bytes === null) return { state: 'missing' }
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? { state: 'whole', bytes } : { state: 'damaged' }
}

/** What people read about pictures that can't be used: the first five by name, how many more there are. */
export function listPictures(found: readonly { id: string; says: string }[]): string {
  const named = found.slice(0, 5).map(({ id, says }) => `The picture ${id} ${says}.`)
  return [...named, ...(found.length > 5 ? [`And ${found.length - 5} more.`] : [])].join('\n')
}
