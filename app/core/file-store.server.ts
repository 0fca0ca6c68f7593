import path from 'node:path'
import type { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Env } from './env.server.ts'

/**
 * Files under names that the product made: letters and digits, at least two. One interface for a folder and an object
 * store.
 */
export type FileStore = {
  put(name: string, bytes: Uint8Array, type: string): Promise<void>
  /** null: there is no such file. */
  read(name: string): Promise<Uint8Array | null>
  /** For files that are too large for memory. What is written when the stream fails is removed. */
  putStream(name: string, bytes: Readable, type: string): Promise<void>
  /** null: there is no such file. Whoever asks reads the stream or destroys it. */
  readStream(name: string): Promise<Readable | null>
  /** Removing what is not there is no mistake. */
  remove(name: string): Promise<void>
}

/** The folder of uploads below DATA_DIR. */
export const uploadsFolder = 'uploads'

/**
 * Uploads in `DATA_DIR/uploads`, or in an S3 bucket when `UPLOADS_S3_BUCKET` is set. Nothing is opened before the first
 * use.
 */
export function openFileStore(env: Pick<Env, 'dataDir' | 'UPLOADS_S3'>): FileStore {
  const { dataDir, UPLOADS_S3: s3 } = env
  return s3 === null ? openFolder(path.join(dataDir, uploadsFolder)) : storeOn(() => bucket(s3))
}

/** Files in a folder, laid out like `DATA_DIR/uploads`. The folder is made with the first file. */
export function openFolder(location: string): FileStore {
  return storeOn(() => Promise.resolve(new Disk(new FSDriver({ location, visibility: 'private' }))))
}

function storeOn(open: () => Promise<Disk>): FileStore {
  let opened: Promise<Disk> | null = null
  const disk = (): Promise<Disk> => (opened ??= open())
  return {
    async put(name, bytes, type) {
      await (await disk()).put(keyOf(name), bytes, { contentType: type })
    },
    async read(name) {
      const store = await disk()
      const key = keyOf(name)
      if (!(await store.exists(key))) return null
      try {
        return await store.getBytes(key)
      } catch (error) {
        if (await store.exists(key)) throw error
        return null // removed between the two calls
      }
    },
    async putStream(name, bytes, type) {
      const store = await disk()
      try {
        await store.putStream(keyOf(name), bytes, { contentType: type })
      } catch (error) {
        await store.delete(keyOf(name))
        throw error
      }
    },
    async readStream(name) {
      const store = await disk()
      return (await store.exists(keyOf(name))) ? store.getStream(keyOf(name)) : null
    },
    async remove(name) {
      await (await disk()).delete(keyOf(name))
    },
  }
}

/** Two letters first, so that no folder holds more than a share of all files. */
function keyOf(name: string): string {
  if (!/^[a-z0-9]{2,64}$/.test(name)) throw new Error(`Not a name of a stored file: ${name}`)
  return `${name.slice(0, 2)}/${name}`
}

/** The client of S3 is large and few sites need it, so it is not among the packages: see docs/decisions/016. */
async function bucket({
  bucket: name,
  region,
  endpoint,
  keyId,
  secret,
}: NonNullable<Env['UPLOADS_S3']>): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3')
  const credentials = keyId === null || secret === null ? undefined : { accessKeyId: keyId, secretAccessKey: secret }
  return new Disk(
    new S3Driver({
      bucket: name,
      region,
      ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
      ...(credentials && { credentials }),
      visibility: 'private',
      supportsACL: false,
    }),
  )
}
