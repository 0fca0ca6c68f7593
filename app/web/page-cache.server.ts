import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/**
 * Whole pages for signed-out readers, who all see the same: kept for a few seconds, until something is written,
 * compressed once. A busy public thread then costs as little as a file. Pages of members are never kept.
 */
export type CachedPage = { headers: [string, string][]; plain: Buffer; gzip: Buffer; etag: string }

export type PageCache = {
  get(key: string): CachedPage | null
  put(key: string, page: { headers: [string, string][]; body: Buffer }, madeAtVersion: number): CachedPage
  /** Raised with every write of this process; a page made before the write is not kept. */
  version(): number
  clear(): void
}

const maxBytes = 64 * 1024 * 1024

/** @param keepMs how long a page may be behind a write of another process, and how old its "5 minutes ago" may be. */
export function openPageCache(keepMs: number, now: () => number): PageCache {
  let pages = new Map<string, CachedPage & { until: number }>()
  let bytes = 0
  let version = 0
  return {
    version: () => version,
    get(key) {
      const page = pages.get(key)
      if (page === undefined) return null
      if (page.until >= now()) return page
      pages.delete(key)
      bytes -= page.plain.length + page.gzip.length
      return null
    },
    put(key, { headers, body }, madeAtVersion) {
      const gzip = gzipSync(body, { level: 6 })
      const page = {
        headers,
        plain: body,
        gzip,
        etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
        until: now() + keepMs,
      }
      if (madeAtVersion !== version) return page
      if (bytes > maxBytes) this.clear()
      pages.set(key, page)
      bytes += body.length + gzip.length
      return page
    },
    clear() {
      pages = new Map()
      bytes = 0
      version++
    },
  }
}
