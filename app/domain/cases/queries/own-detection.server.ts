import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { HeldFigures, OwnVersion } from '#app/domain/cases/detection/own/own-version.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { DetectionHeadTable } from '#db/schema/cases.ts'

/** Posts that staff said something of, by what they said last, in the order of the posts. The newest `most` of them. */
export async function labelledPosts(
  db: Db,
  most: number,
): Promise<{ text: string; lang: 'ko' | 'en' | undefined; is: boolean }[]> {
  const rows = await db
    .selectFrom('detection_label')
    .innerJoin('post', 'post.id', 'detection_label.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select([
      'detection_label.post_id',
      'detection_label.verdict',
      'post.kind',
      'post.body',
      'post.lang',
      'thread.title',
    ])
    .where('post.body', '!=', '')
    .orderBy('detection_label.post_id', 'desc')
    .orderBy('detection_label.at')
    .orderBy('detection_label.id')
    .limit(most)
    .execute()
  return [...Map.groupBy(rows, (row) => row.post_id).values()]
    .flatMap((own) => own.at(-1) ?? [])
    .map(({ kind, title, body, lang, verdict }) => ({
      text: kind === 'opening' ? `${title}\n\n${body}` : body,
      lang: lang ?? undefined,
      is: verdict === 'complaint',
    }))
    .reverse()
}

export async function headById(db: Db, id: string): Promise<DetectionHeadTable | null> {
  return (await db.selectFrom('detection_head').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function latestHead(db: Db): Promise<Pick<DetectionHeadTable, 'labels' | 'held'> | null> {
  const row = await db
    .selectFrom('detection_head')
    .select(['labels', 'held'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

const versionsShown = 10

/** The versions that this site learnt, the newest first, and how many posts have a label. Two queries. @throws forbidden */
export async function ownVersions(ctx: Ctx): Promise<{ labels: number; inUse: string | null; versions: OwnVersion[] }> {
  authorize(ctx.actor, 'setting.change')
  const { count } = await ctx.read
    .selectFrom('detection_label')
    .select((eb) => eb.fn.count<number>('post_id').distinct().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await ctx.read
    .selectFrom('detection_head')
    .select(['id', 'trained_at', 'labels', 'held', 'figures'])
    .orderBy('id', 'desc')
    .limit(versionsShown)
    .execute()
  const inUse = ctx.setting('cases.ownDetection')
  return {
    labels: Number(count),
    inUse: inUse === '' ? null : inUse,
    versions: rows.map(({ figures, ...row }) => ({
      ...row,
      ...(JSON.parse(figures) as { shipped: HeldFigures; own: HeldFigures }),
    })),
  }
}
