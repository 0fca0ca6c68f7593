import { newId } from '#app/core/ids.ts'
import { dayIn, plus } from '#app/core/time.ts'
import type { AccountInput } from '#app/domain/accounts/customer-accounts/input.ts'
import { saveAccount } from '#app/domain/accounts/customer-accounts/save-account.server.ts'
import { addMember } from '#app/domain/accounts/members/register-member.server.ts'
import { tagNameOf } from '#app/domain/catalogue/tag-name.ts'
import { cast, oneClickAccounts, type DemoAccount, type DemoMember } from '#db/seeds/demo/cast.ts'
import { demoPassword } from '#db/seeds/demo/cast.ts'
import { areas, categories, plans, products, synonyms, tags, type DemoCategory } from '#db/seeds/demo/catalog.ts'
import type { World } from './world.ts'

/** Categories, products with their versions, and tags in the language of those who use them. */
export async function fillCatalog(world: World): Promise<void> {
  const { db } = world.app.platform.open
  const sold = new Map<string, string>(products.map(({ slug }) => [slug, newId('product')]))
  const above = new Map(areas.map(({ slug }) => [slug, newId('category')]))
  const row = (category: DemoCategory, id: string, position: number) => ({
    id,
    slug: category.slug,
    name_en: category.name.en,
    name_ko: category.name.ko,
    about_en: category.description.en,
    about_ko: category.description.ko,
    position: position + 1,
    parent_id: above.get(category.area ?? '') ?? null,
    posting: category.posting ?? (category.area === undefined ? null : ('everyone' as const)),
    default_product_id: sold.get(category.product ?? '') ?? null,
    templates: JSON.stringify({
      ...(category.question === undefined ? {} : { question: category.question }),
      ...(category.idea === undefined ? {} : { idea: category.idea }),
    }),
  })
  await db
    .insertInto('product')
    .values(
      products.map((product, position) => ({
        id: sold.get(product.slug) ?? newId('product'),
        slug: product.slug,
        name_en: product.name.en,
        name_ko: product.name.ko,
        position,
        versions: JSON.stringify(product.versions.map(({ version }) => version).reverse()),
        releases: JSON.stringify(
          Object.fromEntries(
            product.versions.map(({ version, releasedDaysAgo }) => [
              version,
              plus(world.now, { days: -releasedDaysAgo }).slice(0, 10),
            ]),
          ),
        ),
      })),
    )
    .onConflict((c) => c.column('slug').doNothing())
    .execute()
  await db
    .insertInto('category')
    .values([
      ...areas.map((area, position) => row(area, above.get(area.slug) ?? newId('category'), position)),
      ...categories.map((category, position) => row(category, newId('category'), position)),
    ])
    .onConflict((c) => c.column('slug').doNothing())
    .execute()
  await db
    .insertInto('tag')
    .values(
      [...new Set(tags.flatMap(({ name }) => [name.en, name.ko]))].map((name) => ({
        id: newId('tag'),
        name: tagNameOf(name),
        thread_count: 0,
        created_at: world.now,
      })),
    )
    .onConflict((c) => c.column('name').doNothing())
    .execute()
  const named = new Map((await db.selectFrom('tag').select(['id', 'name']).execute()).map(({ id, name }) => [name, id]))
  const leading = synonyms.flatMap(({ tag, words }) =>
    words.flatMap((name) =>
      named.has(tag)
        ? [
            {
              id: newId('tag'),
              name: tagNameOf(name),
              thread_count: 0,
              created_at: world.now,
              synonym_of_id: named.get(tag) ?? null,
            },
          ]
        : [],
    ),
  )
  await db
    .insertInto('tag')
    .values(leading)
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
    const account =
      person.account === undefined
        ? null
        : await saveAccount(ctx, accountOf(world, person.account, person.account.before?.plan ?? person.account.plan))
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
    world.people.set(person.handle, {
      memberId,
      handle: person.handle,
      name: person.name,
      roles: ['member', ...person.roles],
      trustLevel: person.trust,
    })
  }
}

/** The products that come with a plan. */
const productsOf: Record<DemoAccount['plan'], readonly string[]> = {
  home: ['app', 'meter'],
  'home-plus': ['app', 'bills', 'meter'],
  business: ['app', 'bills', 'meter'],
}

/** A customer account with that plan, as the form would send it. */
export function accountOf(
  world: World,
  account: DemoAccount,
  plan: DemoAccount['plan'],
): AccountInput & { externalId: string } {
  const zone = world.app.context().setting('site.timeZone')
  const { name, kind, number, startedDaysAgo, renewsInDays } = account
  return {
    externalId: number,
    name,
    kind,
    plan: plans[plan].en,
    products: [...productsOf[account.plan]],
    startedOn: dayIn(plus(world.now, { days: -startedDaysAgo }), zone),
    renewsOn: dayIn(plus(world.now, { days: renewsInDays }), zone),
  }
}
