import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import type { Named } from './thread-summaries.server.ts'

export type CategoryView = Named & { about: string }
export type ProductView = Named & { /** Newest first. */ versions: string[] }
export type TagCount = { name: string; threadCount: number }

const versionsShape = z.array(z.string())

/** All categories in their order, in the reader's language. */
export async function categories(ctx: Ctx): Promise<CategoryView[]> {
  const rows = await ctx.read.selectFrom('category').selectAll().orderBy('position').orderBy('slug').execute()
  return rows.map((row) => (ctx.locale === 'ko' ? { slug: row.slug, name: row.name_ko, about: row.about_ko } : { slug: row.slug, name: row.name_en, about: row.about_en }))
}

/** Products that are offered, in their order; what is archived is only shown where it was named. */
export async function products(ctx: Ctx): Promise<ProductView[]> {
  const rows = await ctx.read.selectFrom('product').selectAll().where('archived_at', 'is', null).orderBy('position').orderBy('slug').execute()
  return rows.map((row) => ({ slug: row.slug, name: ctx.locale === 'ko' ? row.name_ko : row.name_en, versions: versionsShape.parse(JSON.parse(row.versions)) }))
}

/** Tags with at least one visible thread, the most used first. */
export function tags(ctx: Ctx, limit: number): Promise<TagCount[]> {
  return ctx.read
    .selectFrom('tag')
    .select(['name', 'thread_count as threadCount'])
    .where('thread_count', '>', 0)
    .orderBy('thread_count', 'desc')
    .orderBy('name')
    .limit(limit)
    .execute()
}

/** A tag by its name or by a synonym; null when there is none. */
export async function tagNamed(ctx: Ctx, name: string): Promise<(TagCount & { id: string; about: string }) | null> {
  const row = await ctx.read
    .selectFrom('tag as given')
    .innerJoin('tag', (join) => join.on((eb) => eb('tag.id', '=', eb.fn.coalesce('given.synonym_of_id', 'given.id'))))
    .select(['tag.id', 'tag.name', 'tag.thread_count as threadCount', ctx.locale === 'ko' ? 'tag.about_ko as about' : 'tag.about_en as about'])
    .where('given.name', '=', name)
    .executeTakeFirst()
  return row ?? null
}
