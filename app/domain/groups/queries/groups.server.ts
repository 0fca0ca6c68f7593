import type { Condition, Group } from '#app/domain/groups/group.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { CategoryRightTable } from '#db/schema/groups.ts'

export async function findGroup(db: Db, key: string): Promise<Group | null> {
  return (await db.selectFrom('member_group').selectAll().where('key', '=', key).executeTakeFirst()) ?? null
}

export function allGroups(db: Db): Promise<Group[]> {
  return db.selectFrom('member_group').selectAll().orderBy('key').execute()
}

/** Ids of the groups with these keys; unknown keys are left out. */
export async function groupIdsOf(db: Db, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('member_group')
    .select('id')
    .where('key', 'in', [...new Set(keys)])
    .execute()
  return rows.map(({ id }) => id)
}

/** The groups of a member by their keys, with every source of each; a group may come more than once. */
export function membershipsOf(
  db: Db,
  memberId: string,
): Promise<{ group_id: string; key: string; name_en: string; name_ko: string; source: string; since: string }[]> {
  return db
    .selectFrom('group_member')
    .innerJoin('member_group', 'member_group.id', 'group_member.group_id')
    .select(['group_id', 'key', 'name_en', 'name_ko', 'source', 'since'])
    .where('member_id', '=', memberId)
    .orderBy('key')
    .orderBy('source')
    .execute()
}

/** Members who meet one of the conditions. @param among only these; null: of all members */
export async function membersMeeting(
  db: Db,
  conditions: readonly Condition[],
  among: readonly string[] | null,
): Promise<string[]> {
  const values = (kind: Condition['kind']): string[] =>
    conditions.flatMap((condition) => (condition.kind === kind ? [condition.value] : []))
  const [plans, products, tiers] = [values('plan'), values('product'), values('tier')]
  if (plans.length + products.length + tiers.length === 0 || among?.length === 0) return []
  const rows = await db
    .selectFrom('member')
    .leftJoin('account', 'account.id', 'member.account_id')
    .leftJoin('member_standing', 'member_standing.member_id', 'member.id')
    .select('member.id')
    .where((eb) =>
      eb.or([
        ...(plans.length === 0 ? [] : [eb('account.plan', 'in', plans)]),
        // The column is a JSON list of keys; in its quotes a key is whole.
        ...products.map((key) =>
          eb(
            eb.fn<string>('replace', ['account.products', eb.val(JSON.stringify(key)), eb.val('')]),
            '!=',
            eb.ref('account.products'),
          ),
        ),
        ...(tiers.length === 0 ? [] : [eb('member_standing.tier', 'in', tiers)]),
      ]),
    )
    .$if(among !== null, (all) => all.where('member.id', 'in', [...(among ?? [])]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Who belongs to the group from this source. @param among only these; null: all */
export async function membersFrom(
  db: Db,
  groupId: string,
  source: string,
  among: readonly string[] | null,
): Promise<string[]> {
  if (among?.length === 0) return []
  const rows = await db
    .selectFrom('group_member')
    .select('member_id')
    .where('group_id', '=', groupId)
    .where('source', '=', source)
    .$if(among !== null, (all) => all.where('member_id', 'in', [...(among ?? [])]))
    .execute()
  return rows.map(({ member_id }) => member_id)
}

/** What the groups may do in a category itself, by group. */
export function rightsOn(db: Db, categoryId: string): Promise<CategoryRightTable[]> {
  return db.selectFrom('category_right').selectAll().where('category_id', '=', categoryId).orderBy('group_id').execute()
}
