import type { Thread } from '#app/domain/threads/thread.ts'
import type { Db } from '#db/dialects/dialect.ts'

/**
 * Open questions with an answer by another member from before `answeredBefore`, whose asker was never reminded; oldest
 * first.
 */
export function questionsToRemind(
  db: Db,
  answeredBefore: string,
  limit: number,
): Promise<Pick<Thread, 'id' | 'author_id'>[]> {
  return db
    .selectFrom('thread')
    .select(['id', 'author_id'])
    .where('kind', '=', 'question')
    .where('state', '=', 'visible')
    .where('answer_count', '>', 0)
    .where('accepted_post_id', 'is', null)
    .where('duplicate_of_id', 'is', null)
    .where('archived_at', 'is', null)
    .where('accept_reminded_at', 'is', null)
    .where('imported_key', 'is', null)
    .where('author_id', 'is not', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('post')
          .select('post.id')
          .whereRef('post.thread_id', '=', 'thread.id')
          .where('post.kind', '=', 'answer')
          .where('post.state', '=', 'visible')
          .where('post.created_at', '<=', answeredBefore)
          .where((on) =>
            on.or([on('post.author_id', 'is', null), on('post.author_id', '!=', on.ref('thread.author_id'))]),
          ),
      ),
    )
    .orderBy('created_at')
    .limit(limit)
    .execute()
}
