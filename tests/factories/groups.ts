import type { Actor } from '#app/core/actor.ts'
import { rightsOfMembers } from '#app/domain/access/queries/rights-of-members.server.ts'
import { addToGroup } from '#app/domain/groups/add-to-group.server.ts'
import { groupShape } from '#app/domain/groups/input.ts'
import { createGroup } from '#app/domain/groups/save-group.server.ts'
import { setCategoryRights, type GroupRight } from '#app/domain/groups/set-category-rights.server.ts'
import type { TestApp } from '#tests/setup/test-app.ts'
import { aPlace } from './catalogue.ts'

/** A group made by an admin, with these members added by hand. @param plans accounts with one of them belong to it; so with `products` */
export async function aGroup(
  app: TestApp,
  by: Actor,
  key: string,
  {
    members = [],
    plans = '',
    products = [],
    tiers = [],
  }: { members?: readonly Actor[]; plans?: string; products?: string[]; tiers?: string[] } = {},
): Promise<string> {
  await createGroup(app.as(by), { key, ...groupShape.parse({ nameEn: key, nameKo: key, plans, products, tiers }) })
  for (const { handle } of members) await addToGroup(app.as(by), { key, handle: handle ?? '' })
  return key
}

/** A category that only groups see, with the rights of each; `{ }` lets a group read. @returns its id */
export async function aPrivateArea(
  app: TestApp,
  by: Actor,
  slug: string,
  rights: Record<string, Partial<GroupRight>>,
  given: Record<string, string> = {},
): Promise<string> {
  const categoryId = await aPlace(app, by, slug, { seeing: 'groups', ...given })
  await setCategoryRights(app.as(by), {
    categoryId,
    rights: Object.entries(rights).map(([group, right]) => ({
      group,
      asks: false,
      answers: false,
      moderates: false,
      ...right,
    })),
  })
  return categoryId
}

/** The member as a session of this moment has them: with the rights of their groups. */
export async function asOfNow(app: TestApp, actor: Actor): Promise<Actor> {
  const id = actor.memberId ?? ''
  return { ...actor, rights: (await rightsOfMembers(app.visitor().read, [id])).get(id) }
}
