import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { RecordedEvent } from '#app/registry/events.ts'
import { pack, type Encoding } from './pack.server.ts'
import { isChanged, pageSubject, type PageSubject } from './page-changes.ts'

/** A whole page for signed-out readers, who all see the same; packed once per encoding, when it is first asked for. */
export type CachedPage = {
  headers: [string, string][]
  plain: Buffer
  etag: string
  packed(encoding: Encoding): Buffer
}

/**
 * Pages for signed-out readers: kept for a few seconds, until a write changes them. A busy public thread then costs as
 * little as a file. Pages of members are never kept.
 */
export type PageCache = {
  get(key: string): CachedPage | null
  /** @param url of the page: what it shows. `madeAtVersion`: as `version()` said before the page was made */
  put(key: string, page: { url: string; headers: [string, string][]; body: Buffer }, madeAtVersion: number): CachedPage
  /** Raised when a write changes any page; a page that was begun before is not kept. */
  version(): number
  /** Drops the pages that a write of this process changed. */
  drop(events: readonly Pick<RecordedEvent, 'type' | 'payload'>[]): void
}

/** Of all pages together, with two packed forms of a fifth each. */
const mostBytes = 32 * 1024 * 1024

/** @param keepMs how long a page may be behind a write of another process, and how old its "5 minutes ago" may be. */
export function openPageCache(keepMs: number, now: () => number): PageCache {
  const pages = new LRUCache<string, CachedPage & PageSubject>({
    maxSize: mostBytes,
    sizeCalculation: ({ plain }) => Math.ceil(plain.length * 1.4) + 1_000,
    ttl: keepMs,
    ttlResolution: 0,
    perf: { now },
  })
  let version = 0
  return {
    version: () => version,
    get: (key) => pages.get(key) ?? null,
    put(key, { url, headers, body }, madeAtVersion) {
      const page = { ...cachedPage(headers, body), ...pageSubject(url) }
      if (madeAtVersion === version) pages.set(key, page)
      return page
    },
    drop(events) {
      for (const [key, page] of pages.entries()) if (isChanged(page, events)) pages.delete(key)
      version++
    },
  }
}

function cachedPage(headers: [string, string][], plain: Buffer): CachedPage {
  const packed = new Map<Encoding, Buffer>()
  return {
    headers,
    plain,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    packed(encoding) {
      const known = packed.get(encoding)
      if (known !== undefined) return known
      const made = pack(plain, encoding, 'kept')
      packed.set(encoding, made)
      return made
    },
  }
}
