import { plus } from '#app/core/time.ts'
import { rightsOfMembers } from '#app/domain/access/queries/rights-of-members.server.ts'
import { categoryShape } from '#app/domain/catalogue/input.ts'
import { saveCategory } from '#app/domain/catalogue/save-category.server.ts'
import { groupShape } from '#app/domain/groups/input.ts'
import { createGroup } from '#app/domain/groups/save-group.server.ts'
import { setCategoryRights } from '#app/domain/groups/set-category-rights.server.ts'
import { plans } from '#db/seeds/demo/catalog.ts'
import { privateArea, privateThreads } from '#db/seeds/demo/private-area.ts'
import { threadActs } from './thread-acts.ts'
import { actAs, type Act, type World } from './world.ts'

/** The private area of the demo: its group, its rights, and what is written there. */
export function areaActs(world: World): Act[] {
  const at = plus(world.now, { days: -privateArea.openedDaysAgo })
  return [{ at, play: () => openArea(world, at) }, ...privateThreads.flatMap((thread) => threadActs(world, thread))]
}

async function openArea(world: World, at: Act['at']): Promise<void> {
  const { slug, area, name, about, group } = privateArea
  const ctx = actAs(world, 'sujin', at)
  const { db } = world.app.platform.open
  const idOf = async (wanted: string): Promise<string> =>
    (await db.selectFrom('category').select('id').where('slug', '=', wanted).executeTakeFirstOrThrow()).id
  await createGroup(ctx, {
    key: group.key,
    ...groupShape.parse({
      nameEn: group.name.en,
      nameKo: group.name.ko,
      aboutEn: group.about.en,
      aboutKo: group.about.ko,
      plans: plans[group.plan].en,
    }),
  })
  await saveCategory(
    ctx,
    null,
    categoryShape.parse({
      slug,
      parentId: await idOf(area),
      nameEn: name.en,
      nameKo: name.ko,
      aboutEn: about.en,
      aboutKo: about.ko,
      seeing: 'groups',
      posting: 'groups',
    }),
  )
  await setCategoryRights(ctx, {
    categoryId: await idOf(slug),
    rights: [{ group: group.key, asks: true, answers: true, moderates: false }],
  })
  await readRights(world)
}

/** The people of the play carry their rights as a session would. */
async function readRights(world: World): Promise<void> {
  const ids = [...world.people.values()].flatMap(({ memberId }) => memberId ?? [])
  const rights = await rightsOfMembers(world.app.platform.open.db, ids)
  for (const [handle, actor] of world.people)
    world.people.set(handle, { ...actor, rights: rights.get(actor.memberId ?? '') })
}
