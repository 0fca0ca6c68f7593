import { plus } from '#app/core/time.ts'
import { newId } from '#app/core/ids.ts'
import { addMember } from '#app/domain/accounts/register-member.server.ts'
import { openAccount } from '#app/domain/accounts/open-account.server.ts'
import { cast, oneClickAccounts } from '#db/seeds/demo/cast.ts'
import type { DemoMember } from '#db/seeds/demo/cast.ts'
import { categories, products, tags } from '#db/seeds/demo/catalog.ts'
import { demoPassword } from './demo-accounts.ts'
import type { World } from './world.ts'

/** Categories, products with their versions, and tags in the language of those who use them. */
export async function fillCatalog(world: World): Promise<void> {
  const { db } = world.app.platform.open
  await db
    .insertInto('category')
    .values(categories.map((category, position) => ({ id: newId('category'), slug: category.slug, name_en: category.name.en, name_ko: category.name.ko, about_en: category.description.en, about_ko: category.description.ko, position: position + 1, parent_id: null })))
    .onConflict((c) => c.column('slug').doNothing())
    .execute()
  await db
    .insertInto('product')
    .values(products.map((product, position) => ({ id: newId('product'), slug: product.slug, name_en: product.name.en, name_ko: product.name.ko, position, versions: JSON.stringify(product.versions.map(({ version }) => version).reverse()) })))
    .onConflict((c) => c.column('slug').doNothing())
    .execute()
  await db
    .insertInto('tag')
    .values([...new Set(tags.flatMap(({ name }) => [name.en, name.ko]))].map((name) => ({ id: newId('tag'), name, thread_count: 0, created_at: world.now })))
    .onConflict((c) => c.column('name').doNothing())
    .execute()
}

/** The cast joins, longest members first. Only the five accounts on the sign-in page have a password. */
export async function playPeople(world: World): Promise<void> {
  const oneClick: string[] = Object.values(oneClickAccounts)
  const people: readonly DemoMember[] = [...cast].sort((a, b) => b.joinedDaysAgo - a.joinedDaysAgo)
  for (const person of people) {
    const joinedAt = plus(world.now, { days: -person.joinedDaysAgo })
    const ctx = world.app.context({}, { at: joinedAt, quiet: true })
    const account = person.account === undefined ? null : await openAccount(ctx, {
      name: person.account.name,
      kind: person.account.kind,
      plan: person.account.plan,
      startedAt: plus(world.now, { days: -person.account.startedDaysAgo }),
      renewsAt: plus(world.now, { days: person.account.renewsInDays }),
    })
    const { memberId } = await addMember(ctx, {
      handle: person.handle,
      name: person.name,
      email: `${person.handle}@demo.haruwatt.example`,
      password: oneClick.includes(person.handle) ? demoPassword : null,
      bio: person.bio,
      roles: person.roles,
      trustLevel: person.trust,
      locale: person.lang,
      accountId: account?.accountId ?? null,
    })
    world.people.set(person.handle, { memberId, handle: person.handle, name: person.name, roles: ['member', ...person.roles], trustLevel: person.trust })
  }
}
