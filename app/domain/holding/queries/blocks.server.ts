import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { Instant } from '#app/core/time.ts'
import type { BlockKind } from '#app/registry/block-kinds.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { BlockTable } from '#db/schema/holding.ts'

/** A block with who made and who ended it. */
export type Block = BlockTable & {
  /** null: the system. */
  by: string | null
  endedBy: string | null
  inForce: boolean
}

type Effect = Pick<BlockTable, 'kind' | 'value'>

/**
 * The blocks in force that can concern a post: every word, every range of addresses, of hosts those named, and the mail
 * domains of its author. One query.
 */
export function blocksOfPosts(
  db: Db,
  now: Instant,
  { hosts, authorId }: { hosts: readonly string[]; authorId: string },
): Promise<Effect[]> {
  return inForce(db, now)
    .select(['kind', 'value'])
    .where((eb) =>
      eb.or([
        eb('kind', 'in', ['word', 'addresses']),
        ...(hosts.length === 0 ? [] : [eb.and([eb('kind', '=', 'host'), eb('value', 'in', [...hosts])])]),
        eb.and([
          eb('kind', '=', 'mailDomain'),
          eb.exists(
            eb
              .selectFrom('member')
              .select('member.id')
              .where('member.id', '=', authorId)
              .where((of) =>
                of.or(
                  ['%@', '%.'].map((before) =>
                    of(
                      'member.email',
                      'like',
                      of.fn<string>('concat', [of.cast<string>(of.val(before), 'text'), 'block.value']),
                    ),
                  ),
                ),
              ),
          ),
        ]),
      ]),
    )
    .execute()
}

/** The blocks in force that can concern who comes in. @param ip null: no ranges. One query. */
export function blocksOfJoining(
  db: Db,
  now: Instant,
  { domains, ip }: { domains: readonly string[]; ip: string | null },
): Promise<Effect[]> {
  return inForce(db, now)
    .select(['kind', 'value'])
    .where((eb) =>
      eb.or([
        ...(ip === null ? [] : [eb('kind', '=', 'addresses')]),
        eb.and([eb('kind', '=', 'mailDomain'), eb('value', 'in', domains.length === 0 ? [''] : [...domains])]),
      ]),
    )
    .execute()
}

/** The block in force of exactly this; null when there is none. */
export async function blockOf(db: Db, now: Instant, kind: BlockKind, value: string): Promise<Effect | null> {
  const row = await inForce(db, now)
    .select(['kind', 'value'])
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirst()
  return row ?? null
}

export async function findBlock(db: Db, id: string): Promise<BlockTable | null> {
  return (await db.selectFrom('block').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The blocks that a decision made, those that are over too. */
export function blocksOfDecision(db: Db, decisionId: string): Promise<BlockTable[]> {
  return db.selectFrom('block').selectAll().where('decision_id', '=', decisionId).execute()
}

/** Blocks, the newest first. @param q part of what is blocked or of the reason; '' for all. One query. */
export async function blockPage(
  db: Db,
  now: Instant,
  { kind, over, q }: { kind: BlockKind | null; over: boolean; q: string },
  page: PageRequest,
): Promise<Page<Block>> {
  let query = db
    .selectFrom('block')
    .leftJoin('member', 'member.id', 'block.made_by')
    .leftJoin('member as ender', 'ender.id', 'block.ended_by')
    .selectAll('block')
    .select(['member.name as by', 'ender.name as endedBy'])
    .where((eb) =>
      over
        ? eb.or([eb('block.ended_at', 'is not', null), eb('block.until_at', '<=', now)])
        : eb.and([
            eb('block.ended_at', 'is', null),
            eb.or([eb('block.until_at', 'is', null), eb('block.until_at', '>', now)]),
          ]),
    )
  if (kind !== null) query = query.where('block.kind', '=', kind)
  const part = q.trim().toLowerCase()
  if (part !== '')
    query = query.where((eb) =>
      eb.or(
        (['block.value', 'block.reason'] as const).map((column) =>
          eb(eb.fn<string>('lower', [column]), 'like', `%${part.replaceAll(/[\\%_]/g, '')}%`),
        ),
      ),
    )
  if (page.cursor !== null) query = query.where('block.id', '<', String(decodeCursor(page.cursor, 1)[0]))
  const rows = await query
    .orderBy('block.id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return toPage(
    rows.map((row) => ({ ...row, inForce: !over })),
    page.limit,
    ({ id }) => [id],
  )
}

function inForce(db: Db, now: Instant) {
  return db
    .selectFrom('block')
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
}
