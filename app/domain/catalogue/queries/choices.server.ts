import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { behindConsonants, consonantKey, isFirstConsonants } from '#app/core/first-consonants.ts'
import { decodeCursor, toPage, type Page } from '#app/core/page.ts'
import { seesArea, seesPrivate } from '#app/domain/access/area.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import { flatTree, placeOf, treeOf } from '#app/domain/catalogue/category-tree.ts'
import type { Named } from '#app/domain/catalogue/named.ts'
import { mayPostIn } from '#app/domain/catalogue/posting.ts'
import { tagNameOf } from '#app/domain/catalogue/tag-name.ts'
import { readTemplates, templateFor, threadKinds } from '#app/domain/catalogue/templates.ts'
import type { ThreadKind } from '#db/schema/threads.ts'
import { allCategories } from './categories.server.ts'
import { categoryText } from './category-text.ts'

/** `depth` 1 at the top; `area` null: everybody sees it. */
export type CategoryView = Named & { about: string; depth: number; area: string | null }
export type ProductView = Named & { /** Newest first. */ versions: string[] }
export type TagCount = { name: string; threadCount: number }

const versionsShape = z.array(z.string())

/** Categories that are not archived and that the reader sees, each before those below it, in the reader's language. */
export async function categories(ctx: Ctx): Promise<CategoryView[]> {
  const nodes = flatTree(treeOf(await allCategories(ctx.read))).filter(
    ({ archived, area }) => !archived && seesArea(ctx.actor, area),
  )
  return nodes.map((node) => ({ ...categoryText(ctx.locale, node.row), depth: node.depth, area: node.area }))
}

/**
 * Categories to choose from: those in which the reader may start threads, and the present one of a thread. "Meter ›
 * Wi-Fi".
 */
export async function categoryChoices(ctx: Ctx, present: string | null = null): Promise<Named[]> {
  const nodes = flatTree(treeOf(await allCategories(ctx.read)))
  return nodes
    .filter((node) => node.row.slug === present || (!node.archived && mayPostIn(ctx.actor, placeOf(node))))
    .map((node) => ({
      slug: node.row.slug,
      name: [...node.path, node.row]
        .filter((row) => seesArea(ctx.actor, row.area))
        .map((row) => categoryText(ctx.locale, row).name)
        .join(' › '),
    }))
}

/** The initial values of a new thread in a category: a product, and a text per kind. */
export type ThreadStart = { product: string | null; texts: Partial<Record<ThreadKind, string>> }

/** Initial values by category, in the reader's language; categories without any are left out. Two queries. */
export async function threadStarts(ctx: Ctx): Promise<Record<string, ThreadStart>> {
  const [rows, sold] = await Promise.all([
    allCategories(ctx.read),
    ctx.read.selectFrom('product').select(['id', 'slug']).where('archived_at', 'is', null).execute(),
  ])
  const slugs = new Map(sold.map(({ id, slug }) => [id, slug]))
  const open = flatTree(treeOf(rows)).filter((node) => !node.archived && mayPostIn(ctx.actor, placeOf(node)))
  return Object.fromEntries(
    open.flatMap(({ row }) => {
      const templates = readTemplates(row.templates)
      const texts = Object.fromEntries(
        threadKinds.map((kind) => [kind, templateFor(templates, kind, ctx.locale)]).filter(([, text]) => text !== ''),
      )
      const product = slugs.get(row.default_product_id ?? '') ?? null
      return product === null && Object.keys(texts).length === 0 ? [] : [[row.slug, { product, texts }]]
    }),
  )
}

