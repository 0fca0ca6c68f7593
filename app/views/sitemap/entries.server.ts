import type { Ctx } from '#app/core/context.server.ts'
import type { Page } from '#app/core/page.ts'
import { sitemapMembers } from '#app/domain/accounts/queries/sitemap-members.server.ts'
import { categories, tagPage } from '#app/domain/catalogue/queries/choices.server.ts'
import { documentKinds } from '#app/domain/documents/document.ts'
import { publishedVersions } from '#app/domain/documents/queries/documents.server.ts'
import { perkCatalogue } from '#app/domain/perks/queries/catalogue.server.ts'
import { publishedStories } from '#app/domain/stories/queries/lists.server.ts'
import { sitemapThreads } from '#app/domain/threads/queries/sitemap-threads.server.ts'
import { badges } from '#app/registry/badges.ts'
import { indexedPages } from '#app/registry/indexed-pages.ts'
import { urls } from '#app/views/urls.ts'

/** `changedAt` null: nothing says when the page changed. */
export type SitemapEntry = { path: string; changedAt: string | null }

export const sitemapParts = ['pages', 'tags', 'stories', 'members', 'threads'] as const
export type SitemapPart = (typeof sitemapParts)[number]

export function isSitemapPart(value: unknown): value is SitemapPart {
  return sitemapParts.some((part) => part === value)
}

type Source = (ctx: Ctx, after: string | null, limit: number) => Promise<Page<SitemapEntry>>

const sources: Record<SitemapPart, Source> = {
  pages: async (ctx) => ({ items: await pages(ctx), next: null }),
  tags: async (ctx, after) => {
    const { items, next } = await tagPage(ctx, { search: '', sort: 'name' }, after)
    return { items: items.map(({ name }) => ({ path: urls.tag(name), changedAt: null })), next }
  },
  stories: async (ctx, after) => {
    const { items, next } = await publishedStories(ctx, {}, { limit: 100, cursor: after })
    return { items: items.map(({ story }) => ({ path: urls.story(story), changedAt: story.published_at })), next }
  },
  members: async (ctx, after, limit) => {
    const { items, next } = await sitemapMembers(ctx.read, after, limit)
    return { items: items.map(({ handle }) => ({ path: urls.member(handle), changedAt: null })), next }
  },
  threads: async (ctx, after, limit) => {
    const { items, next } = await sitemapThreads(ctx, after, limit)
    return { items: items.map((thread) => ({ path: urls.thread(thread), changedAt: thread.changedAt })), next }
  },
}

/** A batch of a part of the site map, for a reader who is everybody. @throws invalid for a broken cursor */
export function sitemapEntries(
  ctx: Ctx,
  part: SitemapPart,
  after: string | null,
  limit: number,
): Promise<Page<SitemapEntry>> {
  return sources[part](ctx, after, limit)
}

/** The pages of the site itself, its categories, badges and perks: few enough for one batch. */
async function pages(ctx: Ctx): Promise<SitemapEntry[]> {
  const [open, { perks }, unwritten] = await Promise.all([categories(ctx), perkCatalogue(ctx), unwrittenDocuments(ctx)])
  return [
    ...Object.keys(indexedPages).filter((route) => !route.includes(':') && !unwritten.includes(route)),
    ...open.map(({ slug }) => urls.category(slug)),
    ...Object.keys(badges).map((code) => urls.badge(code)),
    ...perks.map(({ perk }) => urls.perk(perk.slug)),
  ].map((path) => ({ path, changedAt: null }))
}

/** Addresses of the terms and the like that the site has not published. */
async function unwrittenDocuments(ctx: Ctx): Promise<string[]> {
  const published = await Promise.all(documentKinds.map((kind) => publishedVersions(ctx.read, kind)))
  return documentKinds.filter((_kind, at) => published[at]?.length === 0).map((kind) => urls.document(kind))
}
