import { visitor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { sharedFact } from '#app/core/shared-facts.server.ts'
import { xmlClosing, xmlElement, xmlHead, xmlOpening, xmlText } from '#app/core/xml.ts'
import { sitemapStretch } from '#app/domain/threads/queries/sitemap-threads.server.ts'
import { isSitemapPart, sitemapEntries, sitemapParts, type SitemapEntry, type SitemapPart } from './entries.server.ts'

const namespace = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }

/** Entries of one file: what the protocol allows. Source: https://www.sitemaps.org/protocol.html */
const perFile = 50_000
/** Entries read from the database at a time: all that is in memory of a file. */
const perBatch = 1_000

/** A file of the site map, by the words of its address. */
export type SitemapFile = { part: SitemapPart; after: string | null }

export function sitemapFile(url: URL): SitemapFile | null {
  const part = url.searchParams.get('of')
  return isSitemapPart(part) ? { part, after: url.searchParams.get('after') } : null
}

/** What is for everybody is for visitors: nobody who is signed in gets more. */
function forEverybody(ctx: Ctx): Ctx | null {
  const everybody = ctx.as(visitor)
  return can(everybody.actor, 'thread.read') ? everybody : null
}

/** The list of the files, as XML: one for each part, and one for every 50,000 threads. */
export function sitemapIndex(ctx: Ctx): Promise<string> {
  const everybody = forEverybody(ctx)
  return everybody === null
    ? Promise.resolve(xmlHead + xmlElement('sitemapindex', namespace, ''))
    : sharedFact(ctx, 'sitemap', () => composeIndex(everybody))
}

async function composeIndex(ctx: Ctx): Promise<string> {
  const files = sitemapParts
    .filter((part) => part !== 'threads')
    .map((part) => fileElement(ctx, { part, after: null }, null))
  let after: string | null = null
  for (;;) {
    const stretch: { changedAt: string; next: string | null } | null = await sitemapStretch(ctx, after, perFile)
    if (stretch === null) break
    files.push(fileElement(ctx, { part: 'threads', after }, stretch.changedAt))
    if (stretch.next === null) break
    after = stretch.next
  }
  return `${xmlHead}${xmlElement('sitemapindex', namespace, files.join('\n'))}\n`
}

function fileElement({ platform }: Ctx, { part, after }: SitemapFile, changedAt: string | null): string {
  const query = new URLSearchParams({ of: part, ...(after === null ? {} : { after }) })
  return xmlElement('sitemap', {}, located(`${platform.env.ORIGIN}/sitemap.xml?${query.toString()}`, changedAt))
}

/** One file as a stream of XML, a batch at a time as fast as it is fetched; at most 50,000 entries. */
export function sitemapStream(ctx: Ctx, { part, after }: SitemapFile): ReadableStream<Uint8Array> {
  const everybody = forEverybody(ctx)
  const encoder = new TextEncoder()
  const chunks = everybody === null ? emptyFile() : fileChunks(everybody, part, after)
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}

const opened = `${xmlHead}${xmlOpening('urlset', namespace)}\n`
const closed = `${xmlClosing('urlset')}\n`

async function* emptyFile(): AsyncGenerator<string, void> {
  yield await Promise.resolve(opened + closed)
}

async function* fileChunks(ctx: Ctx, part: SitemapPart, after: string | null): AsyncGenerator<string, void> {
  yield opened
  let cursor = after
  for (let written = 0; written < perFile;) {
    const { items, next } = await sitemapEntries(ctx, part, cursor, Math.min(perBatch, perFile - written))
    written += items.length
    yield items.map((entry) => `${urlElement(ctx, entry)}\n`).join('')
    if (next === null) break
    cursor = next
  }
  yield closed
}

function urlElement({ platform }: Ctx, { path, changedAt }: SitemapEntry): string {
  return xmlElement('url', {}, located(platform.env.ORIGIN + path, changedAt))
}

/** `lastmod` only where the time of the last change is known: engines stop believing one that is made up. */
function located(address: string, changedAt: string | null): string {
  const modified = changedAt === null ? '' : xmlElement('lastmod', {}, xmlText(changedAt))
  return xmlElement('loc', {}, xmlText(address)) + modified
}
