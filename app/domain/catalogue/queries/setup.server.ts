import { z } from 'zod'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { own } from '#app/core/own.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { flatTree, treeOf, type Category, type TreeNode } from '#app/domain/catalogue/category-tree.ts'
import { tagNameOf } from '#app/domain/catalogue/tag-name.ts'
import { readTemplates, type Templates } from '#app/domain/catalogue/templates.ts'
import type { TagChangeTable } from '#db/schema/threads.ts'
import { allCategories, threadCounts } from './categories.server.ts'

/** Every category with all that can be set, each before those below it. `threads`: visible ones in it alone. */
export type CategorySetup = {
  row: Category
  node: Omit<TreeNode, 'children'>
  templates: Templates
  threads: number
  first: boolean
  last: boolean
}

/** @throws forbidden */
export async function categorySetups(ctx: Ctx): Promise<CategorySetup[]> {
  authorize(ctx.actor, 'category.administer')
  const [rows, counts] = await Promise.all([allCategories(ctx.read), threadCounts(ctx.read)])
  const tree = treeOf(rows)
  const all = flatTree(tree)
  return all.map((node) => {
    const parentId = node.path.at(-1)?.id
    const beside = parentId === undefined ? tree : (all.find(({ row }) => row.id === parentId)?.children ?? [])
    const at = beside.findIndex(({ row }) => row.id === node.row.id)
    const { children: _children, ...rest } = node
    return {
      row: node.row,
      node: rest,
      templates: readTemplates(node.row.templates),
      threads: counts.get(node.row.id) ?? 0,
      first: at === 0,
      last: at === beside.length - 1,
    }
  })
}

export type ProductSetup = {
  id: string
  slug: string
  nameEn: string
  nameKo: string
  versions: { version: string; day: string | null }[]
  archived: boolean
  threads: number
}

const listShape = z.array(z.string())
const daysShape = z.record(z.string(), z.string())

/** All products with their versions, newest first, and how many visible threads name them. @throws forbidden */
export async function productSetups(ctx: Ctx): Promise<ProductSetup[]> {
  authorize(ctx.actor, 'product.administer')
  const [rows, counts] = await Promise.all([
    ctx.read.selectFrom('product').selectAll().orderBy('position').orderBy('slug').execute(),
    ctx.read
      .selectFrom('thread')
      .select((eb) => ['product_id', eb.fn.countAll<number>().as('count')])
      .where('state', '=', 'visible')
      .where('product_id', 'is not', null)
      .groupBy('product_id')
      .execute(),
  ])
  const threads = new Map(counts.map(({ product_id, count }) => [product_id, count]))
  return rows.map((row) => {
    const days = daysShape.parse(JSON.parse(row.releases))
    return {
      id: row.id,
      slug: row.slug,
      nameEn: row.name_en,
      nameKo: row.name_ko,
      archived: row.archived_at !== null,
      threads: threads.get(row.id) ?? 0,
      versions: listShape
        .parse(JSON.parse(row.versions))
        .map((version) => ({ version, day: own(days, version) ?? null })),
    }
  })
}

export type TagSetup = {
  id: string
  name: string
  threadCount: number
  aboutEn: string
  aboutKo: string
  synonyms: string[]
}

/** A page of tags by name, unused ones too, with their synonyms. Two queries. @throws forbidden */
export async function tagSetups(
  ctx: Ctx,
  { search, unused }: { search: string; unused: boolean },
  { limit, cursor }: PageRequest,
): Promise<Page<TagSetup>> {
  authorize(ctx.actor, 'tag.administer')
  const words = tagNameOf(search)
  let query = ctx.read
    .selectFrom('tag')
    .select(['id', 'name', 'thread_count', 'about_en', 'about_ko'])
    .where('synonym_of_id', 'is', null)
    .orderBy('name')
    .limit(limit + 1)
  if (unused) query = query.where('thread_count', '=', 0)
  if (cursor !== null) query = query.where('name', '>', String(decodeCursor(cursor, 1)[0]))
  if (words !== '') {
    const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where((eb) =>
      eb.or([
        ctx.dialect.caseFoldedLike(eb.ref('name'), pattern),
        eb(
          'id',
          'in',
          eb
            .selectFrom('tag as other')
            .select((of) => of.fn.coalesce('other.synonym_of_id', 'other.id').as('id'))
            .where('other.synonym_of_id', 'is not', null)
            .where((of) => ctx.dialect.caseFoldedLike(of.ref('other.name'), pattern)),
        ),
      ]),
    )
  }
  const page = toPage(await query.execute(), limit, (row) => [row.name])
  const synonyms = await synonymsByTag(
    ctx,
    page.items.map(({ id }) => id),
  )
  return {
    ...page,
    items: page.items.map((row) => ({
      id: row.id,
      name: row.name,
      threadCount: row.thread_count,
      aboutEn: row.about_en,
      aboutKo: row.about_ko,
      synonyms: synonyms.get(row.id) ?? [],
    })),
  }
}

/** One tag as it is set up; null when there is none, or it is a synonym. @throws forbidden */
export async function tagSetup(ctx: Ctx, id: string): Promise<TagSetup | null> {
  authorize(ctx.actor, 'tag.administer')
  const row = await ctx.read
    .selectFrom('tag')
    .selectAll()
    .where('id', '=', id)
    .where('synonym_of_id', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id,
    name: row.name,
    threadCount: row.thread_count,
    aboutEn: row.about_en,
    aboutKo: row.about_ko,
    synonyms: (await synonymsByTag(ctx, [id])).get(id) ?? [],
  }
}

/** The latest renames and merges, newest first; `by` null: the account was deleted. @throws forbidden */
export async function tagChanges(
  ctx: Ctx,
  limit: number,
): Promise<
  (Pick<TagChangeTable, 'id' | 'kind' | 'name_before' | 'name_after' | 'reason' | 'changed_at' | 'undone_at'> & {
    by: string | null
  })[]
> {
  authorize(ctx.actor, 'tag.administer')
  return ctx.read
    .selectFrom('tag_change')
    .leftJoin('member', 'member.id', 'tag_change.changed_by')
    .select([
      'tag_change.id',
      'kind',
      'name_before',
      'name_after',
      'reason',
      'changed_at',
      'undone_at',
      'member.name as by',
    ])
    .orderBy('changed_at', 'desc')
    .orderBy('tag_change.id', 'desc')
    .limit(limit)
    .execute()
}

async function synonymsByTag(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (ids.length === 0) return found
  const rows = await ctx.read
    .selectFrom('tag')
    .select(['name', 'synonym_of_id'])
    .where('synonym_of_id', 'in', [...ids])
    .orderBy('name')
    .execute()
  for (const { name, synonym_of_id } of rows)
    found.set(synonym_of_id ?? '', [...(found.get(synonym_of_id ?? '') ?? []), name])
  return found
}

/** Every product with its name, for a choice. @throws forbidden */
export async function productSlugs(ctx: Ctx): Promise<{ id: string; slug: string; name: string }[]> {
  authorize(ctx.actor, 'category.administer')
  return ctx.read
    .selectFrom('product')
    .select(['id', 'slug', ctx.locale === 'ko' ? 'name_ko as name' : 'name_en as name'])
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('slug')
    .execute()
}
