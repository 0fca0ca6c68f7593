import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { allCategories } from '#app/domain/catalogue/queries/categories.server.ts'
import { categoryText } from '#app/domain/catalogue/queries/category-text.ts'
import { readRule, type Condition, type Group } from '#app/domain/groups/group.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { allGroups, findGroup, membershipsOf, rightsOn } from './groups.server.ts'

/** A group in a list: its name in the reader's language, and how many members it has for whatever reason. */
export type GroupLine = { key: string; name: string; about: string; members: number; rule: Condition[] }

/** All groups by key. Two queries. @throws forbidden */
export async function groupList(ctx: Ctx): Promise<GroupLine[]> {
  authorize(ctx.actor, 'group.administer')
  const [groups, counts] = await Promise.all([allGroups(ctx.read), memberCounts(ctx.read)])
  return groups.map((group) => ({ ...textsOf(ctx, group), members: counts.get(group.id) ?? 0, rule: readRule(group) }))
}

/** A member of a group with each reason why they are. */
export type GroupMember = { id: string; handle: string; name: string; sources: { source: string; since: string }[] }

/**
 * One group with a page of its members by handle, and the categories where it has rights of its own. @throws forbidden;
 * not_found; invalid for a broken cursor
 */
export async function groupPage(
  ctx: Ctx,
  key: string,
  { limit, cursor }: PageRequest,
): Promise<{ group: Group; line: GroupLine; members: Page<GroupMember>; categories: { id: string; name: string }[] }> {
  authorize(ctx.actor, 'group.administer')
  const group = await findGroup(ctx.read, key)
  if (group === null) throw notFound()
  const rows = await ctx.read
    .selectFrom('member')
    .select(['member.id', 'member.handle', 'member.name'])
    .where('member.id', 'in', (eb) =>
      eb.selectFrom('group_member').select('group_member.member_id').where('group_member.group_id', '=', group.id),
    )
    .$if(cursor !== null, (all) => all.where('member.handle', '>', String(decodeCursor(cursor ?? '', 1)[0])))
    .orderBy('member.handle')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, ({ handle }) => [handle])
  const [sources, counts, categories, rights] = await Promise.all([
    sourcesOf(
      ctx.read,
      group.id,
      page.items.map(({ id }) => id),
    ),
    memberCounts(ctx.read, group.id),
    allCategories(ctx.read),
    ctx.read.selectFrom('category_right').select('category_id').where('group_id', '=', group.id).execute(),
  ])
  const ids = new Set(rights.map(({ category_id }) => category_id))
  return {
    group,
    line: { ...textsOf(ctx, group), members: counts.get(group.id) ?? 0, rule: readRule(group) },
    members: { next: page.next, items: page.items.map((row) => ({ ...row, sources: sources.get(row.id) ?? [] })) },
    categories: categories
      .filter(({ id }) => ids.has(id))
      .map((row) => ({ id: row.id, name: categoryText(ctx.locale, row).name })),
  }
}

/** The groups of a member with every reason of each, by key. One query. @throws forbidden */
export async function groupsOfMember(
  ctx: Ctx,
  memberId: string,
): Promise<{ key: string; name: string; sources: string[] }[]> {
  authorize(ctx.actor, 'group.administer')
  const rows = await membershipsOf(ctx.read, memberId)
  return [...Map.groupBy(rows, ({ key }) => key)].map(([key, some]) => ({
    key,
    name: (ctx.locale === 'ko' ? some[0]?.name_ko : some[0]?.name_en) ?? key,
    sources: some.map(({ source }) => source),
  }))
}

/** What each group may do in a category: a row for every group, with and without rights. */
export type RightsRow = {
  key: string
  name: string
  sees: boolean
  asks: boolean
  answers: boolean
  moderates: boolean
}

/** @throws forbidden */
export async function rightsTable(ctx: Ctx, categoryId: string): Promise<RightsRow[]> {
  authorize(ctx.actor, 'group.administer')
  const [groups, rights] = await Promise.all([allGroups(ctx.read), rightsOn(ctx.read, categoryId)])
  const byGroup = new Map(rights.map((right) => [right.group_id, right]))
  return groups.map((group) => {
    const right = byGroup.get(group.id)
    return {
      key: group.key,
      name: textsOf(ctx, group).name,
      sees: right !== undefined,
      asks: right?.asks === 1,
      answers: right?.answers === 1,
      moderates: right?.moderates === 1,
    }
  })
}

function textsOf({ locale }: Ctx, { key, name_en, name_ko, about_en, about_ko }: Group) {
  return locale === 'ko' ? { key, name: name_ko, about: about_ko } : { key, name: name_en, about: about_en }
}

async function memberCounts(db: Db, groupId: string | null = null): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('group_member')
    .select((eb) => ['group_id', eb.fn.count<number>('member_id').distinct().as('count')])
    .$if(groupId !== null, (all) => all.where('group_id', '=', groupId))
    .groupBy('group_id')
    .execute()
  return new Map(rows.map(({ group_id, count }) => [group_id, Number(count)]))
}

async function sourcesOf(
  db: Db,
  groupId: string,
  memberIds: readonly string[],
): Promise<Map<string, { source: string; since: string }[]>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('group_member')
    .select(['member_id', 'source', 'since'])
    .where('group_id', '=', groupId)
    .where('member_id', 'in', [...memberIds])
    .orderBy('source')
    .execute()
  return Map.groupBy(rows, ({ member_id }) => member_id)
}
