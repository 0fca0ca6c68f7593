import type { Actor } from '#app/core/actor.ts'
import type { ThreadInput } from '#app/domain/threads/input.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import type { TestApp } from '#tests/setup/test-app.ts'
import { aThread } from './threads.ts'

export const inEnglish = { title: 'Firmware 4.2.1 is here', body: 'The meter **updates** tonight by kettle time.' }
export const inKorean = { title: '펌웨어 4.2.1을 보내요', body: '오늘 밤에 미터가 **올라가요**. 할 일은 없어요.' }

/** An announcement in English with its Korean translation, or with another one. */
export function anAnnouncement(
  app: TestApp,
  { by, ...given }: { by: Actor } & Partial<ThreadInput>,
): Promise<{ thread: Thread; post: Post }> {
  return aThread(app, { by, kind: 'announcement', ...inEnglish, translation: inKorean, ...given })
}
