import { toInstant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { DraftTable } from '#db/schema/composer.ts'

const ofComments = 'comment:'

/** The member's drafts of an answer to a thread and of comments in it: a member has few, a thread may have many posts. */
export function draftsOfThread(db: Db, memberId: string, threadId: string) {
  return db
    .selectFrom('draft')
    .select([
      'draft.id',
      'draft.member_id',
      'draft.place',
      'draft.fields',
      'draft.kept',
      'draft.revision',
      'draft.saved_at',
    ])
    .where('draft.member_id', '=', memberId)
    .where((on) =>
      on.or([
        on('draft.place', '=', `answer:${threadId}`),
        on.and([
          on('draft.place', 'like', `${ofComments}%`),
          on.exists(
            on
              .selectFrom('post as about')
              .select('about.id')
              .where('about.id', '=', on.fn<string>('substr', ['draft.place', on.lit(ofComments.length + 1)]))
              .where('about.thread_id', '=', threadId),
          ),
        ]),
      ]),
    )
}

/** The drafts that a thread was read with. */
export function draftsIn(column: string): DraftTable[] {
  return (JSON.parse(column) as DraftTable[]).map((row) => ({ ...row, saved_at: toInstant(row.saved_at) }))
}