/** Products that are not archived, in their order. */
export async function products(ctx: Ctx): Promise<ProductView[]> {
  const rows = await ctx.read
    .selectFrom('product')
    .selectAll()
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('slug')
    .execute()
  return rows.map((row) => ({
    slug: row.slug,
    name: ctx.locale === 'ko' ? row.name_ko : row.name_en,
    versions: versionsShape.parse(JSON.parse(row.versions)),
  }))
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

/**
 * A tag by its name or by a synonym; null when there is none, or when only hidden threads have it and it has no
 * description: its name would tell what they are about.
 */
export async function tagNamed(ctx: Ctx, name: string): Promise<(TagCount & { id: string; about: string }) | null> {
  const row = await ctx.read
    .selectFrom('tag as given')
    .innerJoin('tag', (join) => join.on((eb) => eb('tag.id', '=', eb.fn.coalesce('given.synonym_of_id', 'given.id'))))
    .select([
      'tag.id',
      'tag.name',
      'tag.thread_count as threadCount',
      ctx.locale === 'ko' ? 'tag.about_ko as about' : 'tag.about_en as about',
    ])
    .where('given.name', '=', name)
    .where((eb) =>
      eb.or([
        eb('tag.thread_count', '>', 0),
        eb('tag.about_en', '!=', ''),
        eb('tag.about_ko', '!=', ''),
        // Threads of private areas are in no count.
        ...(seesPrivate(ctx.actor)
          ? [
              eb.exists(
                eb
                  .selectFrom('thread_tag')
                  .innerJoin('thread', 'thread.id', 'thread_tag.thread_id')
                  .select('thread.id')
                  .whereRef('thread_tag.tag_id', '=', 'tag.id')
                  .where('thread.area', 'is not', null)
                  .where(shownThread(ctx.actor)),
              ),
            ]
          : []),
      ]),
    )
    .executeTakeFirst()
  return row ?? null
}

/** How many tags a page shows. */
const tagsPerPage = 100

/**
 * A page of tags in use, the most used first or by name; `search` narrows by a part of the name. Synonyms are not
 * listed.
 */
export async function tagPage(
  ctx: Ctx,
  { search, sort }: { search: string; sort: 'popular' | 'name' },
  cursor: string | null,
): Promise<Page<TagCount & { about: string }>> {
  const words = tagNameOf(search)
  let query = ctx.read
    .selectFrom('tag')
    .select(['name', 'thread_count as threadCount', ctx.locale === 'ko' ? 'about_ko as about' : 'about_en as about'])
    .where('thread_count', '>', 0)
    .where('synonym_of_id', 'is', null)
    .limit(tagsPerPage + 1)
  if (words !== '')
    query = query.where((eb) =>
      ctx.dialect.caseFoldedLike(eb.ref('name'), `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`),
    )
  if (sort === 'popular') query = query.orderBy('thread_count', 'desc')
  query = query.orderBy('name')
  if (cursor !== null) {
    const [count, name] = decodeCursor(cursor, 2)
    query = query.where((eb) => {
      const later = eb('name', '>', String(name))
      return sort === 'name'
        ? later
        : eb.or([eb('thread_count', '<', Number(count)), eb.and([eb('thread_count', '=', Number(count)), later])])
    })
  }
  return toPage(await query.execute(), tagsPerPage, (row) => [row.threadCount, row.name])
}

/**
 * Tags whose name or synonym begins with the text, or with syllables of these first consonants, most used first, for
 * completion while typing.
 */
export async function tagsBeginning(ctx: Ctx, text: string, limit: number): Promise<TagCount[]> {
  const begin = tagNameOf(text)
  if (begin === '') return []
  return (
    ctx.read
      .selectFrom('tag as given')
      .innerJoin('tag', (join) => join.on((eb) => eb('tag.id', '=', eb.fn.coalesce('given.synonym_of_id', 'given.id'))))
      .select((eb) => ['tag.name', eb.fn.max('tag.thread_count').as('threadCount')])
      .where((eb) =>
        isFirstConsonants(begin)
          ? eb.and([
              eb('given.initials', '>=', consonantKey(begin)),
              eb('given.initials', '<', behindConsonants(consonantKey(begin))),
            ])
          : ctx.dialect.caseFoldedLike(eb.ref('given.name'), `${begin.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`),
      )
      // The name of a tag that only hidden threads have would tell what they are about.
      .where('tag.thread_count', '>', 0)
      .groupBy('tag.name')
      .orderBy('threadCount', 'desc')
      .orderBy('tag.name')
      .limit(limit)
      .execute()
  )
}

/** Other names that lead to a tag. */
export async function synonymsOf(ctx: Ctx, tagId: string): Promise<string[]> {
  return (
    await ctx.read.selectFrom('tag').select('name').where('synonym_of_id', '=', tagId).orderBy('name').execute()
  ).map(({ name }) => name)
}
